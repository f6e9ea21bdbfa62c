import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSchedules, type ScheduleSpec, type Schedules } from './schedules.ts';
import { openSurroundings, optionsIn, removeFolder, type Surroundings } from './test-kit.ts';

const minute = 60_000;
const spec: ScheduleSpec = {
  name: 's',
  arn: 'arn:local:events:local:1:rule/s',
  expression: 'rate(1 minute)',
  enabled: true,
  targets: [{ Id: 'a', Arn: 'arn:local:lambda:local:1:function:f' }],
};

let around: Surroundings;
let schedules: Schedules;

function given(...specs: Partial<ScheduleSpec>[]): void {
  schedules = createSchedules({ ...optionsIn(around), dataDir: around.folder });
  for (const one of specs) schedules.add({ ...spec, ...one });
  schedules.start();
}

async function restart(...specs: Partial<ScheduleSpec>[]): Promise<void> {
  schedules.stop();
  await around.end();
  const { invoked } = around;
  around = await openSurroundings(around.folder);
  around.invoked.push(...invoked);
  given(...specs);
}

beforeEach(async () => {
  around = await openSurroundings();
});
afterEach(async () => {
  schedules.stop();
  await around.end();
  removeFolder(around.folder);
});

const fired = (count: number) => expect.poll(() => around.invoked.length).toBe(count);

describe('a schedule', () => {
  test("fires when the engine's clock reaches its time, with EventBridge's event", async () => {
    given({});
    expect(around.invoked).toEqual([]);
    around.clock.advance(minute);
    await fired(1);
    expect(around.invoked[0]).toMatchObject([
      'f',
      { 'detail-type': 'Scheduled Event', source: 'aws.events', resources: [spec.arn], detail: {} },
    ]);
  });

  test('fires once for occasions that were missed together', async () => {
    given({});
    around.clock.advance(5 * 24 * 60 * minute);
    await fired(1);
    around.clock.advance(minute);
    await fired(2);
  });

  test('fires after a restart what was due meanwhile, and nothing twice', async () => {
    given({});
    around.clock.advance(minute);
    await fired(1);
    await restart({});
    expect(schedules.next()[0]?.at).toBeGreaterThan(around.clock.now());
    expect(around.invoked).toHaveLength(1);
    schedules.stop();
    around.clock.advance(minute);
    await restart({});
    await fired(2);
  });

  test('fires on demand, and only when it is enabled', async () => {
    given({}, { enabled: false, arn: 'other' });
    expect(schedules.fireAll()).toBe(1);
    await fired(1);
    expect(schedules.next()).toMatchObject([{ name: 's' }]);
  });

  test('can feed a queue with an input of its own', async () => {
    const queue = around.queues.create({ name: 'q', attributes: {} }).arn;
    given({ targets: [{ Id: 'a', Arn: queue, Input: '{"tick":1}' }] });
    around.clock.advance(minute);
    await expect.poll(() => around.queues.peek('q').map(({ body }) => body)).toEqual(['{"tick":1}']);
  });
});
