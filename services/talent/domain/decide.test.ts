import { describe, expect, test } from 'vitest';
import { applicantExample, type Status } from '../../../shared/casework/contract/index.ts';
import { given as givenAny } from '../../../shared/testing/given.ts';
import { application } from '../application.ts';
import { shownApplication } from '../views.ts';
import type { ApplicationCommand } from './decide.ts';
import { entryRefusal } from './draft.ts';
import type { ApplicationEvent, LaneProgressed } from './events.ts';
import type { LaneStatus, SealedForm } from './state.ts';

const at = '2026-11-23T09:00:00.000+08:00';
const form: SealedForm = {
  services: ['hukou', 'housing'],
  applicant: applicantExample,
  employer: { enterpriseId: 'made-up', name: 'made up' },
  answers: { hukou: { channel: 'returnee' }, housing: { kind: 'talent-flat' } },
};

const drafted: ApplicationEvent = { type: 'application-drafted', person: 'ana', form };
const submitted: ApplicationEvent = { type: 'application-submitted' };
const underWay = [drafted, submitted];

const words = { zh: '一', en: 'one' };
const status = (outcome?: NonNullable<Status['outcome']>['outcome']): LaneStatus => ({
  state: 'SOMEWHERE',
  stage: words,
  terminal: outcome !== undefined,
  ...(outcome && { outcome: { outcome, at } }),
});
const progressed = (service: LaneProgressed['service'], version: number, told = status()): LaneProgressed => ({
  type: 'lane-progressed',
  service,
  version,
  status: told,
});
const note = (service: LaneProgressed['service'], version: number, told = status()): ApplicationCommand => ({
  ...progressed(service, version, told),
  type: 'note-progress',
});

const given = (events: ApplicationEvent[], by = 'ana') => givenAny(application, events, { at, by, id: 'one' });
const when = (events: ApplicationEvent[], command: ApplicationCommand, by = 'ana') =>
  given(events, by).when(command).decision;
const no = (code: string) => ({ ok: false, refusal: { code } });
const nothing = { ok: true, events: [] };

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

describe('withdrawing', () => {
  test('given a draft, when all of it is withdrawn, then it is over; of a part, the rest stays a draft', () => {
    expect(given([drafted]).when({ type: 'withdraw' }).state).toMatchObject({ status: 'WITHDRAWN', closedAt: at });
    const { state } = given([drafted]).when({ type: 'withdraw', services: ['hukou'] });
    expect(state).toMatchObject({ status: 'DRAFT', form: { services: ['housing'] } });
    expect(state.form.answers).toEqual({ housing: { kind: 'talent-flat' } });
  });

  test('given one under way, when lanes are withdrawn, then the departments are told once and the lanes wait for them', () => {
    const { decision, state } = given(underWay).when({ type: 'withdraw', services: ['hukou'] });
    expect(decision).toEqual({ ok: true, events: [{ type: 'lanes-withdrawn', services: ['hukou'] }] });
    expect(shownApplication(state, 'one').lanes).toMatchObject([
      { service: 'hukou', state: 'SENT', withdrawing: true },
      { service: 'housing', state: 'SENT' },
    ]);
    const [event] = application.publish?.({ type: 'lanes-withdrawn', services: ['hukou'] }, state, {
      id: 'one',
      at,
      by: 'ana',
    }) ?? [undefined];
    expect(event?.data).toEqual({ applicationId: 'one', person: 'ana', services: ['hukou'] });
    const again: ApplicationEvent[] = [...underWay, { type: 'lanes-withdrawn', services: ['hukou'] }];
    expect(when(again, { type: 'withdraw', services: ['hukou'] })).toEqual(nothing);
    expect(when(again, { type: 'withdraw' })).toMatchObject({ events: [{ services: ['housing'] }] });
  });

  test('given a lane that has ended, or a closed application, when it is withdrawn, then there is nothing to withdraw', () => {
    const ended = [...underWay, progressed('hukou', 1, status('approved'))];
    expect(when(ended, { type: 'withdraw', services: ['hukou'] })).toEqual(no('nothing-to-withdraw'));
    const closed: ApplicationEvent[] = [...ended, { type: 'application-closed', status: 'COMPLETED', outcomes: [] }];
    expect(when(closed, { type: 'withdraw' })).toEqual(no('nothing-to-withdraw'));
  });

  test('given a service that is not in it, or another’s application, when it is withdrawn, then it is refused', () => {
    expect(when(underWay, { type: 'withdraw', services: ['medical'] })).toMatchObject({
      refusal: { code: 'not-in-application', pointer: '/services/0' },
    });
    expect(when(underWay, { type: 'withdraw' }, 'bo')).toEqual(no('not-found'));
  });
});

