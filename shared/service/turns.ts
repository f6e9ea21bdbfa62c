import { streamOf } from '../log/index.ts';
import type { Kit } from './kit.ts';

/** Runs what is about the same thing one after another, and the rest side by side. */
export type InTurn = <T>(about: string, work: () => Promise<T>) => Promise<T>;

/** Turns within one process; what others do at the same time is the log's to settle. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (about, work) => {
    const before = last.get(about);
    const mine = before === undefined ? work() : before.then(work, work);
    last.set(about, mine);
    try {
      return await mine;
    } finally {
      if (last.get(about) === mine) last.delete(about);
    }
  };
}

/** A kit whose commands on one aggregate wait for each other, since a writer who comes second pays for a write in vain. */
export const takingTurns = (kit: Kit, inTurn: InTurn): Kit => ({
  ...kit,
  execute: (aggregate, id, command, expectedVersion) =>
    inTurn(streamOf(aggregate, id), () => kit.execute(aggregate, id, command, expectedVersion)),
  begin: (aggregate, id, command) => inTurn(streamOf(aggregate, id), () => kit.begin(aggregate, id, command)),
});
