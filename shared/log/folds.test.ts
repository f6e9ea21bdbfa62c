import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createMemoryLog, createMemorySnapshots } from '../testing/memory-log.ts';
import { type CommitLog, createRepository, execute, type Snapshots, verifyStream } from './index.ts';
import { type AccountCommand, account } from './testing/account.ts';

/** A log and snapshots in memory that tell what was read of them. */
function watched() {
  const [log, snapshots] = [createMemoryLog(), createMemorySnapshots()];
  const read: (number | 'snapshot')[] = [];
  const watchedLog: CommitLog = {
    ...log,
    read: (stream, after = 0) => {
      read.push(after);
      return log.read(stream, after);
    },
  };
  const watchedSnapshots: Snapshots = {
    ...snapshots,
    read: (stream) => {
      read.push('snapshot');
      return snapshots.read(stream);
    },
  };
  const deps = () => ({ log: watchedLog, repository: createRepository(watchedLog, watchedSnapshots), now: Date.now });
  return { read, deps, commits: log.commits };
}

type Deps = ReturnType<ReturnType<typeof watched>['deps']>;
const run = (
  deps: Deps,
  command: AccountCommand,
  more: { commandId?: string; fresh?: boolean; expectedVersion?: number } = {},
  kind = account(),
) => execute(deps, kind, { id: 'one', command, commandId: randomUUID(), by: 'tester', ...more });
const deposit = (amount: number) => ({ type: 'deposit', amount }) as const;

describe('a stream that this function has read before', () => {
  test('is read from there on, and ends as if it were read whole', async () => {
    const { read, deps } = watched();
    const [here, elsewhere] = [deps(), deps()];
    await run(here, deposit(5));
    await run(here, deposit(1));
    await run(elsewhere, deposit(10));
    read.splice(0);
    expect((await here.repository.load(account(), 'one')).state).toMatchObject({ balance: 16 });
    expect(read).toEqual([2]);
    expect((await elsewhere.repository.load(account(), 'one')).head.version).toBe(3);
    expect((await deps().repository.load(account(), 'one')).state).toMatchObject({ balance: 16 });
  });

  test('still knows each command that landed, and its answer of then', async () => {
    const { deps } = watched();
    const here = deps();
    await run(here, deposit(5), { commandId: 'c1' });
    await run(here, deposit(7), { commandId: 'c2' });
    await here.repository.load(account(), 'one');
    expect(await run(here, deposit(5), { commandId: 'c1' })).toMatchObject({ repeated: true, state: { balance: 5 } });
    expect(await run(here, deposit(6), { commandId: 'c1' })).toMatchObject({ refusal: { code: 'command-id-reused' } });
  });

  test('needs its snapshot once, and writes the next one in time', async () => {
    const { read, deps } = watched();
    await run(deps(), deposit(1), {}, account(3));
    const here = deps();
    read.splice(0);
    for (let amount = 2; amount <= 7; amount += 1) await run(here, deposit(amount), {}, account(3));
    expect(read.filter((one) => one === 'snapshot')).toHaveLength(1);
    read.splice(0);
    expect((await deps().repository.load(account(3), 'one')).state).toMatchObject({ balance: 28 });
    expect(read).toEqual(['snapshot', 6]);
  });
});

describe('a command on what this function knows', () => {
  test('lands without a reading, and the next one too', async () => {
    const { read, deps, commits } = watched();
    const here = deps();
    await run(here, deposit(5));
    read.splice(0);
    for (const amount of [1, 2, 3]) await run(here, deposit(amount));
    expect(read).toEqual([]);
    expect((await deps().repository.load(account(), 'one')).state).toMatchObject({ balance: 11 });
    expect(verifyStream(commits)).toMatchObject({ ok: true });
  });

  test('lands on top of what others appended, and looks first from then on', async () => {
    const { read, deps, commits } = watched();
    const [here, elsewhere] = [deps(), deps()];
    await run(here, deposit(5));
    await run(elsewhere, deposit(7));
    expect(await run(here, { type: 'withdraw', amount: 12 })).toMatchObject({ ok: true, version: 3 });
    read.splice(0);
    await run(here, deposit(1));
    await run(here, deposit(1));
    expect(read).toEqual([3, 4]);
    expect(verifyStream(commits)).toMatchObject({ ok: true });
  });

  test('is refused only after a reading', async () => {
    const { deps } = watched();
    const [here, elsewhere] = [deps(), deps()];
    await run(here, deposit(5));
    await run(elsewhere, deposit(7));
    expect(await run(here, { type: 'withdraw', amount: 10 })).toMatchObject({ ok: true, state: { balance: 2 } });
    expect(await run(here, { type: 'withdraw', amount: 3 })).toMatchObject({ ok: false });
  });

  test('that landed elsewhere lands no second time, and its key nowhere else', async () => {
    const { deps, commits } = watched();
    const [here, elsewhere] = [deps(), deps()];
    await run(here, deposit(5));
    await run(elsewhere, deposit(7), { commandId: 'c1' });
    expect(await run(here, deposit(7), { commandId: 'c1' })).toMatchObject({ repeated: true, version: 2 });
    expect(await run(here, deposit(8), { commandId: 'c1' })).toMatchObject({ refusal: { code: 'command-id-reused' } });
    expect(commits).toHaveLength(2);
  });

  test('that expects a version is held against the newest', async () => {
    const { deps } = watched();
    const [here, elsewhere] = [deps(), deps()];
    await run(here, deposit(5));
    await run(elsewhere, deposit(7));
    const refused = { ok: false, refusal: { code: 'stale-version' }, version: 2 };
    expect(await run(here, deposit(1), { expectedVersion: 1 })).toMatchObject(refused);
    expect(await run(here, deposit(1), { expectedVersion: 2 })).toMatchObject({ ok: true, version: 3 });
  });
});

describe('a command on what is most likely new', () => {
  test('lands without a reading', async () => {
    const { read, deps } = watched();
    expect(await run(deps(), deposit(5), { fresh: true })).toMatchObject({ ok: true, version: 1, changed: true });
    expect(read).toEqual([]);
  });

  test('lands after what is there when it is not new, and once when it comes again', async () => {
    const { deps, commits } = watched();
    await run(deps(), deposit(5));
    const more = { commandId: 'c1', fresh: true };
    expect(await run(deps(), deposit(2), more)).toMatchObject({ version: 2, state: { balance: 7 } });
    expect(await run(deps(), deposit(2), more)).toMatchObject({ version: 2, repeated: true });
    expect(commits).toHaveLength(2);
  });

  test('is refused by what is there, not by what was thought to be', async () => {
    const { deps } = watched();
    expect(await run(deps(), { type: 'withdraw', amount: 1 }, { fresh: true })).toMatchObject({ ok: false });
    await run(deps(), deposit(5));
    expect(await run(deps(), { type: 'withdraw', amount: 1 }, { fresh: true })).toMatchObject({
      state: { balance: 4 },
    });
  });
});

test('a setting is read once a minute, and then as it stands', async () => {
  const { read, deps } = watched();
  const [here, elsewhere] = [deps(), deps()];
  const balanceAt = async (now: number) => (await here.repository.recall(account(), 'one', now)).state;
  expect(await balanceAt(0)).toMatchObject({ balance: 0 });
  await run(elsewhere, deposit(5));
  read.splice(0);
  expect(await balanceAt(59_999)).toMatchObject({ balance: 0 });
  expect(read).toEqual([]);
  expect(await balanceAt(60_000)).toMatchObject({ balance: 5 });
});
