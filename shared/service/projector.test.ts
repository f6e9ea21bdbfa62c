import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AnyAggregate, execute, type Row } from '../log/index.ts';
import { type AccountCommand, account } from '../log/testing/account.ts';
import { startTestCloud, type TestCloud } from '../testing/cloud.ts';
import { createProjector, project } from './projector.ts';
import type { Runtime } from './runtime.ts';
import { bank } from './testing/bank.ts';
import { recordsOf } from './testing/stream-records.ts';

/** An account whose rows come, go and come back as they were. */
const shelved = (snapshotEvery?: number) => ({
  ...account(snapshotEvery),
  rows: ({ balance }: { balance: number }, id: string): Row[] => [
    { list: `${id}/${balance % 2 ? 'odd' : 'even'}`, sort: id, item: { balance: balance % 4 } },
    ...(balance > 2 ? [{ list: `${id}/rich`, sort: id, item: {} }] : []),
  ],
});

let cloud: TestCloud;
let runtime: Runtime;
beforeAll(async () => {
  cloud = await startTestCloud();
  runtime = await cloud.runtimeOf(bank);
});
afterAll(() => cloud.stop());

const runtimeWith = (kind: ReturnType<typeof shelved>): Runtime => ({
  ...runtime,
  service: { ...bank, aggregates: [kind as AnyAggregate] },
});

const run = (kind: ReturnType<typeof shelved>, id: string, command: AccountCommand) =>
  execute({ log: runtime.commits, repository: runtime.repository, now: runtime.now }, kind, {
    ...{ id, command },
    commandId: randomUUID(),
    by: 'tester',
  });

async function rowsOfAccount(id: string): Promise<Row[]> {
  const lists = ['even', 'odd', 'rich'].map((name) => `${id}/${name}`);
  const items = await Promise.all(lists.map((list) => runtime.reader.get(list, id)));
  return lists.flatMap((list, index) => (items[index] === undefined ? [] : [{ list, sort: id, item: items[index] }]));
}

/** A change, or a delivery of some of the records so far; a delivery starts at a share of them and has 1 to 3. */
const step = fc.oneof(
  fc.constantFrom<AccountCommand>({ type: 'deposit', amount: 1 }, { type: 'withdraw', amount: 1 }),
  fc.record({ from: fc.double({ min: 0, max: 0.99, noNaN: true }), count: fc.integer({ min: 1, max: 3 }) }),
);

