import { describe, expect, test } from 'vitest';
import { application } from '../application/aggregate.ts';
import { shownApplication } from '../application/views.ts';
import type { ApplicationCommand } from './decide.ts';
import type { ApplicationEvent } from './events.ts';
import type { SealedForm } from './state.ts';
import {
  at,
  child,
  drafted,
  form,
  given,
  no,
  note,
  nothing,
  progressed,
  status,
  underWay,
  when,
  words,
} from './testing/applications.ts';

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

  test('given a closed application, when a case is reopened and decided anew, then it is open and closed again, claims its service again and says so', () => {
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
    const claim = 'active-application#ana#hukou';
    expect(reopened.decision).toMatchObject({ claims: { take: [claim] }, taken: { code: 'active-application' } });
    const openAgain = { ...progressed('hukou', 4), reclaimed: true };
    const { decision, state } = given([...ended, openAgain]).when(note('hukou', 5, status('approved')));
    const again = { type: 'application-closed', status: 'COMPLETED', again: true };
    expect(decision).toMatchObject({ ok: true, events: [{ type: 'lane-progressed' }, again] });
    expect(decision).toMatchObject({ claims: { release: [claim] } });
    expect(state).toMatchObject({ status: 'COMPLETED', closedAt: at });
    expect(given([...ended, openAgain]).when(note('hukou', 6)).decision).not.toHaveProperty('claims');
  });

  test('given a reopened lane whose service another application has, when it goes on, then it says so, tries again, and frees nothing of the other', () => {
    const ended = [...underWay, progressed('hukou', 3, status('rejected'))];
    const { decision, state } = given(ended).when({ ...note('hukou', 4), beside: true } as ApplicationCommand);
    expect(decision).toEqual({ ok: true, events: [progressed('hukou', 4)] });
    expect(shownApplication(state, 'one').lanes[0]).toHaveProperty('conflict');
    const beside = [...ended, progressed('hukou', 4)];
    expect(given(beside).when(note('hukou', 5)).decision).toMatchObject({ events: [{ reclaimed: true }] });
    const over = given(beside).when(note('hukou', 5, status('approved')));
    expect(over.decision).not.toHaveProperty('claims');
    expect(shownApplication(over.state, 'one').lanes[0]).not.toHaveProperty('conflict');
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

  test('given a draft that names a child under fourteen, when it is submitted, then it keeps and tells which child', () => {
    const { version, answers } = form;
    const whole: SealedForm = {
      version,
      services: ['education'],
      answers: { ...answers, childMember: 'm-1', schoolYear: 2027 },
    };
    const begun = given([{ ...drafted, form: whole }]);
    const { state, decision } = begun.when({ type: 'submit', members: [{ ...child, service: 'hukou' }, child] });
    const wards = [{ service: 'education', memberId: 'm-1' }];
    expect(state).toMatchObject({ status: 'SUBMITTED', wards });
    expect(
      given([drafted, { type: 'application-submitted', version: '2026-11', hidden: [], guarded: 'm-1' }]).state,
    ).toMatchObject({ wards });
    const [happened] = decision.ok ? decision.events : [];
    const told = happened && application.publish?.(happened, state, { id: 'one', at, by: 'ana' });
    expect(told).toMatchObject([
      { data: { guarded: 'm-1', wards, answers: { education: { child: {}, identity: 'one-child' } } } },
    ]);
    expect(begun.when({ type: 'submit' }).decision).toMatchObject({
      refusal: { code: 'answers-missing', errors: [{ pointer: '/answers/childMember' }] },
    });
  });

  test('given a lane that is over, when it is shown, then it is no longer being withdrawn', () => {
    const events: ApplicationEvent[] = [...underWay, { type: 'lanes-withdrawn', services: ['hukou'] }];
    const { state } = given([...events, progressed('hukou', 1, status('approved'))]);
    expect(shownApplication(state, 'one').lanes[0]).not.toHaveProperty('withdrawing');
  });
});
