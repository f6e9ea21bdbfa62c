import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { given as givenAny } from '../../../shared/testing/given.ts';
import { consents } from '../consents/consents.ts';
import type { Consents } from './consent-state.ts';
import {
  type ConsentCommand,
  type ConsentEvent,
  decideConsents,
  evolveConsents,
  inForce,
  noConsents,
  stoppedBy,
  unconsented,
} from './consents.ts';

const at = '2026-11-23T09:00:00.000+08:00';
const terms = { subject: 'ana', recipient: 'hukou', purpose: 'handling' };
const gave: ConsentEvent = { type: 'consent-given', consentId: 'one', ...terms };
const withdrew: ConsentEvent = { type: 'consent-withdrawn', consentId: 'one', ...terms };
const flows: ConsentEvent = { type: 'flow-noted', applicationId: 'app', services: ['hukou', 'housing'] };

const given = (events: ConsentEvent[]) => givenAny(consents, events, { at, by: 'ana', id: 'ana' });
const when = (events: ConsentEvent[], command: ConsentCommand) => given(events).when(command).decision;
const nothing = { ok: true, events: [] };

describe('a consent', () => {
  test('given none, when it is given, then it is in force; given again, nothing changes', () => {
    const give: ConsentCommand = { type: 'give', consentId: 'one', ...terms };
    expect(when([], give)).toEqual({ ok: true, events: [gave] });
    expect(when([gave], { ...give, consentId: 'two' })).toEqual(nothing);
    expect(when([gave, withdrew], { ...give, consentId: 'two' })).toMatchObject({ events: [{ consentId: 'two' }] });
  });

  test('given one, when it is withdrawn, then it is out of force at once and twice changes nothing', () => {
    const withdraw: ConsentCommand = { type: 'withdraw', consentId: 'one' };
    const { decision, state } = given([gave]).when(withdraw);
    expect(decision).toEqual({ ok: true, events: [withdrew] });
    expect(inForce(state, terms)).toBeUndefined();
    expect(state.consents.one).toMatchObject({ givenAt: at, withdrawnAt: at });
    expect(when([gave, withdrew], withdraw)).toEqual(nothing);
    expect(when([], withdraw)).toEqual({ ok: false, refusal: { code: 'not-found' } });
  });

  test('given other terms, when they are looked up, then a consent holds for its own recipient, purpose and person alone', () => {
    const { state } = given([gave]);
    for (const other of [{ recipient: 'housing' }, { purpose: 'notices' }, { subject: 'bo' }])
      expect(inForce(state, { ...terms, ...other })).toBeUndefined();
  });

  test('given what happened, when it is published, then consents are told and flows are not', () => {
    const meta = { id: 'ana', at, by: 'ana' };
    const told = [gave, withdrew, flows].flatMap((event) => consents.publish?.(event, noConsents, meta) ?? []);
    expect(told.map(({ type }) => type)).toEqual(['plus.talent.consent-given.v1', 'plus.talent.consent-withdrawn.v1']);
    expect(told[0]?.data).toEqual({ consentId: 'one', person: 'ana', ...terms, at });
  });
});

describe('who is halted', () => {
  const halt = (recipients: string[], version: number): ConsentCommand => ({ type: 'note-halt', recipients, version });
  const halted: ConsentEvent = { type: 'halt-noted', recipients: ['hukou'], version: 2 };
  const after = (events: ConsentEvent[]) =>
    events.reduce((state, event) => evolveConsents(state, event, { at }), noConsents);
  const toldOf = (events: ConsentEvent[], event: ConsentEvent) =>
    consents.publish?.(event, after([...events, event]), { id: 'ana', at, by: 'event' });
  const told = {
    type: 'plus.talent.processing-halted.v1',
    data: { applicationId: 'app', services: ['hukou', 'housing'], recipients: ['hukou'], version: 2 },
  };

  test('given a newer word, when an older one comes, then it changes nothing', () => {
    expect(when([], halt(['hukou'], 2))).toEqual({ ok: true, events: [halted] });
    for (const version of [1, 2]) expect(when([halted], halt([], version))).toEqual(nothing);
    expect(when([halted], halt([], 3))).toMatchObject({ events: [{ recipients: [], version: 3 }] });
  });

  test('given a halt and a flow, when either is noted after the other, then the departments are told; of what has ended, not', () => {
    expect(toldOf([halted], flows)).toMatchObject([told]);
    expect(toldOf([flows], halted)).toMatchObject([told]);
    expect(toldOf([flows, { type: 'flow-ended', applicationId: 'app' }], halted)).toEqual([]);
    expect(toldOf([], flows)).toEqual([]);
  });
});

