import { describe, expect, test } from 'vitest';
import type { Principal, Role } from '../../../shared/identity/index.ts';
import { type Sealed, sealedExample } from '../../../shared/sealed/index.ts';
import { decideLetter, evolveLetter, noLetter } from './letter.ts';
import { decideMessage, evolveMessage, type Message, type MessageCommand, noMessage } from './message.ts';
import { decideNotice, evolveNotice, type Notice, type NoticeCommand, noNotice } from './notice.ts';
import { contactOf, decidePerson, evolvePerson, mayWrite, noPerson, type PersonCommand } from './person.ts';
import { nextAttempt, plansFor, quietOf } from './plan.ts';
import { digestTime, isQuiet, nextTime, outsideQuiet } from './quiet.ts';
import { mayRead, personIn, recipientOf } from './recipient.ts';
import { decideReminder, evolveReminder, noReminder, type Reminder, stillHolds } from './reminder.ts';
import { decideThread, evolveThread, type Hear, noThread, type Thread } from './thread.ts';

const at = '2026-11-23T10:00:00.000+08:00';
const ms = (time: string) => Date.parse(`2026-11-${time}:00+08:00`);
const context = { at, by: 'who', id: 'one' };
const night = { from: '22:00', to: '08:00' };

describe('quiet hours', () => {
  test.each([
    ['23T21:59', night, false],
    ['23T22:00', night, true],
    ['23T07:59', night, true],
    ['23T08:00', night, false],
    ['23T12:00', { from: '11:00', to: '13:00' }, true],
    ['23T13:00', { from: '11:00', to: '13:00' }, false],
    ['23T10:59', { from: '11:00', to: '13:00' }, false],
    ['23T11:00', { from: '11:00', to: '11:00' }, false],
  ])('at %s, given %o: %s', (time, quiet, expected) => {
    expect(isQuiet(ms(time), quiet)).toBe(expected);
  });

  test('end at the next such time, and a digest goes out after them', () => {
    expect(nextTime(ms('23T08:00'), '08:00')).toBe(ms('24T08:00'));
    expect(outsideQuiet(ms('23T22:30'), night)).toBe(ms('24T08:00'));
    expect(outsideQuiet(ms('23T12:00'), night)).toBe(ms('23T12:00'));
    expect(digestTime(ms('23T12:00'), '07:00', night)).toBe(ms('24T08:00'));
  });
});

describe('a thread', () => {
  const hear = (version: number, more: Partial<Hear> = {}): Hear => ({
    type: 'hear',
    family: 'status',
    version,
    facts: {},
    ends: false,
    ...more,
  });
  const after = (state: Thread, command: Hear): Thread => {
    const decision = decideThread(command, state, context);
    return decision.ok ? decision.events.reduce(evolveThread, state) : state;
  };
  const refused = (state: Thread, command: Hear) => !decideThread(command, state, context).ok;

  test('keeps since when a fact holds, and forgets nothing by a repetition', () => {
    const first = after(noThread, hear(1, { facts: { asked: '', paused: 'paused' } }));
    expect(first.facts).toEqual({ paused: { value: 'paused', since: 1 } });
    const second = after(first, hear(2, { facts: { paused: 'paused' } }));
    expect(second.facts.paused?.since).toBe(1);
    expect(after(second, hear(2, { facts: { paused: '' } }))).toBe(second);
    expect(after(second, hear(3, { facts: { paused: '' } })).facts.paused).toEqual({ value: '', since: 3 });
  });

  test('is deaf to what is older in its family, or older than the end; until it goes on', () => {
    const ended = after(noThread, hear(5, { ends: true }));
    expect(refused(ended, hear(4))).toBe(true);
    expect(refused(ended, hear(4, { family: 'clock' }))).toBe(true);
    const later = after(ended, hear(6, { family: 'review' }));
    expect(later.ended).toBe(5);
    expect(refused(later, hear(3, { family: 'clock' }))).toBe(true);
    const again = after(later, hear(7));
    expect(again.ended).toBeUndefined();
    expect(refused(again, hear(3, { family: 'clock' }))).toBe(false);
  });
});

describe('recipients', () => {
  const who = (roles: Role[], more: Partial<Principal> = {}): Principal => ({ subject: 's', roles, ...more });
  test.each([
    [who(['talent']), 'mine', 'person:s'],
    [who(['talent']), 'desk', undefined],
    [who(['talent'], { department: 'hukou', enterprise: 'e', partner: 'p' }), 'desk', undefined],
    [who(['talent'], { enterprise: 'e' }), 'enterprise', undefined],
    [who(['talent'], { partner: 'p' }), 'partner', undefined],
    [who(['caseworker']), 'desk', undefined],
    [who(['caseworker'], { department: 'hukou' }), 'desk', 'desk:caseworker:hukou'],
    [who(['leader'], { department: 'hukou' }), 'desk', 'desk:leader:hukou'],
    [who(['leader']), 'desk', 'desk:leader:district'],
    [who(['ops']), 'desk', 'desk:ops:district'],
    [who(['enterprise']), 'enterprise', undefined],
    [who(['enterprise'], { enterprise: 'e' }), 'enterprise', 'enterprise:e'],
    [who(['partner']), 'partner', undefined],
    [who(['partner'], { partner: 'p' }), 'partner', 'partner:p'],
  ] as const)('%o has for %s: %s', (principal, box, expected) => {
    expect(recipientOf(principal, box)).toBe(expected);
    if (expected !== undefined) expect(mayRead(principal, expected)).toBe(true);
    expect(mayRead(principal, 'person:other')).toBe(false);
  });

  test('a subject that looks like another kind of recipient is still a person', () => {
    expect(recipientOf(who(['talent'], { subject: 'desk:leader:hukou' }), 'mine')).toBe('person:desk:leader:hukou');
    expect(personIn('person:desk:leader:hukou')).toBe('desk:leader:hukou');
    expect(personIn('desk:leader:hukou')).toBeUndefined();
  });
});

