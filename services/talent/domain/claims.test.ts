import { describe, expect, test } from 'vitest';
import type { LaneName } from '../lanes.ts';
import { activeFaults } from '../submission/faults.ts';
import { everyClaim, heldBefore } from './claims.ts';
import type { ApplicationEvent } from './events.ts';
import type { Named } from './named.ts';
import {
  child,
  childAgain,
  drafted,
  form,
  given,
  note,
  progressed,
  sibling,
  status,
  version,
  when,
} from './testing/applications.ts';

const answers = { ...form.answers, schoolYear: 2027, speciality: 'dental', forFamily: true };
const on = (service: LaneName, ...whom: string[]) => whom.map((one) => `active-application#ana#${service}#${one}`);
const draftFor = (services: LaneName[], childMember: string, patientMember?: string): ApplicationEvent => ({
  ...drafted,
  type: 'application-drafted',
  form: { version, services, answers: { ...answers, childMember, ...(patientMember && { patientMember }) } },
});
const begun = (members: Named[], bySubject = true): ApplicationEvent[] => [
  draftFor(['education'], members[0]?.memberId ?? 'm-1'),
  { type: 'application-submitted', version, hidden: [], members, ...(bySubject && { bySubject }) },
];

describe('the claims of an application', () => {
  test('given a service about a member, when it is submitted, then it claims that member by id and by identity, and the event says so', () => {
    const patient: Named = { ...sibling, service: 'medical' };
    const members = [child, patient];
    expect(when([draftFor(['education', 'medical'], 'm-1', 'm-2')], { type: 'submit', members })).toMatchObject({
      events: [{ type: 'application-submitted', members, bySubject: true }],
      claims: { take: [...on('education', 'm-1', 'one-child'), ...on('medical', 'm-2', 'other-child')] },
    });
  });

  test('given medical care for the talent, or a patient whom the answers name and do not ask for any more, then it is claimed for the talent', () => {
    const draft = draftFor(['medical'], 'm-1', 'm-2');
    const own = { ...answers, forFamily: false, patientMember: 'm-2' };
    const saved: ApplicationEvent = { type: 'answers-saved', version, saved: own, cleared: [] };
    const members = [{ ...sibling, service: 'medical' as const }];
    const decision = when([draft, saved], { type: 'submit', members });
    expect(decision).toMatchObject({ claims: { take: ['active-application#ana#medical'] } });
    expect(decision).not.toMatchObject({ events: [{ bySubject: true }] });
    expect(decision.ok && decision.events[0]).not.toHaveProperty('members');
  });

  test('given members of a household, when hukou or housing is asked for, then it is the talent’s, whoever comes along', () => {
    const members = [{ ...child, service: 'hukou' as const }];
    const settling = { ...form, services: ['hukou' as const], answers: { ...form.answers, settlingFamily: ['m-1'] } };
    const decision = when([{ ...drafted, form: settling }], { type: 'submit', members });
    expect(decision).toMatchObject({ events: [{ members }], claims: { take: ['active-application#ana#hukou'] } });
    expect(decision.ok && decision.events[0]).not.toHaveProperty('bySubject');
  });

  test('given its lane ends and is reopened, then it frees and claims what it held; one of before its service alone', () => {
    for (const [bySubject, held] of [
      [true, on('education', 'm-1', 'one-child')],
      [false, ['active-application#ana#education']],
    ] as const) {
      const events = begun([child], bySubject);
      expect(when(events, note('education', 1, status('rejected')))).toMatchObject({ claims: { release: held } });
      const ended = [...events, progressed('education', 1, status('rejected'))];
      expect(when(ended, note('education', 2))).toMatchObject({
        events: [{ reclaimed: true }],
        claims: { take: held },
      });
    }
  });

  test('given a reopened one about another child, when it is told to those beside it, then only one about the same child is contested', () => {
    const contested = (claims: string[]) =>
      when(begun([child]), { type: 'contest', service: 'education', by: 'two', claims });
    expect(contested(on('education', 'm-2', 'other-child'))).toEqual({ ok: true, events: [] });
    expect(contested(on('education', 'm-3', 'one-child'))).toMatchObject({ events: [{ type: 'claim-contested' }] });
  });
});

describe('what is refused', () => {
  const submitting = (services: LaneName[], members: Named[]) => ({
    ...{ person: 'ana', members },
    form: { version, services, answers: {} },
  });
  test('given a child who was added twice, or a spouse, then it says by its service whom it is about, and nothing of them', () => {
    const members: Named[] = [childAgain, { ...sibling, service: 'medical', relation: 'spouse' }];
    const held = [...on('education', 'one-child'), ...on('medical', 'm-2')];
    const faults = activeFaults(submitting(['hukou', 'education', 'medical'], members), held);
    expect(faults).toMatchObject([
      {
        pointer: '/services/1',
        rule: { zh: expect.stringContaining('该子女'), en: expect.stringContaining('this child') },
      },
      {
        pointer: '/services/2',
        mend: { zh: expect.stringContaining('该配偶'), en: expect.stringContaining('this spouse') },
      },
    ]);
    expect(JSON.stringify(faults)).not.toMatch(/m-\d|-child/);
    expect(activeFaults(submitting(['education'], [sibling]), held)).toEqual([]);
  });

  test('given one from before claims said whom they are about, then it stands in the way of the same child, or where it does not say which', () => {
    const before = (members: Named[], ...more: ApplicationEvent[]) => given([...begun(members, false), ...more]).state;
    expect(heldBefore(before([child]), 'education', child)).toBe(true);
    expect(heldBefore(before([child]), 'education', childAgain)).toBe(true);
    expect(heldBefore(before([child]), 'education', sibling)).toBe(false);
    expect(heldBefore(before([]), 'education', sibling)).toBe(true);
    expect(heldBefore(before([child]), 'medical', child)).toBe(false);
    const over = progressed('education', 1, status('approved'));
    expect(heldBefore(before([child], over), 'education', child)).toBe(false);
    expect(heldBefore(given(begun([child])).state, 'education', child)).toBe(false);
    const own = given([
      { ...drafted, form: { version, services: ['medical'], answers } },
      { type: 'application-submitted', version, hidden: [] },
    ]);
    expect(heldBefore(own.state, 'medical', child)).toBe(false);
  });

  test('given an erasure, then it holds every service for the talent and for each of the family, as far as one transaction reaches', () => {
    const ids = (many: number) => Array.from({ length: many }, (_one, at) => `m-${at}`);
    expect(everyClaim('ana', ['m-1'])).toEqual([
      ...['hukou', 'housing', 'education', 'medical'].map((service) => `active-application#ana#${service}`),
      ...[...on('education', 'm-1'), ...on('medical', 'm-1')],
    ]);
    expect(everyClaim('ana', ids(90)).length).toBeLessThan(99);
  });
});
