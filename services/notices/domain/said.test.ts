import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { isSo } from './holding.ts';
import { decideLetter, evolveLetter, noLetter } from './letter.ts';
import { decideMessage, evolveMessage, noMessage } from './message.ts';
import { decideNotice, evolveNotice, type Notice, type NoticeCommand, noNotice } from './notice.ts';
import { evolvePerson, noPerson } from './person.ts';
import { recipientOf } from './recipient.ts';
import { decideReminder, evolveReminder, noReminder, type Reminder, stillHolds } from './reminder.ts';
import { at, context, words } from './testing/moments.ts';
import { noThread } from './thread.ts';

describe('a notice', () => {
  const after = (state: Notice, command: NoticeCommand): Notice => {
    const decision = decideNotice(command, state, context);
    return decision.ok ? decision.events.reduce((so, event) => evolveNotice(so, event, context), state) : state;
  };
  const give: NoticeCommand = { type: 'give', words, plans: [] };

  test('is given once, read once, and forgotten for good', () => {
    const given = after(noNotice, give);
    expect(after(given, give)).toBe(given);
    const read = after(given, { type: 'read' });
    expect(read).toMatchObject({ readAt: at, readBy: 'who' });
    expect(after(read, { type: 'read' })).toBe(read);
    const forgotten = after(read, { type: 'forget' });
    expect(forgotten).toMatchObject({ state: 'forgotten' });
    expect(after(forgotten, give)).toBe(forgotten);
    expect(decideNotice({ type: 'read' }, forgotten, context)).toMatchObject({ refusal: { code: 'not-found' } });
    expect(evolveNotice(noNotice, { type: 'read' }, context)).toBe(noNotice);
  });
});

describe('a reminder', () => {
  const facts: Reminder = { key: 'k', words, at, thread: 't', fact: 'offer', value: 'until' };
  test('is set once, done once, and holds while its fact does', () => {
    const set = { type: 'set', ...facts } as const;
    const once = evolveReminder(noReminder, set);
    expect(decideReminder(set, noReminder, context)).toEqual({ ok: true, events: [set] });
    expect(decideReminder(set, once, context)).toEqual({ ok: true, events: [] });
    expect(decideReminder({ type: 'done' }, once, context)).toEqual({ ok: true, events: [{ type: 'done' }] });
    const done = evolveReminder(once, { type: 'done' });
    expect(decideReminder({ type: 'done' }, done, context)).toEqual({ ok: true, events: [] });
    expect(evolveReminder(noReminder, { type: 'done' })).toBe(noReminder);
    const offer = { value: 'until', since: 1 };
    expect(stillHolds(facts, { heard: {}, facts: { offer } })).toBe(true);
    expect(stillHolds(facts, { heard: {}, facts: { offer }, ended: 2 })).toBe(false);
    expect(stillHolds(facts, noThread)).toBe(false);
  });
});

test('what is said holds while its fact does; of what has ended nothing is said that is no more', () => {
  const facts = { asked: { value: 'once', since: 1 }, paused: { value: '', since: 2 } };
  const known = { heard: {}, facts };
  const holding = (fact: string, value: string) => ({ thread: 't', fact, value });
  expect(isSo(holding('asked', 'once'), known)).toBe(true);
  expect(isSo(holding('asked', 'once'), { ...known, ended: 3 })).toBe(true);
  expect(isSo(holding('asked', 'before'), known)).toBe(false);
  expect(isSo(holding('paused', ''), known)).toBe(true);
  expect(isSo(holding('paused', ''), { ...known, ended: 3 })).toBe(false);
  expect(isSo(holding('asked', 'once'), noThread)).toBe(false);
});

describe('a letter', () => {
  test('is posted once, and forgotten for good', () => {
    const posted = {
      type: 'posted',
      channel: 'sms',
      language: 'zh',
      to: sealedExample<string>('contact/phone'),
      subject: 's',
      body: 'b',
    } as const;
    expect(decideLetter(posted, noLetter, context)).toEqual({ ok: true, events: [posted] });
    const here = evolveLetter(noLetter, posted, context);
    expect(decideLetter(posted, here, context)).toEqual({ ok: true, events: [] });
    const forgotten = { type: 'forgotten' } as const;
    expect(decideLetter(forgotten, noLetter, context)).toEqual({ ok: true, events: [] });
    const gone = evolveLetter(here, forgotten, context);
    for (const command of [posted, forgotten])
      expect(decideLetter(command, gone, context)).toEqual({ ok: true, events: [] });
  });
});

test('given a command or an event that no type knows, says so by changing nothing that it knows of', () => {
  const stranger = { type: 'stranger' } as never;
  const entry = { noticeId: 'a', from: 'hukou', template: 'lane.overdue', params: { service: 'hukou' } } as const;
  const about = { person: 's', channel: 'sms', kind: 'single', urgent: false, releaseAt: at } as const;
  const queued = evolveMessage(noMessage, { type: 'added', ...about, entry }, context);
  expect(decideMessage(stranger, queued, context)).toBe(stranger);
  expect(evolveMessage(queued, stranger, context)).toBe(stranger);
  expect(evolvePerson(noPerson, stranger)).toBe(stranger);
  expect(recipientOf({ subject: 's', roles: [] }, 'stranger' as never)).toBe('stranger');
});
