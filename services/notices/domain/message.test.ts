import { describe, expect, test } from 'vitest';
import { message } from '../aggregates.ts';
import { decideMessage, evolveMessage, type Message, type MessageCommand, noMessage } from './message.ts';
import { at, context } from './testing/moments.ts';

describe('a message', () => {
  const entry = (noticeId: string) =>
    ({ noticeId, from: 'hukou', template: 'lane.overdue', params: { service: 'hukou' } }) as const;
  const add = (noticeId: string, releaseAt = at, kind: 'single' | 'digest' = 'single'): MessageCommand => ({
    type: 'add',
    person: 's',
    channel: 'sms',
    kind,
    urgent: false,
    entry: entry(noticeId),
    releaseAt,
  });
  const later = '2026-11-24T09:00:00.000+08:00';
  const after = (...commands: MessageCommand[]) =>
    commands.reduce((state: Message, command) => {
      const decision = decideMessage(command, state, context);
      return decision.ok ? decision.events.reduce((so, event) => evolveMessage(so, event, context), state) : state;
    }, noMessage);
  const sent = { type: 'sent', attempt: 1 } as const;
  const failed = { type: 'failed', attempt: 1, why: 'outlet-failed' } as const;
  const refusal = (command: MessageCommand, state: Message) => {
    const decision = decideMessage(command, state, context);
    return decision.ok ? undefined : decision.refusal.code;
  };

  test.each<[string, MessageCommand[], string]>([
    ['due at once', [add('a')], 'QUEUED'],
    ['in quiet hours', [add('a', later)], 'WAITING_QUIET'],
    ['for a digest', [add('a', later, 'digest')], 'WAITING_DIGEST'],
    ['whose time has come', [add('a', later), { type: 'queue' }], 'QUEUED'],
    ['queued twice', [add('a'), { type: 'queue' }], 'QUEUED'],
    ['held', [add('a'), { type: 'hold', until: later }], 'WAITING_QUIET'],
    ['sent', [add('a'), sent], 'SENT'],
    ['sent by an attempt that was made before', [add('a'), { ...sent, attempt: 2 }], 'QUEUED'],
    ['failed once', [add('a'), { ...failed, next: later }], 'FAILED'],
    ['failed by an attempt that was made before', [add('a'), { ...failed, attempt: 2 }], 'QUEUED'],
    ['failed for the last time', [add('a'), failed], 'GAVE_UP'],
    ['dropped', [add('a'), { type: 'drop', why: 'no-consent' }], 'GAVE_UP'],
    ['not needed any more', [add('a'), { type: 'drop', why: 'not-needed' }], 'NOT_NEEDED'],
    ['asked for again', [add('a'), failed, { type: 'retry' }], 'QUEUED'],
    ['sent and then failed', [add('a'), sent, failed], 'SENT'],
    ['forgotten before its end', [add('a'), { type: 'forget' }], 'QUEUED'],
  ])('%s is as it should be', (_name, commands, state) => {
    expect(after(...commands).state).toBe(state);
  });

  test('gathers while it waits, each notice once, and takes nothing more when it has left', () => {
    const digest = after(add('a', later, 'digest'), add('b', later, 'digest'), add('a', later, 'digest'));
    expect(digest).toMatchObject({ entries: [{ noticeId: 'a' }, { noticeId: 'b' }] });
    const gone = after(add('a', later, 'digest'), { type: 'queue' }, sent);
    expect(refusal(add('b', later, 'digest'), gone)).toBe('gone');
    expect(refusal(add('a', later, 'digest'), gone)).toBeUndefined();
    // Held for quiet hours after it was queued, it refused meanwhile what another digest has by now.
    const held = after(add('a', later, 'digest'), { type: 'queue' }, { type: 'hold', until: later });
    expect([held.state, refusal(add('b', later, 'digest'), held)]).toEqual(['WAITING_QUIET', 'gone']);
  });

  test('that was forgotten with its person while it waited begins anew with what they hear since', () => {
    const erased = message.personal?.forgotten(after(add('a', later, 'digest'))) ?? noMessage;
    const decision = decideMessage(add('b', later, 'digest'), erased, context);
    const [event] = decision.ok ? decision.events : [];
    expect(event && evolveMessage(erased, event, context)).toMatchObject({ person: 's', entries: [{ noticeId: 'b' }] });
  });

  test('that is not there, or was not given up, cannot be tried again; and a forgotten one says nothing', () => {
    expect(refusal({ type: 'retry' }, noMessage)).toBe('not-found');
    expect(refusal({ type: 'retry' }, after(add('a')))).toBe('not-given-up');
    expect(after(add('a'), sent, { type: 'forget' })).toMatchObject({ entries: [] });
    expect(evolveMessage(noMessage, { type: 'queued' }, context)).toBe(noMessage);
  });
});