describe('the projector', () => {
  test.each([
    ['without snapshots', shelved()],
    ['with snapshots', shelved(2)],
  ])(
    'given an aggregate %s, when its records come late, twice and in any order, then the rows end right',
    async (_name, kind) => {
      const projector = createProjector(runtimeWith(kind));
      const course = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        const id = randomUUID();
        let delivered = new Set<number>();
        for (const next of [{ type: 'deposit', amount: 3 } as const, ...steps]) {
          if ('type' in next) await run(kind, id, next);
          else {
            const commits = await runtime.commits.read(`account/${id}`);
            const some = commits.slice(Math.floor(next.from * commits.length)).slice(0, next.count);
            expect(await projector(recordsOf(some))).toEqual({ batchItemFailures: [] });
            delivered = new Set([...delivered, ...some.map(({ version }) => version)]);
          }
        }
        const commits = await runtime.commits.read(`account/${id}`);
        const missing = commits.filter(({ version }) => !delivered.has(version)).reverse();
        for (const commit of missing) await projector(recordsOf([commit]));
        const { state } = await runtime.repository.load(kind, id);
        expect(await rowsOfAccount(id)).toEqual(kind.rows(state, id));
      });
      await fc.assert(course, { numRuns: 5 });
    },
  );

  test('given two functions that take turns, when batches come again from where one failed, then the rows end right', async () => {
    const kind = shelved();
    const turn = fc.record({
      command: fc.constantFrom<AccountCommand>({ type: 'deposit', amount: 1 }, { type: 'withdraw', amount: 1 }),
      who: fc.constantFrom(0, 1),
      count: fc.integer({ min: 1, max: 3 }),
      failed: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const course = fc.asyncProperty(fc.array(turn, { minLength: 4, maxLength: 12 }), async (turns) => {
      const id = randomUUID();
      const projectors = [createProjector(runtimeWith(kind)), createProjector(runtimeWith(kind))];
      await run(kind, id, { type: 'deposit', amount: 3 });
      let next = 0;
      for (const { command, who, count, failed } of turns) {
        await run(kind, id, command);
        const batch = (await runtime.commits.read(`account/${id}`)).slice(next, next + count);
        await projectors[who]?.(recordsOf(batch));
        next += Math.round(failed * batch.length);
      }
      for (const commit of (await runtime.commits.read(`account/${id}`)).slice(next))
        await projectors[commit.version % 2]?.(recordsOf([commit]));
      const { state } = await runtime.repository.load(kind, id);
      expect(await rowsOfAccount(id)).toEqual(kind.rows(state, id));
    });
    await fc.assert(course, { numRuns: 15 });
  });

  test('given a snapshot that is newer than what is shown, when a record comes late, then the rows shown before go', async () => {
    const [kind, id] = [shelved(2), randomUUID()];
    const projector = createProjector(runtimeWith(kind));
    for (const version of [1, 2, 3, 4, 5]) {
      await run(kind, id, { type: 'deposit', amount: version === 1 ? 3 : 1 });
      if (version === 1) await projector(recordsOf(await runtime.commits.read(`account/${id}`)));
    }
    await run(kind, id, { type: 'withdraw', amount: 5 });
    const { state } = await runtime.repository.load(kind, id);
    expect((await runtime.snapshots.read(`account/${id}`))?.head.version).toBe(6);
    await projector(recordsOf((await runtime.commits.read(`account/${id}`)).slice(1)));
    expect(await rowsOfAccount(id)).toEqual(kind.rows(state, id));
  });

  test('given rows that were lost, when a stream is projected from the beginning, then they are all there again', async () => {
    const [kind, id] = [shelved(), randomUUID()];
    await run(kind, id, { type: 'deposit', amount: 3 });
    await run(kind, id, { type: 'deposit', amount: 2 });
    await project(runtimeWith(kind), `account/${id}`, 0);
    expect(await rowsOfAccount(id)).toEqual(kind.rows({ balance: 5 }, id));
  });
});

describe('a record that the projector cannot use', () => {
  const kind = shelved();
  const openOne = async () => {
    const id = randomUUID();
    await run(kind, id, { type: 'deposit', amount: 3 });
    return { id, commits: await runtime.commits.read(`account/${id}`) };
  };

  test('given one that cannot be read, when its batch comes, then what is before it shows, and it is reported', async () => {
    const [one, two, three] = [await openOne(), await openOne(), await openOne()];
    const batch = recordsOf([...one.commits, ...two.commits, ...three.commits]);
    const image = batch.Records[1]?.dynamodb?.NewImage as Record<string, unknown>;
    image.body = { S: '{"half":' };
    const answer = await createProjector(runtimeWith(kind))(batch);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(await rowsOfAccount(one.id)).toHaveLength(2);
    expect(await rowsOfAccount(three.id)).toEqual([]);
  });

  test('given a stream that no aggregate has, when its batch comes, then it is reported and the others show', async () => {
    const [one, two] = [await openOne(), await openOne()];
    const strange = { ...one.commits[0], stream: `nobody/${randomUUID()}` } as (typeof one.commits)[number];
    const answer = await createProjector(runtimeWith(kind))(recordsOf([...one.commits, strange, ...two.commits]));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect([await rowsOfAccount(one.id), await rowsOfAccount(two.id)].map(({ length }) => length)).toEqual([2, 2]);
  });

  test('given claims and removed items, when their batch comes, then they are passed over', async () => {
    const claim = { stream: { S: 'claim#name' }, version: { N: '0' }, holder: { S: 'account/a' } };
    const Records = [{ dynamodb: { SequenceNumber: '1', NewImage: claim } }, { dynamodb: { SequenceNumber: '2' } }, {}];
    expect(await createProjector(runtime)({ Records })).toEqual({ batchItemFailures: [] });
  });
});
