import { describe, expect, test } from 'vitest';
import { application } from '../application.ts';
import { entryRefusal } from './draft.ts';
import { at, drafted, form, given, no, submitted, underWay, when } from './testing/applications.ts';

describe('the door', () => {
  test('given a child without consent, when the form comes, then it is refused and the field named', () => {
    expect(entryRefusal({ services: ['education'], answers: { education: { guardianConsent: false } } })).toEqual({
      code: 'guardian-consent-missing',
      pointer: '/answers/education/guardianConsent',
    });
  });

  test('given answers for a service that is not wanted, when the form comes, then it is refused', () => {
    const answers = { hukou: {}, education: { guardianConsent: true } };
    expect(entryRefusal({ services: ['hukou'], answers })).toEqual({
      code: 'answers-not-wanted',
      pointer: '/answers/education',
    });
    expect(entryRefusal({ services: ['hukou', 'education'], answers })).toBeUndefined();
  });
});

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

describe('submitting', () => {
  test('given a whole draft, when it is submitted, then the one active application is claimed', () => {
    expect(when([drafted], { type: 'submit' })).toEqual({
      ok: true,
      events: [submitted],
      claims: { take: ['active-application#ana#hukou', 'active-application#ana#housing'] },
      taken: { code: 'active-application' },
    });
  });

  test('given a service without answers, when it is submitted, then the place is named', () => {
    const half = { ...drafted, form: { ...form, answers: { hukou: form.answers.hukou } } };
    expect(when([half], { type: 'submit' })).toMatchObject({
      refusal: { code: 'answers-missing', pointer: '/answers/housing' },
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
      data: { applicationId: 'one', person: 'ana', submittedAt: at, services: ['hukou', 'housing'] },
    });
    expect(application.publish?.(drafted, state, { id: 'one', at, by: 'ana' })).toEqual([]);
  });
});
