import { describe, expect, test } from 'vitest';
import { createRepository } from '../log/index.ts';
import { account } from '../log/testing/account.ts';
import { createMemoryLog, createMemorySnapshots } from '../testing/memory-log.ts';
import { makeKit } from './make-kit.ts';
import type { Runtime } from './runtime.ts';
import { bank } from './testing/bank.ts';

const commits = createMemoryLog();
const runtime = {
  ...{ service: bank, env: { SERVICE: 'bank' }, log: () => undefined, now: () => 0, commits },
  repository: createRepository(commits, createMemorySnapshots()),
} as unknown as Runtime;
const kitOf = (commandId: string) => makeKit(runtime, { principal: { subject: 's', roles: [] }, by: 's', commandId });
const deposit = (amount: number) => ({ type: 'deposit', amount }) as const;

describe('a kit', () => {
  test('given the same request again, when ids are made, then they are the same, in order, and each is new', () => {
    const [first, again, other] = ['c1', 'c1', 'c2'].map((commandId) => {
      const kit = kitOf(commandId);
      return [kit.newId(), kit.newId()];
    });
    expect(again).toEqual(first);
    expect(new Set([...(first ?? []), ...(other ?? [])]).size).toBe(4);
    expect(first?.every((id) => /^[0-9a-f]{20}$/.test(id))).toBe(true);
  });

  test('given several commands on one aggregate, when the request comes again, then each has landed once', async () => {
    const play = async () => {
      const kit = kitOf('twice');
      return [await kit.execute(account(), 'a', deposit(1)), await kit.execute(account(), 'a', deposit(1))];
    };
    expect(await play()).toMatchObject([
      { version: 1, repeated: false },
      { version: 2, repeated: false },
    ]);
    expect(await play()).toMatchObject([
      { version: 1, repeated: true },
      { version: 2, repeated: true },
    ]);
    expect((await kitOf('c').load(account(), 'a')).state.balance).toBe(2);
  });

  test('given an id from the body, when the same key comes with another id, then it is refused and nothing lands', async () => {
    const keyed = { named: ['in-the-address', 's'], claim: 'key#k' };
    const kit = () =>
      makeKit(runtime, { principal: { subject: 's', roles: [] }, by: 's', commandId: 'body-id', keyed });
    expect(await kit().execute(account(), 'body-1', deposit(1))).toMatchObject({ ok: true, repeated: false });
    expect(await kit().execute(account(), 'body-1', deposit(1))).toMatchObject({ ok: true, repeated: true });
    expect(await kit().execute(account(), 'body-2', deposit(1))).toMatchObject({
      refusal: { code: 'command-id-reused' },
    });
    expect((await kitOf('c').load(account(), 'body-2')).head.version).toBe(0);
    const named = await kit().execute(account(), 'in-the-address', deposit(1));
    expect(named).toMatchObject({ ok: true, repeated: false });
  });

  test('given a service without keys or a work queue, when they are asked for, then it throws', async () => {
    await expect(kitOf('c').enqueue({})).rejects.toThrow('bank has no work queue');
  });
});
