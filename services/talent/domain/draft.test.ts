import { describe, expect, test } from 'vitest';
import { applicantExample } from '../../../shared/casework/contract/index.ts';
import { application } from '../application/aggregate.ts';
import { shownApplication } from '../application/views.ts';
import type { ApplicationEvent } from './events.ts';
import { at, drafted, form, given, no, submitted, underWay, version, when } from './testing/applications.ts';

describe('a draft', () => {
  test('given nothing, when a talent begins one, then it is theirs; the same id cannot begin again', () => {
    expect(when([], { type: 'draft', form })).toEqual({ ok: true, events: [drafted] });
    expect(when([drafted], { type: 'draft', form })).toEqual(no('not-a-draft'));
  });

  test('given one, when its owner replaces what it says, then it says that; nobody else can, nor later', () => {
    const { decision, state } = given([drafted]).when({ type: 'redraft', form: { ...form, services: ['hukou'] } });
    expect(decision.ok).toBe(true);
    expect(state.form.services).toEqual(['hukou']);
    expect(when([drafted], { type: 'redraft', form }, 'bo')).toEqual(no('not-found'));
    expect(when([], { type: 'redraft', form }, '')).toEqual(no('not-found'));
    expect(when(underWay, { type: 'redraft', form })).toEqual(no('not-a-draft'));
  });
});

test('given a draft names a child whose guardian’s consent is not there, when it is kept, then that is said once for the child', () => {
  const one = { service: 'education', memberId: 'm-1' } as const;
  const other = { ...one, memberId: 'm-2' };
  const said = (...wards: object[]) => ({ type: 'consent-awaited', wards });
  const begun = given([]).when({ type: 'draft', form, awaits: [one] });
  expect(begun.decision).toEqual({ ok: true, events: [drafted, said(one)] });
  const [awaited] = begun.decision.ok ? begun.decision.events.slice(1) : [];
  expect(awaited && application.publish?.(awaited, begun.state, { id: 'one', at, by: 'ana' })).toMatchObject([
    { data: { applicationId: 'one', person: 'ana', wards: [one] } },
  ]);
  const before: ApplicationEvent[] = [drafted, ...(awaited ? [awaited] : [])];
  const { decision } = given(before).when({ type: 'redraft', form, awaits: [one, other] });
  expect(decision).toMatchObject({ events: [{ type: 'application-redrafted' }, said(other)] });
  const saves = { type: 'save-answers', answers: { channel: 'graduate' } } as const;
  expect(when(before, { ...saves, awaits: [one] })).toMatchObject({ events: [{ type: 'answers-saved' }] });
});

describe('submitting', () => {
  test('given a whole draft, when it is submitted, then the one active application is claimed', () => {
    expect(when([drafted], { type: 'submit' })).toEqual({
      ok: true,
      events: [submitted],
      claims: { take: ['active-application#ana#hukou', 'active-application#ana#housing'] },
      taken: { code: 'active-application' },
    });
  });

  test('given documents that go with it, when it is submitted, then it keeps, shows and tells them', () => {
    const handed = [{ service: 'hukou' as const, kind: 'CON' as const, itemId: 'item' }];
    const { state, decision } = given([drafted]).when({ type: 'submit', handed });
    expect(decision).toMatchObject({ events: [{ handed }] });
    expect(shownApplication(state, 'one').documents).toEqual(handed);
    const [event] = application.publish?.({ ...submitted, handed } as never, state, { id: 'one', at, by: 'ana' }) ?? [];
    expect(event?.data).toMatchObject({ documents: handed });
  });

  test('given answers that must be there and are not, when it is submitted, then every one is named at once', () => {
    const { housingKind: _kind, employerName: _name, ...answers } = form.answers;
    const half: ApplicationEvent = { type: 'application-drafted', person: 'ana', form: { ...form, answers } };
    expect(when([half], { type: 'submit' })).toMatchObject({
      refusal: {
        code: 'answers-missing',
        errors: [{ pointer: '/answers/employerName' }, { pointer: '/answers/housingKind' }],
      },
    });
  });

  test('given it is submitted, or another’s, when it is submitted again, then it is refused', () => {
    expect(when(underWay, { type: 'submit' })).toEqual(no('not-a-draft'));
    expect(when([drafted], { type: 'submit' }, 'bo')).toEqual(no('not-found'));
  });

  test('given a submission, when it is published, then each department finds its own answers', () => {
    const { state } = given(underWay);
    const [event] = application.publish?.(submitted, state, { id: 'one', at, by: 'ana' }) ?? [];
    expect(event).toMatchObject({
      type: 'plus.talent.application-submitted.v1',
      data: {
        ...{ applicationId: 'one', person: 'ana', submittedAt: at, services: ['hukou', 'housing'] },
        applicant: applicantExample,
        employer: { enterpriseId: 'made-up', name: 'made up' },
        answers: { hukou: { channel: 'returnee' }, housing: { kind: 'talent-flat' } },
        facts: [{ service: 'hukou', fact: 'employer', value: 'made up' }],
        formVersion: version,
      },
    });
    expect(application.publish?.(drafted, state, { id: 'one', at, by: 'ana' })).toEqual([]);
  });
});
