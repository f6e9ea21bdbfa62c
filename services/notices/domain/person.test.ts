import { describe, expect, test } from 'vitest';
import { type Sealed, sealedExample } from '../../../shared/sealed/index.ts';
import {
  contactOf,
  decidePerson,
  evolvePerson,
  forgottenPerson,
  mayWrite,
  noPerson,
  type PersonCommand,
} from './person.ts';
import { nextAttempt, plansFor, quietOf } from './plan.ts';
import { context, ms, night, words } from './testing/moments.ts';

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

  test('who was erased is somebody new: what comes late from before, or the erasure again, changes nothing', () => {
    const erased: PersonCommand = { type: 'erased', at: '2026-11-23T10:00:00+08:00' };
    const before = '2026-11-23T01:59:00Z';
    const later = '2026-11-23T02:01:00Z';
    const applied = (when: string): PersonCommand => ({ type: 'applied', contacts: { sms: box('p') }, at: when });
    const once = after(applied(before), consent(true, before), erased);
    expect(once).toEqual({ ...noPerson, erasedAt: erased.at });
    expect(after(erased, applied(before), consent(true, before))).toEqual(once);
    const anew = after(erased, applied(later), consent(true, later), erased);
    expect([mayWrite(anew, 'hukou'), contactOf(anew, 'sms')?.field]).toEqual([true, 'p']);
    expect(after(erased, applied(later), { type: 'erased', at: before })).toMatchObject({ erasedAt: erased.at });
    expect([forgottenPerson(anew), forgottenPerson(after(applied(before)))]).toEqual([once, noPerson]);
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
