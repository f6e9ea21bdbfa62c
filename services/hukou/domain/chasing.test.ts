import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../../shared/casework/domain/index.ts';
import { employerAsked, submittedData } from '../../../shared/casework/testing/submitted.ts';
import { given } from '../../../shared/testing/given.ts';
import type { HukouAnswers } from '../answers.ts';
import { hukouCase } from '../case.ts';
import { hukouDepartment } from '../department.ts';
import type { HukouEvent } from './state.ts';

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const opened: HukouEvent = {
  ...{ ...facts, type: 'case-opened', answers: { channel: 'returnee' }, stage: 'PRECHECK' },
  ...{ settings: hukouDepartment.settings, around: { employment: employerAsked } },
};
const assigned: HukouEvent = { type: 'case-assigned', owner: 'worker' };
const moved = (stage: string, until?: string): HukouEvent => ({
  ...{ type: 'case-moved', stage, ...(until && { until }) },
});
const at = (when: string, ...events: HukouEvent[]) =>
  given(hukouCase, [opened, assigned, ...events] as CaseEvent<HukouAnswers>[], { at: when, by: 'worker', id: 'one' });
const due = { type: 'stage-due' } as const;
const nothing = { ok: true, events: [] };
const monday = '2026-11-23T09:00:00.000+08:00';
const told = (event: HukouEvent, ...before: HukouEvent[]) => {
  const { state } = at(monday, ...before, event);
  const drafts = hukouCase.publish?.(event as never, state, { id: 'one', at: monday, by: 'x' }) ?? [];
  return drafts.map(({ type, data }) => [type.split('.')[2], data]);
};

describe('a body that has the case', () => {
  test('given the city or the police get it, when their usual time is over, then the applicant reads that and the caseworker is told to ask', () => {
    const { state } = at(monday, moved('ACCEPTED')).when({ type: 'advance', to: 'CITY_REVIEW' });
    expect(state.until).toBe('2026-12-07T23:59:59.999+08:00');
    const police = at(monday, moved('APPROVED')).when({ type: 'advance', to: 'POLICE_SYNC' });
    expect(police.state.until).toBe('2026-11-26T23:59:59.999+08:00');
    const inReview = moved('CITY_REVIEW', state.until);
    expect(at('2026-12-07T23:00:00.000+08:00', inReview).when(due).decision).toEqual(nothing);
    const late = at('2026-12-08T00:00:00.000+08:00', inReview).when(due);
    expect(late.state).toMatchObject({ until: undefined, waits: { en: expect.stringContaining('longer than usual') } });
    if (!late.decision.ok) throw new Error('it was refused');
    const [event] = late.decision.events as unknown as [HukouEvent];
    expect(told(event, inReview)).toMatchObject([
      ['case-progressed', { stage: { en: 'City review' } }],
      ['chase-due', { caseId: 'one', stage: 'CITY_REVIEW', why: 'body-late', owner: 'worker' }],
    ]);
  });

  test('given no end, no body or a closed case, when an end is said to come, then nothing happens', () => {
    expect(at(monday, moved('CITY_REVIEW')).when(due).decision).toEqual(nothing);
    expect(at(monday, moved('ACCEPTED', monday)).when(due).decision).toEqual(nothing);
    const withdrawn: HukouEvent = {
      ...{ type: 'case-withdrawn', applicationId: 'one', person: 'talent-one', stage: 'WITHDRAWN', until: monday },
    };
    expect(at(monday, withdrawn).when(due).decision).toEqual(nothing);
  });
});

test('given a public notice that is over, when that is folded, then the clock goes on and the caseworker is told; as it was kept before, it stands still', () => {
  const waits = { zh: '等待', en: 'Waiting' };
  const notice = { ...moved('PUBLICITY', monday), ...{ waits, notice: { noticeId: 'n1' } } } as HukouEvent;
  const over: HukouEvent = { type: 'publicity-ended', resumes: true };
  expect(at(monday, notice, over).state).toMatchObject({ waits: undefined, publicity: { state: 'over' } });
  expect(at(monday, notice, { type: 'publicity-ended' }).state).toMatchObject({ waits, publicity: { state: 'over' } });
  expect(told(over, notice)).toMatchObject([
    ['case-progressed', { next: { en: expect.stringContaining('The public notice is over') } }],
    ['chase-due', { stage: 'PUBLICITY', why: 'notice-over', owner: 'worker' }],
  ]);
});

describe('the employer who has to file', () => {
  const wanted = (event: HukouEvent, ...before: HukouEvent[]) =>
    told(event, ...before).filter(([type]) => type === 'filing-wanted').length;
  const noted = (state: 'asked' | 'confirmed' | 'not-asked', open = true): HukouEvent => ({
    ...{ type: 'case-around-noted', part: 'employment', version: 1, told: { state, at: monday, open } },
  });

  test('given it may see the case from now on, when the case waits for it, then it is asked; else it is not', () => {
    expect(told(opened)).toContainEqual(['filing-wanted', { caseId: 'one', enterpriseId: 'made-up' }]);
    expect([wanted(noted('asked')), wanted(noted('confirmed')), wanted(noted('not-asked', false))]).toEqual([1, 0, 0]);
    expect([wanted(noted('asked', false)), wanted(assigned), wanted(noted('asked'), moved('EMPLOYER_FILED'))]).toEqual([
      0, 0, 0,
    ]);
    expect(told(opened)[0]).toMatchObject([
      'case-progressed',
      { next: { en: expect.stringContaining('has to file next') } },
    ]);
  });
});
