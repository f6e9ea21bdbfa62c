import { randomBytes, randomUUID } from 'node:crypto';
import { ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommitLog, execute, verifyStream } from './index.ts';
import { type AccountCommand, account } from './testing/account.ts';
import { inRoom, type LogRoom, startLogRoom } from './testing/log-room.ts';

let room: LogRoom;
let log: CommitLog;
beforeAll(async () => {
  room = await startLogRoom();
  log = room.log;
});
afterAll(() => room.stop());

const { deps, run, balanceOf } = inRoom(() => room);

describe('a command', () => {
  test('lands as one commit that a fold gives back', async () => {
    const id = randomUUID();
    expect(await run(id, { type: 'deposit', amount: 5 })).toMatchObject({
      ok: true,
      version: 1,
      changed: true,
      state: { balance: 5 },
    });
    expect(await run(id, { type: 'withdraw', amount: 2 })).toMatchObject({ ok: true, version: 2 });
    const commits = await log.read(`account/${id}`);
    expect(commits.map((commit) => commit.events)).toEqual([
      [{ type: 'deposited', amount: 5 }],
      [{ type: 'withdrawn', amount: 2 }],
    ]);
    expect(commits[0]).toMatchObject({ by: 'tester', at: '2026-11-23T09:00:00.000+08:00', prev: '' });
    expect(commits[1]?.prev).toBe(commits[0]?.hash);
    expect(await balanceOf(id)).toBe(3);
  });

  test('that the domain refuses, or that changes nothing, leaves no commit', async () => {
    const id = randomUUID();
    expect(await run(id, { type: 'withdraw', amount: 1 })).toMatchObject({
      ok: false,
      refusal: { code: 'insufficient' },
      version: 0,
    });
    expect(await run(id, { type: 'deposit', amount: 0 })).toMatchObject({ ok: true, changed: false });
    expect(await log.read(`account/${id}`)).toEqual([]);
  });

  test('with the same id and body lands once and gets the same answer, even after others', async () => {
    const id = randomUUID();
    const first = await run(id, { type: 'deposit', amount: 5 }, 'c1');
    await run(id, { type: 'deposit', amount: 7 }, 'c2');
    const again = await run(id, { type: 'deposit', amount: 5 }, 'c1');
    expect(again).toMatchObject({ ok: true, repeated: true, version: 1, state: { balance: 5 } });
    expect(first).toMatchObject({ version: 1, state: { balance: 5 } });
    expect(await balanceOf(id)).toBe(12);
  });

  test('with the same id and another body is refused', async () => {
    const id = randomUUID();
    await run(id, { type: 'deposit', amount: 5 }, 'c1');
    expect(await run(id, { type: 'deposit', amount: 6 }, 'c1')).toMatchObject({
      ok: false,
      refusal: { code: 'command-id-reused' },
    });
    expect(await balanceOf(id)).toBe(5);
  });

  test('that expects another version is refused', async () => {
    const id = randomUUID();
    await run(id, { type: 'deposit', amount: 5 });
    const order = { id, command: { type: 'deposit', amount: 1 } as const, commandId: randomUUID(), by: 'tester' };
    expect(await execute(deps(), account(), { ...order, expectedVersion: 0 })).toMatchObject({
      ok: false,
      refusal: { code: 'stale-version' },
      version: 1,
    });
    expect(await execute(deps(), account(), { ...order, expectedVersion: 1 })).toMatchObject({ ok: true, version: 2 });
  });

  test('of several writers at once: every one lands, in one unbroken chain', async () => {
    const id = randomUUID();
    const writers = Array.from({ length: 8 }, (_, index) => run(id, { type: 'deposit', amount: index + 1 }));
    expect((await Promise.all(writers)).every((one) => one.ok && one.changed)).toBe(true);
    const commits = await log.read(`account/${id}`);
    expect(verifyStream(commits)).toEqual({ ok: true, commits: 8 });
    expect(await balanceOf(id)).toBe(36);
  });

  test('sent many times at once lands once', async () => {
    const id = randomUUID();
    const results = await Promise.all(Array.from({ length: 8 }, () => run(id, { type: 'deposit', amount: 5 }, 'same')));
    expect(results.every((one) => one.ok && one.version === 1)).toBe(true);
    expect(await log.read(`account/${id}`)).toHaveLength(1);
  });

  test('of up to 1 KB costs one write unit', async () => {
    // Plain words in no order repeat less than real commands do, so this is the harder case.
    const words = Array.from(
      { length: 90 },
      (_, index) => `${['落户', 'housing', '教育', 'medical', '签约'][index % 5]}-${(index * 7919) % 1000}`,
    );
    const note = words.join(' ').slice(0, 840);
    expect(Buffer.byteLength(note)).toBeGreaterThan(960);
    expect(Buffer.byteLength(note)).toBeLessThanOrEqual(1024);
    const command: AccountCommand = { type: 'deposit', amount: 1, note };
    let units = 0;
    const counting: CommitLog = {
      read: log.read,
      append: async (commit, claims) => {
        const appended = await log.append(commit, claims);
        if (appended.ok) units += appended.writeUnits;
        return appended;
      },
    };
    await execute({ ...deps(), log: counting }, account(), {
      id: randomUUID(),
      command,
      commandId: randomUUID(),
      by: 'tester',
    });
    expect(units).toBe(1);
  });

  test('larger than a page of the store is folded whole', async () => {
    const id = randomUUID();
    const note = () => randomBytes(100_000).toString('base64');
    for (let index = 0; index < 12; index += 1) await run(id, { type: 'deposit', amount: 1, note: note() });
    expect(await balanceOf(id)).toBe(12);
  });
});

