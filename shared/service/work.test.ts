import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createRepository } from '../log/index.ts';
import { account } from '../log/testing/account.ts';
import { createMemoryLog, createMemorySnapshots } from '../testing/memory-log.ts';
import type { Kit } from './kit.ts';
import type { Runtime } from './runtime.ts';
import { bank } from './testing/bank.ts';
import { createWork } from './work.ts';

const commits = createMemoryLog();
const work = {
  timeoutSeconds: 1,
  async run(message: unknown, kit: Kit) {
    const { amount } = message as { amount: number };
    if (amount < 0) throw new Error('cannot be done');
    await kit.execute(account(), 'a', { type: 'deposit', amount });
  },
};
const runtime = {
  ...{ service: { ...bank, work }, env: { SERVICE: 'bank' }, log: () => undefined, now: () => 0, commits },
  repository: createRepository(commits, createMemorySnapshots()),
} as unknown as Runtime;

test('given messages of which some fail, when they come and come again, then each is done once and those that failed are named', async () => {
  const Records = ['{"amount":3}', '{"amount":-1}', '{'].map((body) => ({ messageId: randomUUID(), body }));
  const failed = Records.slice(1).map(({ messageId }) => ({ itemIdentifier: messageId }));
  expect(await createWork(runtime)({ Records })).toEqual({ batchItemFailures: failed });
  expect(await createWork(runtime)({ Records })).toEqual({ batchItemFailures: failed });
  expect(commits.commits).toMatchObject([{ by: 'work', events: [{ type: 'deposited', amount: 3 }] }]);
});