describe('what flows', () => {
  test('given an application under way, when a consent to handling goes, then its lane is what stops', () => {
    const { state } = given([gave, flows]);
    expect(stoppedBy(state, terms, 'ana')).toEqual([{ applicationId: 'app', service: 'hukou' }]);
    expect(stoppedBy(state, { ...terms, recipient: 'medical' }, 'ana')).toEqual([]);
    expect(stoppedBy(state, { ...terms, recipient: 'employer' }, 'ana')).toEqual([]);
    expect(stoppedBy(state, { ...terms, purpose: 'notices' }, 'ana')).toEqual([]);
    expect(unconsented(state, 'ana', ['hukou', 'housing'])).toEqual(['housing']);
  });

  test('given it has ended, also before its beginning was heard of, when a consent goes, then nothing stops', () => {
    const end: ConsentCommand = { type: 'end-flow', applicationId: 'app', version: 5 };
    const { state } = given([flows]).when(end);
    expect(stoppedBy(state, terms, 'ana')).toEqual([]);
    // An end that comes before the beginning was heard is noted, too: then nothing begins any more.
    const noted: ConsentEvent = { type: 'flow-ended', applicationId: 'app', version: 5 };
    expect(when([], end)).toEqual({ ok: true, events: [noted] });
    const resumed: ConsentCommand = { type: 'note-flow', applicationId: 'app', services: ['hukou'], since: 8 };
    const again: ConsentEvent = { type: 'flow-noted', applicationId: 'app', services: ['hukou'], since: 8 };
    expect(when([flows, { type: 'flow-ended', applicationId: 'app' }], resumed)).toEqual({ ok: true, events: [again] });
    expect(when([flows], resumed)).toEqual(nothing);
    expect(when([flows, { type: 'flow-ended', applicationId: 'app' }, again], end)).toEqual(nothing);
    expect(when([flows, again], { ...end, version: 9 }).ok).toBe(true);
    // Told of a reopening when a newer end is known, also one that overtook it, nothing begins.
    expect(when([flows, noted], resumed)).toEqual({ ok: true, events: [again] });
    expect(when([flows, noted], { ...resumed, since: 5 })).toEqual(nothing);
    for (const version of [4, 5]) expect(when([flows, noted], { ...end, version })).toEqual(nothing);
    const newer: ConsentEvent = { ...noted, version: 9 };
    expect(when([flows, noted], { ...end, version: 9 })).toEqual({ ok: true, events: [newer] });
    expect(when([flows, noted, newer], resumed)).toEqual(nothing);
    const early: ConsentEvent = { type: 'flow-ended', applicationId: 'app' };
    expect(when([early], end)).toEqual(nothing);
    expect(when([early], { type: 'note-flow', applicationId: 'app', services: ['hukou'] })).toEqual(nothing);
    expect(when([], { type: 'note-flow', applicationId: 'app', services: ['hukou'] })).toMatchObject({
      events: [{ type: 'flow-noted' }],
    });
  });

  test('given something that there is not, when it comes, then nothing is made of it', () => {
    const unheard = { type: 'unheard-of' } as never;
    expect(when([], unheard)).toBe(unheard);
    expect(given([unheard]).state).toBe(unheard);
  });
});