describe('a claim', () => {
  test('is held by one stream until it is released', async () => {
    const [one, two, name] = [randomUUID(), randomUUID(), randomUUID()];
    expect((await run(one, { type: 'take-name', name })).ok).toBe(true);
    expect(await run(two, { type: 'take-name', name })).toMatchObject({ ok: false, refusal: { code: 'name-taken' } });
    expect(await log.read(`account/${two}`)).toEqual([]);
    expect((await run(one, { type: 'drop-name' })).ok).toBe(true);
    expect((await run(two, { type: 'take-name', name })).ok).toBe(true);
  });

  test('wanted by many at once goes to exactly one', async () => {
    const name = randomUUID();
    const results = await Promise.all(Array.from({ length: 8 }, () => run(randomUUID(), { type: 'take-name', name })));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
  });

  test('given up and taken by another in the meantime is nothing to fail on: what was decided on is old, and is decided anew', async () => {
    const [id, other, name] = [randomUUID(), randomUUID(), randomUUID()];
    await run(id, { type: 'take-name', name });
    let quicker = async () => {
      quicker = async () => {};
      expect((await run(id, { type: 'drop-name' })).ok).toBe(true);
      expect((await run(other, { type: 'take-name', name })).ok).toBe(true);
    };
    const late: CommitLog = {
      read: log.read,
      async append(commit, claims) {
        await quicker();
        return log.append(commit, claims);
      },
    };
    const order = { id, command: { type: 'drop-name' }, commandId: randomUUID(), by: 'tester' } as const;
    expect(await execute({ ...deps(), log: late }, account(), order)).toMatchObject({ ok: true });
    expect(await run(randomUUID(), { type: 'take-name', name })).toMatchObject({ refusal: { code: 'name-taken' } });
  });

  test('is taken once even by its own stream, so that it also means: seen before', async () => {
    const [id, name] = [randomUUID(), randomUUID()];
    await run(id, { type: 'take-name', name }, 'first');
    expect(await run(id, { type: 'take-name', name }, 'second')).toMatchObject({
      ok: false,
      refusal: { code: 'name-taken' },
    });
    expect(await run(id, { type: 'take-name', name }, 'first')).toMatchObject({ ok: true, repeated: true });
  });
});

describe('the verifier', () => {
  async function threeCommits() {
    const id = randomUUID();
    for (const amount of [1, 2, 3]) await run(id, { type: 'deposit', amount });
    return { stream: `account/${id}`, id };
  }

  test('finds a commit that was altered in the store', async () => {
    const { stream } = await threeCommits();
    const body = JSON.stringify([[{ type: 'deposited', amount: 2000 }], []]);
    await room.database.client.send(
      new UpdateItemCommand({
        TableName: room.logTable,
        Key: { stream: { S: stream }, version: { N: '2' } },
        UpdateExpression: 'SET #body = :body',
        ExpressionAttributeNames: { '#body': 'body' },
        ExpressionAttributeValues: { ':body': { S: body } },
      }),
    );
    expect(verifyStream(await log.read(stream))).toEqual({ ok: false, stream, version: 2, fault: 'altered' });
  });

  test('finds a commit that is missing, and one that belongs to another chain', async () => {
    const { stream } = await threeCommits();
    const commits = await log.read(stream);
    expect(verifyStream(commits.toSpliced(1, 1))).toMatchObject({ ok: false, version: 3, fault: 'gap' });
    const other = await log.read((await threeCommits()).stream);
    expect(verifyStream([commits[0], other[1]].filter((one) => one !== undefined))).toMatchObject({
      fault: 'broken-link',
    });
  });
});

describe('an event stored in an older shape', () => {
  test('is brought to today’s when it is read', async () => {
    const id = randomUUID();
    await run(id, { type: 'deposit', amount: 5 });
    const inFen = {
      ...account(),
      upcast: (stored: { type: string }) => {
        const { amount } = stored as unknown as { amount: number };
        return { type: 'deposited', amount: amount * 100 } as const;
      },
    };
    expect((await deps().repository.load(inFen, id)).state.balance).toBe(500);
  });
});

test('no claim is mistaken for a commit', async () => {
  const { Items = [] } = await room.database.client.send(new ScanCommand({ TableName: room.logTable }));
  expect(
    Items.filter((item) => item.stream?.S?.startsWith('claim#')).every((item) => item.commandId === undefined),
  ).toBe(true);
});
