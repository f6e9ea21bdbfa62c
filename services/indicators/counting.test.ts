import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Principal } from '../../shared/identity/principal.ts';
import { createInbox } from '../../shared/service/inbox.ts';
import { createMemoryService } from '../../shared/testing/memory-service.ts';
import { talentContract } from '../talent/contract.ts';
import { indicatorsContract } from './contract.ts';
import { indicators } from './service.ts';

const leader: Principal = { subject: 'leader', roles: ['leader'] };
const { type, example } = talentContract.events.applicationSubmitted;
const messageOf = (id: string, time = '2026-11-23T09:00:00.000+08:00') => ({
  messageId: randomUUID(),
  body: JSON.stringify({
    detail: { specversion: '1.0', id, type, source: 'plus/talent', subject: id, time, streamversion: 1, data: example },
  }),
});

function district() {
  const service = createMemoryService(indicators);
  const inbox = createInbox(service.runtime);
  return {
    receive: (...Records: ReturnType<typeof messageOf>[]) => inbox({ Records }),
    commits: service.commits,
    async submitted() {
      const { body } = await service.ask(indicatorsContract.operations.getIndicators, { as: leader });
      const { figures } = body as { figures: { figure: string; value: number; months: unknown }[] };
      return figures.find(({ figure }) => figure === 'applications.submitted');
    },
  };
}

test('given events of one month come together, when they are counted, then one commit does for all', async () => {
  const { receive, commits, submitted } = district();
  await receive(messageOf('evt_1'), messageOf('evt_2'), messageOf('evt_3'), messageOf('evt_3'));
  expect(commits).toHaveLength(1);
  expect(await submitted()).toMatchObject({ value: 3 });
});

test('given some come again among new ones, when they are counted, then each counts once', async () => {
  const { receive, submitted } = district();
  await receive(messageOf('evt_1'), messageOf('evt_2'));
  await receive(messageOf('evt_2'), messageOf('evt_3'), messageOf('evt_1'), messageOf('evt_4'));
  await receive(messageOf('evt_4'));
  expect(await submitted()).toMatchObject({ value: 4 });
});

test('given a batch reaches over the end of a month, when it is counted, then each month has its own', async () => {
  const { receive, submitted } = district();
  await receive(
    messageOf('evt_1', '2026-10-31T23:59:59.000+08:00'),
    messageOf('evt_2', '2026-11-01T00:00:00.000+08:00'),
  );
  expect(await submitted()).toMatchObject({
    value: 2,
    months: [
      { month: '2026-10', value: 1 },
      { month: '2026-11', value: 1 },
    ],
  });
});
