import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { execute } from '../log/index.ts';
import { startTestCloud, type TestCloud } from '../testing/cloud.ts';
import { createDeadlines } from './deadlines.ts';
import { project } from './projector.ts';
import type { Runtime } from './runtime.ts';
import { bank } from './testing/bank.ts';
import { reminder } from './testing/reminder.ts';

let cloud: TestCloud;
let runtime: Runtime;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(async () => {
  runtime = { ...(await cloud.runtimeOf(bank)), now: () => Date.parse('2026-11-23T01:00:00Z') };
});
afterAll(() => cloud.stop());

async function remind(at: string, name = 'visit'): Promise<string> {
  const id = randomUUID();
  const deps = { log: runtime.commits, repository: runtime.repository, now: runtime.now };
  await execute(deps, reminder, { id, command: { type: 'set', name, at }, commandId: id, by: 'tester' });
  await project(runtime, `reminder/${id}`, 0);
  return id;
}
const rung = async (id: string) => (await runtime.repository.load(reminder, id)).state.rung;

describe('the deadlines of a service', () => {
  test('given some are due and some are not, when it is time, then what is due is done and nothing else', async () => {
    const due = [await remind('2026-11-23T08:59:59+08:00'), await remind('2026-11-23T01:00:00.000Z')];
    const later = await remind('2026-11-23T01:00:00.001Z');
    expect(await createDeadlines(runtime)()).toEqual({ kept: 2, failed: 0 });
    expect(await Promise.all([...due, later].map(rung))).toEqual([1, 1, 0]);
  });

  test('given the views have not followed yet, when the next run comes, then nothing happens twice', async () => {
    const id = await remind('2026-11-23T01:00:00Z');
    await createDeadlines(runtime)();
    await createDeadlines(runtime)();
    expect(await rung(id)).toBe(1);
    expect(await runtime.commits.read(`reminder/${id}`)).toMatchObject([{}, { by: 'deadline:visit' }]);
    await project(runtime, `reminder/${id}`, 1);
    expect(await createDeadlines(runtime)()).toEqual({ kept: 0, failed: 0 });
  });

  test('given one that was kept, when another is set for the same moment under the same name, then that is kept, too', async () => {
    const at = '2026-11-23T01:00:00Z';
    const id = await remind(at);
    await createDeadlines(runtime)();
    await project(runtime, `reminder/${id}`, 1);
    const deps = { log: runtime.commits, repository: runtime.repository, now: runtime.now };
    const command = { type: 'set', name: 'visit', at } as const;
    await execute(deps, reminder, { id, command, commandId: `${id}-2`, by: 'tester' });
    await project(runtime, `reminder/${id}`, 2);
    expect(await createDeadlines(runtime)()).toEqual({ kept: 1, failed: 0 });
    expect(await rung(id)).toBe(2);
    await project(runtime, `reminder/${id}`, 3);
    expect(await createDeadlines(runtime)()).toEqual({ kept: 0, failed: 0 });
  });

  test('given one that fails, when it is time, then the others are done and the run tells that one failed', async () => {
    await remind('2026-11-23T00:00:00Z', 'broken');
    const after = await remind('2026-11-23T00:00:01Z');
    await expect(createDeadlines(runtime)()).rejects.toThrow('1 deadlines could not be kept');
    expect(await rung(after)).toBe(1);
  });

  test('given nothing is due, when it is time, then that costs one read', async () => {
    await remind('2026-11-24T00:00:00Z');
    const calls = () => cloud.callsOf('dynamodb:Query') + cloud.callsOf('dynamodb:GetItem');
    const before = calls();
    expect(await createDeadlines(runtime)()).toEqual({ kept: 0, failed: 0 });
    expect(calls() - before).toBe(1);
  });

  test('given more is due than one page holds, when it is time, then all of it is done', async () => {
    const put = Array.from({ length: 101 }, (_, index) => ({
      list: 'due',
      sort: `2026-11-23T00:00:00.000Z#reminder/r${index}#visit`,
      item: { aggregate: 'reminder', id: `r${index}`, name: 'visit', at: '2026-11-23T00:00:00.000Z' },
    }));
    await runtime.writer.write({ put, remove: [] }, 1);
    const seen = new Set<string>();
    const service = { ...bank, due: async ({ id }: { id: string }) => seen.add(id) };
    expect(await createDeadlines({ ...runtime, service })()).toEqual({ kept: 101, failed: 0 });
    expect(seen.size).toBe(101);
  });

  test('given the service has its own way, when something falls due, then it is asked instead of the aggregate', async () => {
    const id = await remind('2026-11-23T01:00:00Z');
    const seen: unknown[] = [];
    const service = { ...bank, due: async (due: unknown) => seen.push(due) };
    await createDeadlines({ ...runtime, service })();
    expect(seen).toMatchObject([{ aggregate: 'reminder', id, name: 'visit' }]);
    expect(await rung(id)).toBe(0);
  });
});