const words = {
  recipient: 'person:s',
  from: 'hukou',
  template: 'lane.overdue',
  params: { service: 'hukou' },
  about: { kind: 'case', id: 'c', path: '/hukou/cases/c' },
  happenedAt: at,
} as const;

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

describe('a letter', () => {
  test('is posted once', () => {
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
  });
});

describe('a person', () => {
  const after = (...commands: PersonCommand[]) =>
    commands.reduce((state, command) => {
      const decision = decidePerson(command, state, context);
      return decision.ok ? decision.events.reduce(evolvePerson, state) : state;
    }, noPerson);
  const box = (field: string): Sealed<string> => sealedExample<string>(field);
  const consent = (given: boolean, when: string, recipient = 'hukou'): PersonCommand => ({
    type: 'consent',
    consentId: 'c',
    recipient,
    given,
    at: when,
  });

  test('is reached where they said last; their own word goes before an application', () => {
    const applied = (field: string, when: string): PersonCommand => ({
      type: 'applied',
      contacts: { sms: box(field) },
      at: when,
    });
    const person = after(applied('new', '2'), applied('old', '1'));
    expect(contactOf(person, 'sms')?.field).toBe('new');
    expect(contactOf(person, 'email')).toBeUndefined();
    const { preferences } = noPerson;
    const own = after(applied('new', '2'), { type: 'prefer', preferences, own: { sms: box('own') } });
    expect(contactOf(own, 'sms')?.field).toBe('own');
  });

  test('is written to by whom they consented, as they said last; a withdrawal at the same moment wins', () => {
    expect(mayWrite(after(), 'hukou')).toBe(false);
    const yes = after(consent(true, '1'));
    expect([mayWrite(yes, 'hukou'), mayWrite(yes, 'housing'), mayWrite(yes, 'talent')]).toEqual([true, false, true]);
    for (const order of [
      [consent(true, '1'), consent(false, '2')],
      [consent(false, '2'), consent(true, '1')],
      [consent(true, '1'), consent(false, '1')],
      [consent(false, '1'), consent(true, '1')],
      [consent(false, '1'), consent(false, '1')],
    ])
      expect(mayWrite(after(...order), 'hukou')).toBe(false);
    expect(mayWrite(after(consent(false, '1'), consent(true, '2')), 'hukou')).toBe(true);
  });

  test('plans are made for channels with a contact, in time or for the digest; urgent ones at once', () => {
    const person = after(consent(true, '1'), { type: 'applied', contacts: { sms: box('p') }, at: '1' });
    const late = ms('23T23:00');
    const plan = (template: typeof words.template | 'consent.given', so = person) =>
      plansFor({ noticeId: 'n', words: { ...words, template }, person: so, subject: 's', at: late });
    expect(plan('lane.overdue')).toMatchObject([{ kind: 'single', releaseAt: '2026-11-24T08:00:00.000+08:00' }]);
    expect(plan('consent.given')).toEqual([]);
    expect(plan('lane.overdue', after())).toEqual([]);
    const daily = { ...person, preferences: { ...person.preferences, digest: 'daily' as const } };
    expect(plan('lane.overdue', daily)).toMatchObject([{ kind: 'digest', releaseAt: '2026-11-24T09:00:00.000+08:00' }]);
    const urgent = { ...words, template: 'offer.expiring', params: { service: 'housing', day: '2026-11-24' } } as const;
    expect(plansFor({ noticeId: 'n', words: urgent, person: daily, subject: 's', at: late })).toMatchObject([
      { kind: 'single', releaseAt: '2026-11-23T23:00:00.000+08:00' },
    ]);
    const quiet = { from: '01:00', to: '02:00' };
    expect(quietOf({ ...person, preferences: { ...person.preferences, quiet } })).toBe(quiet);
  });

  test('attempts keep out of quiet hours, and come to an end', () => {
    expect(nextAttempt(1, ms('23T21:59'), night, false)).toBe('2026-11-24T08:00:00.000+08:00');
    expect(nextAttempt(1, ms('23T21:59'), night, true)).toBe('2026-11-23T22:00:00.000+08:00');
    expect(nextAttempt(6, ms('23T12:00'), night, false)).toBeUndefined();
  });
});

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
  });

  test('that is not there, or was not given up, cannot be tried again; and a forgotten one says nothing', () => {
    expect(refusal({ type: 'retry' }, noMessage)).toBe('not-found');
    expect(refusal({ type: 'retry' }, after(add('a')))).toBe('not-given-up');
    expect(after(add('a'), sent, { type: 'forget' })).toMatchObject({ entries: [] });
    expect(evolveMessage(noMessage, { type: 'queued' }, context)).toBe(noMessage);
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