describe('consent', () => {
  test('given lanes whose consent is gone, when they are stopped, then those still open are taken back, once', () => {
    const stop: ApplicationCommand = { type: 'stop-lanes', services: ['hukou', 'housing'] };
    const ended = [...underWay, progressed('hukou', 1, status('approved'))];
    expect(when(ended, stop, 'event')).toEqual({
      ok: true,
      events: [{ type: 'lanes-withdrawn', services: ['housing'] }],
    });
    expect(when([...ended, { type: 'lanes-withdrawn', services: ['housing'] }], stop, 'event')).toEqual(nothing);
    expect(when([drafted], stop, 'event')).toEqual(nothing);
  });
});

describe('a supplement for several departments', () => {
  const answer: ApplicationCommand = { type: 'answer-supplements', documents: ['CON'], items: ['item'] };
  const asking = (document?: string, given?: boolean) => {
    const one = { ...words, ...(document && { document }), ...(given && { given }) };
    return progressed('hukou', 1, { ...status(), supplement: { askedAt: at, missing: [one] } });
  };

  test('given a department asks for the document, when it is sent, then all departments are told once', () => {
    const { decision, state } = given([...underWay, asking('CON')]).when(answer);
    const event: ApplicationEvent = { type: 'supplement-answered', documents: ['CON'], items: ['item'] };
    expect(decision).toEqual({ ok: true, events: [event] });
    const [told] = application.publish?.(event, state, { id: 'one', at, by: 'ana' }) ?? [];
    expect(told).toMatchObject({
      type: 'plus.talent.supplement-answered.v1',
      data: { person: 'ana', items: ['item'] },
    });
  });

  test('given nobody asks for it, or it is another’s, when it is sent, then it is refused', () => {
    const refused = { refusal: { code: 'no-supplement', pointer: '/documents/0' } };
    const over = progressed('hukou', 2, { ...asking('CON').status, terminal: true });
    for (const known of [[], [asking('TAX')], [asking()], [asking('CON', true)], [asking('CON'), over]])
      expect(when([...underWay, ...known], answer)).toMatchObject(refused);
    expect(when([drafted], answer)).toMatchObject(refused);
    expect(when([...underWay, asking('CON')], answer, 'bo')).toEqual(no('not-found'));
  });
});