test('given commands in any order and twice, when they are decided, then at most one consent on the same terms is in force, and none after its withdrawal', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const recipient = fc.constantFrom('hukou', 'housing');
  const purpose = fc.constantFrom('handling', 'notices');
  const command: fc.Arbitrary<ConsentCommand> = fc.oneof(
    fc.record({ type: fc.constant('give' as const), consentId: id, subject: fc.constant('ana'), recipient, purpose }),
    fc.record({ type: fc.constant('withdraw' as const), consentId: id }),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      let state: Consents = noConsents;
      // Ids are new for each consent, as the kit makes them; here a number stands for that.
      const fresh = commands.map((one, nth) =>
        one.type === 'give' ? { ...one, consentId: `${one.consentId}${nth}` } : one,
      );
      for (const one of fresh.flatMap((each) => [each, each])) {
        const live = Object.keys(state.consents).find((known) =>
          known.startsWith('consentId' in one ? one.consentId : ''),
        );
        const asked = one.type === 'withdraw' && live ? { ...one, consentId: live } : one;
        const decision = decideConsents(asked, state, { at, by: 'ana', id: 'ana' });
        for (const event of decision.ok ? decision.events : []) state = evolveConsents(state, event, { at });
        const open = Object.values(state.consents).filter(({ withdrawnAt }) => withdrawnAt === undefined);
        const kinds = open.map((consent) => `${consent.recipient} ${consent.purpose}`);
        expect(new Set(kinds).size).toBe(kinds.length);
        if (asked.type === 'withdraw' && decision.ok) expect(state.consents[asked.consentId]?.withdrawnAt).toBe(at);
      }
    }),
  );
});

test('given a child under fourteen, when its guardian’s consent is missing or goes, then only the education lane that names it stops', () => {
  const terms = { recipient: 'education', purpose: 'handling' };
  const state: Consents = {
    ...noConsents,
    consents: { own: { ...terms, subject: 'ana', givenAt: '2026-11-23T09:00:00.000+08:00' } },
    flows: {
      one: { services: ['education', 'hukou'], ended: false, guarded: 'm-1' },
      two: { services: ['education'], ended: false },
      three: { services: ['education'], ended: false, wards: [{ service: 'education', memberId: 'm-2' }] },
    },
  };
  expect(unconsented(state, 'ana', ['education'])).toEqual([]);
  const wards = [{ service: 'education', memberId: 'm-1' } as const];
  expect(unconsented(state, 'ana', ['education'], wards)).toEqual(['education']);
  expect(unconsented(state, 'ana', ['education'], [{ service: 'hukou', memberId: 'm-1' }])).toEqual([]);
  expect(stoppedBy(state, { ...terms, subject: 'm-1' }, 'ana')).toEqual([
    { applicationId: 'one', service: 'education' },
  ]);
  expect(stoppedBy(state, { ...terms, subject: 'm-2' }, 'ana')).toMatchObject([{ applicationId: 'three' }]);
  expect(stoppedBy(state, { ...terms, subject: 'ana' }, 'ana')).toHaveLength(3);
});

test('given a member of the family is corrected, when that is noted, then it stays noted, once', () => {
  const note = { type: 'note-renewal', memberId: 'm-1' } as const;
  const context = { at: '2026-11-23T09:00:00.000+08:00', by: 'event', id: 'ana' };
  const noted = { type: 'renewal-noted', memberId: 'm-1' } as const;
  expect(decideConsents(note, noConsents, context)).toEqual({ ok: true, events: [noted] });
  const state = evolveConsents(evolveConsents(noConsents, noted, context), { ...noted, memberId: 'm-2' }, context);
  expect(state.renewed).toEqual(['m-1', 'm-2']);
  expect(decideConsents(note, state, context)).toEqual({ ok: true, events: [] });
});
