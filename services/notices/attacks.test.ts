import { expect, test } from 'vitest';
import { leadOf, talentCalled } from '../../shared/casework/testing/people.ts';
import type { CloudEvent } from '../../shared/contract/index.ts';
import { createInbox } from '../../shared/service/inbox.ts';
import { startPostOffice } from './testing.ts';

const status = {
  caseId: 'case-a',
  applicationId: 'app-a',
  person: 'talent-a',
  state: 'ACCEPTED',
  stage: { zh: '已受理', en: 'Accepted' },
  terminal: false,
};

test('broken events end among the dead letters, twisted ones say nothing false, and a flood is said once each', async () => {
  const office = await startPostOffice('2026-11-23T10:00:00+08:00');
  const runtime = office.runtimeOf('notices');
  const dead: unknown[] = [];
  Object.assign(runtime.env, { INBOX_DLQ_URL: 'https://queue.example/dead' });
  Object.assign(runtime, { log: () => undefined });
  runtime.sender = { send: async (_url, letter) => void dead.push(letter) };
  const arrive = async (events: Partial<CloudEvent>[]) => {
    const Records = events.map((detail, index) => ({ messageId: String(index), body: JSON.stringify({ detail }) }));
    expect(await createInbox(runtime)({ Records })).toEqual({ batchItemFailures: [] });
  };
  const event = (id: string, data: unknown, more: Partial<CloudEvent> = {}) => ({
    specversion: '1.0' as const,
    id,
    type: 'plus.hukou.case-escalated.v1',
    source: 'plus/hukou',
    subject: 'case/case-a',
    time: '2026-11-23T10:00:00.000+08:00',
    streamversion: 1,
    data,
    ...more,
  });

  await arrive([
    event('a', null),
    event('b', { ...status, stage: 'S' }),
    event('c', { ...status, person: 'line\nbreak', stage: 'S', level: 1, role: 'leader' }),
    event('d', {}, { type: 'plus.hukou.unheard-of.v1' }),
  ]);
  expect(dead).toHaveLength(4);
  expect(JSON.stringify(await office.commitsOf('notices'))).toBe('[]');

  const flood = Array.from({ length: 150 }, (_, index) =>
    event(
      `flood-${index % 120}`,
      { ...status, stage: 'S', level: 1, role: 'leader' },
      { subject: `case/${index % 120}` },
    ),
  );
  for (let from = 0; from < flood.length; from += 10) await arrive(flood.slice(from, from + 10));
  await office.settle();
  const count = (who: ReturnType<typeof leadOf>, box: string) =>
    office.call(who, 'GET /notices/unread-count', { query: { box } });
  expect((await count(leadOf('hukou'), 'desk')).body).toEqual({ count: 100, more: true });
  const all = () => office.call(leadOf('hukou'), 'POST /notices/read-all', { body: { box: 'desk' } });
  for (const expected of [
    { count: 50, more: true },
    { count: 50, more: true },
    { count: 20, more: false },
  ]) {
    expect((await all()).body).toEqual(expected);
    await office.settle();
  }
  expect((await count(leadOf('hukou'), 'desk')).body).toEqual({ count: 0, more: false });
  expect((await count(talentCalled('leader:hukou'), 'mine')).body).toEqual({ count: 0, more: false });
  await office.stop();
}, 60_000);