describe('lanes', () => {
  test('given one under way, when a department tells, then the lane says so and the application is in progress', () => {
    const { state } = given(underWay).when(note('hukou', 3));
    expect(state).toMatchObject({ status: 'IN_PROGRESS', lanes: { hukou: { version: 3 } } });
  });

  test('given a newer version is known, when an older or the same comes, then nothing changes', () => {
    const known = [...underWay, progressed('hukou', 3)];
    expect(when(known, note('hukou', 2))).toEqual(nothing);
    expect(when(known, note('hukou', 3))).toEqual(nothing);
    expect(when(known, note('hukou', 4)).ok).toBe(true);
  });

  test('given the last lane ends, when its department tells, then the application is complete and its claim released', () => {
    const known = [...underWay, progressed('hukou', 3, status('approved'))];
    const { decision, state } = given(known).when(note('housing', 1, status('withdrawn')));
    const outcomes = [
      { service: 'hukou', outcome: 'approved' },
      { service: 'housing', outcome: 'withdrawn' },
    ];
    expect(decision).toMatchObject({
      events: [{ type: 'lane-progressed' }, { type: 'application-closed', status: 'COMPLETED', outcomes }],
      claims: { release: ['active-application#ana#housing'] },
    });
    expect(state).toMatchObject({ status: 'COMPLETED', closedAt: at });
    const closed: ApplicationEvent = { type: 'application-closed', status: 'COMPLETED', outcomes: [] };
    const [event] = application.publish?.(closed, state, { id: 'one', at, by: 'x' }) ?? [];
    expect(event).toMatchObject({ type: 'plus.talent.application-completed.v1', data: { status: 'COMPLETED' } });
    expect(shownApplication(state, 'one')).toMatchObject({ submittedAt: at, closedAt: at });
  });

  test('given one lane ends and another goes on, when its department tells, then its service is free for the next application', () => {
    const { decision, state } = given(underWay).when(note('hukou', 1, status('rejected')));
    expect(decision).toMatchObject({
      events: [{ type: 'lane-progressed' }],
      claims: { release: ['active-application#ana#hukou'] },
    });
    expect(state.status).toBe('IN_PROGRESS');
  });

  test('given every lane was withdrawn, when the last is told, then the application is withdrawn', () => {
    const known = [...underWay, progressed('hukou', 1, status('withdrawn'))];
    expect(given(known).when(note('housing', 1, { ...status(), terminal: true })).state.status).toBe('WITHDRAWN');
  });

  test('given a closed application, when a case is reopened and decided anew, then it is open and closed again, frees nothing twice and says so', () => {
    const closed: ApplicationEvent = { type: 'application-closed', status: 'COMPLETED', outcomes: [] };
    const ended = [
      ...underWay,
      progressed('hukou', 3, status('rejected')),
      progressed('housing', 1, status('approved')),
      closed,
    ];
    expect(given(ended).when(note('housing', 2, status('approved'))).state).toMatchObject({ status: 'COMPLETED' });
    const reopened = given(ended).when(note('hukou', 4));
    expect(reopened.state).toMatchObject({ status: 'IN_PROGRESS', closedAt: undefined });
    const { decision, state } = given([...ended, progressed('hukou', 4)]).when(note('hukou', 5, status('approved')));
    const again = { type: 'application-closed', status: 'COMPLETED', again: true };
    expect(decision).toMatchObject({ ok: true, events: [{ type: 'lane-progressed' }, again] });
    expect(decision).not.toHaveProperty('claims');
    expect(state).toMatchObject({ status: 'COMPLETED', closedAt: at });
  });

  test('given no application, a draft, a closed one, or a lane that was not asked for, when something is told, then nothing changes', () => {
    expect(when([], note('hukou', 1))).toEqual(no('not-found'));
    expect(when([drafted], note('hukou', 1))).toEqual(nothing);
    expect(when([drafted, { type: 'draft-withdrawn' }], note('hukou', 1))).toEqual(nothing);
    expect(when(underWay, note('medical', 1))).toEqual(nothing);
  });

  test('given a command or an event of a kind that there is not, when it comes, then nothing is made of it', () => {
    const unheard = { type: 'unheard-of' } as never;
    expect(when(underWay, unheard)).toBe(unheard);
    expect(given([unheard]).state).toBe(unheard);
  });
});

describe('the list', () => {
  test('given a lane that asks for something, when the applications are listed, then the row says which', () => {
    const supplement = { askedAt: at, missing: [words] };
    const asking = progressed('hukou', 1, { ...status(), supplement });
    const answered = progressed('hukou', 2, { ...status(), supplement: { ...supplement, answeredAt: at } });
    const rejected = progressed('hukou', 3, { ...status('rejected'), supplement });
    const row = (...events: ApplicationEvent[]) => application.rows?.(given(events).state, 'one')[0];
    expect(row(...underWay, asking)).toEqual({
      list: 'mine#ana',
      sort: `${at}#one`,
      item: {
        applicationId: 'one',
        status: 'IN_PROGRESS',
        services: ['hukou', 'housing'],
        createdAt: at,
        askedBy: ['hukou'],
      },
    });
    expect(row(...underWay, asking, answered)?.item).toMatchObject({ askedBy: [] });
    expect(row(...underWay, asking, rejected)?.item).toMatchObject({ askedBy: [] });
    expect(row(drafted)?.item).toMatchObject({ status: 'DRAFT', askedBy: [] });
  });

  test('given a draft, when it is shown, then it has no lanes yet', () => {
    expect(shownApplication(given([drafted]).state, 'one')).toMatchObject({ status: 'DRAFT', lanes: [] });
    expect(shownApplication({ ...given([drafted]).state, status: 'NONE' }, 'one').status).toBe('DRAFT');
  });

  test('given a lane that is over, when it is shown, then it is no longer being withdrawn', () => {
    const events: ApplicationEvent[] = [...underWay, { type: 'lanes-withdrawn', services: ['hukou'] }];
    const { state } = given([...events, progressed('hukou', 1, status('approved'))]);
    expect(shownApplication(state, 'one').lanes[0]).not.toHaveProperty('withdrawing');
  });
});
