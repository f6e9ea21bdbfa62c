import { eventually, type Machine, type World } from '../world.ts';

const aMinute = 60_000;

/** Moves the clock to a minute after a moment; what fell due by then comes with the schedules of `untilSo`. */
export async function passUntil(machine: Machine, moment: number): Promise<void> {
  const ms = moment + aMinute - (await machine.now());
  if (ms > 0) await machine.advance(ms);
}

/** Lets minutes go by, as the schedules see them, until there is something to see. */
export const untilSo = <T>(
  world: World,
  machine: Machine,
  what: string,
  look: () => Promise<T | undefined>,
): Promise<T> =>
  eventually(world, what, async () => {
    await machine.runSchedules();
    return look();
  });
