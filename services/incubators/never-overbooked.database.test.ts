import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog, createRepository, createSnapshots, execute } from '../../shared/log/index.ts';
import { verifyStream } from '../../shared/log/verify.ts';
import { startTestDatabase, type TestDatabase } from '../../shared/testing/database.ts';
import { resource } from './aggregates.ts';
import type { ResourceCommand } from './domain/resource.ts';

const names = { zh: '资源', en: 'Resource' };
const pool = { ...resource, snapshotEvery: 10 };
const writers = 5;
const rounds = 6;

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

/** Writers that know nothing of each other, on the real store. */
async function race() {
  const log = createLog(database.client, await database.createTable('log', 'stream:S', 'version:N'));
  const views = await database.createTable('views', 'list:S', 'sort:S');
  const deps = {
    log,
    repository: createRepository(log, createSnapshots(database.client, views)),
    now: () => Date.now(),
  };
  const run = (by: string, commandId: string, command: ResourceCommand) =>
    execute(deps, pool, { id: 'one', command, commandId, by });
  const offer = { incubator: { id: 'mosu', names }, kind: 'lab', names } as const;
  await run('staff', 'offer', { type: 'offer', offer, capacity: 12 });
  const write = async (writer: number) => {
    for (let round = 0; round < rounds; round += 1) {
      const requestId = `r${writer}-${round}`;
      const enterpriseId = `e${writer}`;
      const apply = { type: 'apply', requestId, enterpriseId, amount: 2 + (round % 3), purpose: '研发' } as const;
      await run(enterpriseId, `apply-${requestId}`, apply);
      await run('staff', `grant-${requestId}`, { type: 'grant', requestId });
      if (round % 2 === 1)
        await run('staff', `end-${requestId}`, { type: 'end', requestId: `r${writer}-${round - 1}` });
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  const { state } = await deps.repository.load(pool, 'one');
  return { state, commits: await log.read('resource/one') };
}

describe('concurrent writers on the database', () => {
  test('never overbook at any commit, and lose no request', async () => {
    const { state, commits } = await race();
    expect(verifyStream(commits)).toEqual({ ok: true, commits: commits.length });
    const known = [...Object.keys(state?.requests ?? {}), ...(state?.over ?? []).map((one) => one.requestId)];
    expect(known).toHaveLength(writers * rounds);
    let at = pool.initial;
    for (const commit of commits)
      for (const event of commit.events) {
        at = pool.evolve(at, event as never, { at: commit.at, by: commit.by, version: commit.version });
        expect(at?.held).toBeLessThanOrEqual(12);
      }
    expect(at).toEqual(state);
  });
});
