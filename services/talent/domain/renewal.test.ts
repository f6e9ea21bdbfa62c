import { expect, test } from 'vitest';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { application } from '../application/aggregate.ts';
import type { ApplicationEvent } from './events.ts';
import type { Named } from './named.ts';
import type { RenewMember } from './renewal.ts';
import {
  at,
  child,
  drafted,
  form,
  given,
  nothing,
  progressed,
  status,
  submitted,
  when,
} from './testing/applications.ts';

const inHukou: Named = { ...child, service: 'hukou' };
const other: Named = { ...inHukou, memberId: 'm-2' };
const members = [child, other, inHukou];
const patient: Named = { ...child, service: 'medical' };
const underWay: ApplicationEvent[] = [drafted, { ...submitted, members } as ApplicationEvent];
const value = { ...sealedExample<string>('member/name'), box: 'B'.repeat(64) };
const age = { ...child.age, box: 'B'.repeat(64) };
const reason = sealedExample<string>('correction/reason');
const renew = (changes: Partial<Named>): RenewMember => ({ ...child, type: 'renew-member', reason, ...changes });
const told = (...changes: ApplicationEvent[]) => {
  const { state } = given([...underWay, ...changes.slice(0, -1)]);
  const [event] = changes.slice(-1);
  const after = event && application.evolve(state, event, { at, by: 'ana', version: 1 });
  return event && after && application.publish?.(event, after, { id: 'one', at, by: 'ana' });
};
const renewed = (service: 'hukou' | 'education', field: 'name' | 'age', fresh: typeof value | typeof age) =>
  ({ type: 'member-renewed', service, memberId: 'm-1', field, value: fresh, reason }) as const;

test('given departments at work on a member, when it is corrected, then each learns what is other, once; the age the school’s alone', () => {
  const { decision, state } = given(underWay).when(renew({ name: value, age }));
  expect(decision).toEqual({
    ok: true,
    events: [renewed('education', 'name', value), renewed('education', 'age', age), renewed('hukou', 'name', value)],
  });
  expect(state.members.map(({ name }) => name === value)).toEqual([true, false, true]);
  expect(state.corrections).toMatchObject([
    { question: 'm-1/name', before: child.name, value, services: ['education'] },
    { question: 'm-1/age', before: child.age, value: age },
    { question: 'm-1/name', services: ['hukou'] },
  ]);
  const again = when([...underWay, ...(decision.ok ? decision.events : [])], renew({ name: value, age }));
  expect(again).toEqual(nothing);
});

test('given a member that is not named, or a department that has ended, when it is corrected, then nothing is told', () => {
  expect(when(underWay, renew({ memberId: 'm-3', name: value }))).toEqual(nothing);
  expect(when([drafted], renew({ name: value }))).toEqual(nothing);
  const ended = progressed('hukou', 1, status('approved'));
  expect(when([...underWay, ended], renew({ name: value }))).toEqual({
    ok: true,
    events: [renewed('education', 'name', value)],
  });
});

test('given a patient of the family, when it is told and corrected, then medical care knows age and consent, by its own names', () => {
  const { version, answers } = form;
  const asked = { ...answers, speciality: 'dental', forFamily: true, patientMember: 'm-1' };
  const whole = { version, services: ['medical' as const], answers: asked };
  const begun = given([{ ...drafted, form: whole }]).when({ type: 'submit', members: [patient] });
  const [event] = begun.decision.ok ? begun.decision.events : [];
  const [submission] = (event && application.publish?.(event, begun.state, { id: 'one', at, by: 'ana' })) ?? [];
  expect(submission?.data).toMatchObject({
    answers: { medical: { patient: { memberId: 'm-1', relation: 'child' } } },
    facts: [
      { service: 'medical', fact: 'patientAge', sealed: child.age },
      { service: 'medical', fact: 'guardianConsent', value: true },
    ],
  });
  const told = (field: 'name' | 'age', fresh: typeof value | typeof age) =>
    application.publish?.(
      { type: 'member-renewed', service: 'medical', memberId: 'm-1', field, value: fresh, reason },
      begun.state,
      { id: 'one', at, by: 'ana' },
    );
  expect(told('name', value)).toMatchObject([{ data: { place: '/answers/medical/patient/name' } }]);
  expect(told('age', age)).toMatchObject([{ data: { facts: [{ fact: 'patientAge' }] } }]);
});

test('given what a department learns, when it is told, then by its place there, and the age as what its rules know', () => {
  expect(told(renewed('hukou', 'name', value))).toMatchObject([
    { data: { place: '/answers/hukou/family/1/name', sealed: value, services: ['hukou'], number: 1, facts: [] } },
  ]);
  expect(told(renewed('hukou', 'name', value), renewed('education', 'name', value))).toMatchObject([
    { data: { place: '/answers/education/child/name', number: 2 } },
  ]);
  const [{ data } = { data: {} }] = told(renewed('education', 'age', age)) ?? [];
  expect(data).toMatchObject({ facts: [{ service: 'education', fact: 'childAge', sealed: age }] });
  expect(data).not.toHaveProperty('place');
});
