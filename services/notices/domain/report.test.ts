import { describe, expect, test } from 'vitest';
import { decideMessage, evolveMessage, type Message, type MessageCommand, noMessage } from './message.ts';
import type { Report } from './report.ts';
import { at, context, night } from './testing/moments.ts';

const later = '2026-11-23T10:01:00.000+08:00';
const entry = { noticeId: 'a', from: 'hukou', template: 'lane.overdue', params: { service: 'hukou' } } as const;
const add = { type: 'add', person: 's', channel: 'sms', kind: 'single', urgent: false, entry, releaseAt: at } as const;
const sent = (attempt: number): MessageCommand => ({ type: 'sent', attempt });
const report = (outcome: Report['outcome'], delivery = 1): Report => ({
  ...{ type: 'report', delivery, outcome, why: 'unreachable', quiet: night },
});
const failed = report('failed');
/** One after another until none is left. */
const everyAttempt = Array.from({ length: 5 }, (_none, nth) => [report('failed', nth + 1), sent(nth + 2)]).flat();

const after = (...commands: MessageCommand[]) =>
  commands.reduce((state: Message, command) => {
    const decision = decideMessage(command, state, context);
    return decision.ok ? decision.events.reduce((so, event) => evolveMessage(so, event, context), state) : state;
  }, noMessage);

describe('what the gateway reports', () => {
  test.each<[string, MessageCommand[], object]>([
    ['delivered', [report('delivered')], { state: 'DELIVERED', reported: 1, handed: 1 }],
    ['failed, with an attempt left', [failed], { state: 'FAILED', why: 'gateway-unreachable', dueAt: later }],
    [
      'failed for the last time',
      [...everyAttempt, report('failed', 6)],
      { state: 'GAVE_UP', why: 'gateway-unreachable', dueAt: at },
    ],
    ['failed, and failed again', [failed, report('failed')], { state: 'FAILED', attempts: 1 }],
    ['delivered, and then failed', [report('delivered'), failed], { state: 'DELIVERED' }],
    ['failed, handed over again', [failed, sent(2)], { state: 'SENT', attempts: 2, handed: 2 }],
    ['failed, handed over again, and the first told again', [failed, sent(2), failed], { state: 'SENT' }],
    ['delivered at the second time', [failed, sent(2), report('delivered', 2)], { state: 'DELIVERED' }],
    [
      'given up, asked for again',
      [...everyAttempt, report('failed', 6), { type: 'retry' }, sent(1)],
      { state: 'SENT', handed: 7 },
    ],
    ['forgotten before', [{ type: 'forget' }, failed], { state: 'SENT', entries: [] }],
    ['delivered, and forgotten', [report('delivered'), { type: 'forget' }], { state: 'DELIVERED', entries: [] }],
  ])('%s is as it should be', (_name, commands, state) => {
    expect(after(add, sent(1), ...commands)).toMatchObject(state);
  });

  test('of what was not handed over yet, or is not there, is refused by name', () => {
    const refusal = (state: Message) => {
      const decision = decideMessage(report('delivered'), state, context);
      return decision.ok ? undefined : decision.refusal.code;
    };
    expect([refusal(after(add)), refusal(noMessage)]).toEqual(['not-handed-over', 'not-found']);
    expect(refusal(after(add, sent(1)))).toBeUndefined();
  });

  test('takes away the reason of a failure before', () => {
    expect(after(add, sent(1), failed, sent(2))).not.toHaveProperty('why');
  });
});
