import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../shared/casework/domain/index.ts';
import { employerAsked, submittedData } from '../../shared/casework/testing/submitted.ts';
import { given } from '../../shared/testing/given.ts';
import type { HukouAnswers } from './answers.ts';
import { hukouCase } from './case.ts';
import { hukouDepartment } from './department.ts';
import { type Cycle, cycleAt, nextOpening } from './domain/cycles.ts';
import { fileCase } from './domain/filing.ts';
import { type MirroredOutcome, mirroredSteps } from './domain/mirrored.ts';

const { services: _services, answers, ...facts } = submittedData('one');
const around = { employment: employerAsked };
const opened = { type: 'open', ...facts, answers: { channel: 'returnee' }, around } as const;
type Happened = CaseEvent<HukouAnswers>;
const happened = (channel: HukouAnswers['channel'], ...more: Happened[]): Happened[] => [
  {
    ...facts,
    type: 'case-opened',
    answers: { channel },
    around,
    stage: 'PRECHECK',
    settings: hukouDepartment.settings,
  },
  ...more,
];
const moved = (stage: string): Happened => ({ type: 'case-moved', stage });
const rejected: Happened = {
  type: 'case-decided',
  stage: 'REJECTED',
  outcome: 'rejected',
  reasonCode: 'employer-not-qualified',
  inTime: true,
  usedDays: 1,
};
const { settings } = hukouDepartment;
const files = { type: 'employer-file', enterpriseId: 'made-up' } as const;

test('given nothing, when an application asks for hukou, then a case stands at the pre-check with 10 working days', () => {
  const { state } = given(hukouCase, []).when(opened);
  expect(answers.hukou).toEqual(opened.answers);
  expect(state).toMatchObject({ stage: 'PRECHECK', clock: { limitDays: 10 }, answers: { channel: 'returnee' } });
});

describe('the employer files', () => {
  test('given a case, when its employer files, then it is filed; another one learns of no case', () => {
    const { when } = given(hukouCase, happened('returnee'));
    expect(when(files).decision).toEqual({ ok: true, events: [moved('EMPLOYER_FILED')] });
    expect(when({ ...files, enterpriseId: 'another' }).decision).toMatchObject({ refusal: { code: 'not-found' } });
    expect(given(hukouCase, []).when(files).decision).toMatchObject({ refusal: { code: 'not-found' } });
  });

  test('given no consent, one that was withdrawn, or an employment that was denied, when the employer files, then that is refused; corrected, it is taken', () => {
    const told = (version: number, state: 'confirmed' | 'denied' | 'not-asked', open?: boolean): Happened => ({
      type: 'case-around-noted',
      part: 'employment',
      version,
      told: { state, at: employerAsked.at, ...(open !== undefined && { open }) },
    });
    const after = (...more: Happened[]) => given(hukouCase, happened('returnee', ...more));
    const listed = (...more: Happened[]) => {
      const { state } = after(...more, { type: 'case-assigned', owner: 'x' });
      return hukouCase.rows?.(state, 'one').filter(({ list }) => list === 'filings#made-up').length;
    };
    const refused = (code: string) => ({ refusal: { code } });
    expect(after(told(1, 'not-asked')).when(files).decision).toMatchObject(refused('not-found'));
    expect(after(told(1, 'confirmed', false)).when(files).decision).toMatchObject(refused('not-found'));
    expect(after(told(1, 'denied', true)).when(files).decision).toMatchObject(refused('employment-denied'));
    expect(after(told(1, 'denied', true), told(2, 'confirmed', true)).when(files).decision.ok).toBe(true);
    const { around: _around, ...bare } = happened('returnee')[0] as Happened & { around: unknown };
    expect(given(hukouCase, [bare as Happened]).when(files).decision).toMatchObject(refused('not-found'));
    expect([listed(), listed(told(1, 'confirmed', true)), listed(told(1, 'confirmed', false))]).toEqual([1, 1, 0]);
    expect([listed(told(1, 'denied')), listed(rejected)]).toEqual([0, 0]);
  });

  test('given a case that is filed, waits for papers or is closed, when its employer files, then that is refused by name', () => {
    const code = (...more: Happened[]) => given(hukouCase, happened('returnee', ...more)).when(files).decision;
    expect(code(moved('EMPLOYER_FILED'))).toMatchObject({ refusal: { code: 'wrong-stage' } });
    expect(code({ type: 'supplement-asked', missing: [] })).toMatchObject({ refusal: { code: 'supplement-open' } });
    expect(code(rejected)).toMatchObject({ refusal: { code: 'case-closed' } });
  });

  test('given a graduate, when the employer files in the window, then the person and the round are claimed', () => {
    const { decision } = given(hukouCase, happened('graduate')).when({ ...files, degree: 'doctor' });
    expect(decision).toMatchObject({
      ok: true,
      events: [{ ...moved('EMPLOYER_FILED'), ...{ filedIn: '2026' } }],
      claims: { take: ['filing#2026#talent-one'] },
      taken: { code: 'filed-this-cycle', detail: { en: expect.stringContaining('the next round is not announced') } },
    });
  });

  test('given a graduate’s own answer, when the employer states no degree, then the window counts for it; what the employer states counts before', () => {
    const said = (degree: string) => given(hukouCase, happened('graduate', stated(degree)));
    const stated = (degree: string): Happened => ({ type: 'case-facts-stated', facts: { degree } });
    const { decision, state } = said('doctor').when(files);
    expect(decision).toMatchObject({ events: [{ filedFor: { degree: 'doctor', from: 'staff' } }] });
    expect(state).toMatchObject({ filedIn: '2026', filedFor: { degree: 'doctor' } });
    expect(said('visiting-scholar').when(files).decision).toMatchObject({ refusal: { code: 'outside-window' } });
    expect(said('doctor').when({ ...files, degree: 'master' }).decision).toMatchObject({
      refusal: { code: 'outside-window' },
    });
  });

  test('given a graduate, when the window is over, then the refusal says when the next one opens', () => {
    const { decision } = given(hukouCase, happened('graduate')).when({ ...files, degree: 'master' });
    expect(decision).toMatchObject({ refusal: { code: 'outside-window' } });
    const { state } = given(hukouCase, happened('graduate'));
    expect(fileCase(files, state, { at: '2027-01-01T09:00:00.000+08:00' }, known)).toMatchObject({
      refusal: { code: 'outside-window', detail: { en: 'the next round (2027) opens on 2027-05-01' } },
    });
  });
});

describe('a filing that is withdrawn', () => {
  const withdraw = { type: 'withdraw', applicationId: 'one', person: 'talent-one' } as const;
  const filed = { ...moved('EMPLOYER_FILED'), ...{ filedIn: '2026' } };
  const claimsOf = (channel: HukouAnswers['channel'], ...more: Happened[]) => {
    const { decision } = given(hukouCase, happened(channel, ...more)).when(withdraw);
    return decision.ok && decision.claims;
  };
  test('given one, when the talent takes the case back, then the round is free again', () => {
    expect(claimsOf('graduate', filed)).toEqual({ release: ['filing#2026#talent-one'] });
  });
  test('given none, one on another channel, or one that was refused, when it is taken back, then no round is freed', () => {
    const reopened: Happened = { type: 'case-reopened', why: 'lead', stage: 'EMPLOYER_FILED', settings };
    expect(claimsOf('graduate')).toBeUndefined();
    expect(claimsOf('returnee', moved('EMPLOYER_FILED'))).toBeUndefined();
    expect(claimsOf('graduate', filed, rejected)).toBeUndefined();
    expect(claimsOf('graduate', filed, rejected, reopened)).toBeUndefined();
  });
  test('given a refusal before anybody filed, when a filing after the review is taken back, then the round is free', () => {
    const reopened: Happened = { type: 'case-reopened', why: 'lead', stage: 'PRECHECK', settings };
    expect(claimsOf('graduate', rejected, reopened, filed)).toEqual({ release: ['filing#2026#talent-one'] });
  });
  test('given a review that confirmed what was approved, when the reopened case is taken back, then the round is free', () => {
    const approved = { ...rejected, outcome: 'approved', stage: 'SETTLED' } as Happened;
    const reopened: Happened = { type: 'case-reopened', why: 'lead', stage: 'EMPLOYER_FILED', settings };
    expect(claimsOf('graduate', filed, approved, reopened)).toEqual({ release: ['filing#2026#talent-one'] });
  });
});

const known: readonly Cycle[] = [
  { cycle: '2026', from: '2026-05-11', until: '2026-07-03', doctorsUntil: '2026-12-31' },
  { cycle: '2027', from: '2027-05-01', until: '2027-07-01', doctorsUntil: '2027-12-31' },
];

test('given rounds, when a day is looked up, then both ends count, and doctors have longer', () => {
  const cycle = (day: string, degree?: 'master' | 'doctor') => cycleAt(`${day}T12:00:00+08:00`, degree, known)?.cycle;
  expect([cycle('2026-05-10'), cycle('2026-05-11'), cycle('2026-07-03')]).toEqual([undefined, '2026', '2026']);
  expect([cycle('2026-07-04', 'master'), cycle('2026-12-31', 'doctor')]).toEqual([undefined, '2026']);
  expect(nextOpening('2027-06-01T12:00:00+08:00', known).en).toContain('not announced');
});

test('given reasons that cannot be true where the case stands, when it is refused by them, then that is refused by name', () => {
  const assigned: Happened = { type: 'case-assigned', owner: 'x' };
  const refuse = (stage: string, reasonCode: string, ...more: Happened[]) => {
    const before = happened('graduate', assigned, moved(stage), ...more);
    const { decision } = given(hukouCase, before, { at: employerAsked.at, by: 'x', id: 'one' }).when({
      ...{ type: 'decide', outcome: 'rejected', reasonCode },
    });
    return decision.ok || decision.refusal.code;
  };
  const untrue = 'reason-not-here';
  expect([refuse('PRECHECK', 'city-refused'), refuse('CITY_REVIEW', 'city-refused')]).toEqual([untrue, true]);
  expect([refuse('PRECHECK', 'objection-upheld'), refuse('OBJECTION', 'objection-upheld')]).toEqual([untrue, true]);
  expect([refuse('APPROVED', 'channel-not-fitting'), refuse('ACCEPTED', 'channel-not-fitting')]).toEqual([
    untrue,
    true,
  ]);
  expect(refuse('CITY_REVIEW', 'score-below-pass')).toBe(untrue);
  const police = mirroredSteps['police-refused'].ends?.reasonCodes ?? [];
  for (const code of police) {
    expect([refuse('CITY_REVIEW', code), refuse('APPROVED', code)]).toEqual([untrue, untrue]);
    expect([refuse('POLICE_SYNC', code), refuse('MOVE_IN_PERMIT', code)]).toEqual([true, true]);
  }
  expect(refuse('PRECHECK', 'supplement-missing')).toBe(untrue);
  expect(refuse('PRECHECK', 'supplement-missing', { type: 'supplement-asked', missing: [] })).toBe(true);
});

describe('reopening', () => {
  const reopen = { type: 'reopen', why: 'lead', decision: 1 } as const;
  test('given a case that was refused after its filing, when it is reopened, then it need not be filed again', () => {
    const filed = given(hukouCase, happened('graduate', moved('EMPLOYER_FILED'), rejected)).when(reopen);
    expect(filed.state).toMatchObject({ status: 'open', stage: 'EMPLOYER_FILED' });
  });
  test('given a talent who settled, when the case is to be reopened, then it is not, by name; a review leaves it as it is', () => {
    const settled = { ...rejected, outcome: 'approved', stage: 'SETTLED' } as Happened;
    const { when } = given(hukouCase, happened('returnee', moved('MOVE_IN_PERMIT'), settled));
    expect(when(reopen).decision).toMatchObject({ refusal: { code: 'settled-stands' } });
    expect(when({ ...reopen, why: 'review' }).decision).toEqual({ ok: true, events: [] });
  });
  test('given one that was refused after the city approved, when it is reopened, then what the city and the police did stands', () => {
    const after = (...stages: string[]) =>
      given(hukouCase, happened('returnee', ...stages.map(moved), rejected)).when(reopen).state.stage;
    expect(after('EMPLOYER_FILED', 'APPROVED')).toBe('APPROVED');
    expect(after('EMPLOYER_FILED', 'APPROVED', 'POLICE_SYNC', 'MOVE_IN_PERMIT')).toBe('MOVE_IN_PERMIT');
  });
  test('given one that the police refused, when it is reopened, then it is with them again, and asked after when they are late', () => {
    const { state } = given(hukouCase, happened('graduate', ...['APPROVED', 'POLICE_SYNC'].map(moved), rejected)).when(
      reopen,
    );
    expect(state).toMatchObject({ stage: 'POLICE_SYNC', until: '2026-11-26T23:59:59.999+08:00' });
    expect(state.waits?.en).toContain('the police');
  });
  test('given one that was refused before, when it is reopened, then it begins at the pre-check', () => {
    const { state } = given(hukouCase, happened('graduate', rejected)).when(reopen);
    expect(state).toMatchObject({ status: 'open', stage: 'PRECHECK' });
  });
});

describe('what the city and the police say', () => {
  const told = { outcome: 'city-passed', on: '2026-11-23' } as const;
  const mirrored = (more: Happened[], outcome: MirroredOutcome, reason?: string, reasonCode?: string) =>
    given(hukouCase, happened('returnee', ...more)).when({
      type: 'mirror',
      told: { ...told, outcome, ...(reason && { reason }), ...(reasonCode && { reasonCode }) },
    });

  test('given a reason of another answer, when it comes with one, then that is refused by its place; each of them can be true where its answer can come', () => {
    const misfit = { refusal: { code: 'reason-mismatch', pointer: '/reasonCode' } };
    const said = (stage: string, outcome: MirroredOutcome, code: string) =>
      mirrored([moved(stage)], outcome, undefined, code).decision;
    expect(said('POLICE_SYNC', 'police-refused', 'city-refused')).toMatchObject(misfit);
    expect(said('POLICE_SYNC', 'police-permitted', 'police-refused')).toMatchObject(misfit);
    for (const { from, ends } of Object.values(mirroredSteps))
      for (const code of ends?.reasonCodes ?? [])
        expect(hukouDepartment.reasons[code]).toMatchObject({
          ...{ outcome: ends?.outcome, by: expect.anything() },
          ...(ends?.outcome === 'rejected' && { from, mend: expect.anything() }),
        });
  });

  test('given each stage that mirrors, when its answer comes, then the case goes on, or ends', () => {
    const from = (stage: string, outcome: MirroredOutcome) => mirrored([moved(stage)], outcome).state;
    expect(from('CITY_REVIEW', 'city-passed')).toMatchObject({ stage: 'PUBLICITY', mirrored: [told] });
    expect(from('PUBLICITY', 'city-approved')).toMatchObject({ stage: 'APPROVED', status: 'open' });
    expect(from('POLICE_SYNC', 'police-permitted')).toMatchObject({ stage: 'MOVE_IN_PERMIT' });
    const refusedBy = (stage: string, reasonCode?: string) =>
      mirrored([moved(stage)], 'police-refused', 'made up', reasonCode).state;
    expect(refusedBy('POLICE_SYNC')).toMatchObject({
      ...{ stage: 'REJECTED', outcome: { reasonCode: 'police-refused', note: 'made up' } },
    });
    expect(refusedBy('MOVE_IN_PERMIT', 'police-address-unusable')).toMatchObject({
      ...{ stage: 'REJECTED', outcome: { reasonCode: 'police-address-unusable' } },
      mirrored: [{ outcome: 'police-refused', reasonCode: 'police-address-unusable' }],
    });
    expect(from('MOVE_IN_PERMIT', 'settled')).toMatchObject({ status: 'closed', outcome: { outcome: 'approved' } });
    expect(mirrored([moved('CITY_REVIEW')], 'city-refused', 'made up').state).toMatchObject({
      stage: 'REJECTED',
      outcome: { reasonCode: 'city-refused', note: 'made up' },
    });
  });

  test('given a day that is yet to come, or one before the permit, when it is said, then that is refused by its place', () => {
    const permit = { mirrored: { ...told, outcome: 'police-permitted' } };
    const permitted: Happened = { ...moved('MOVE_IN_PERMIT'), ...permit };
    const say = (outcome: MirroredOutcome, on: string, ...more: Happened[]) =>
      given(hukouCase, happened('returnee', ...more)).when({ type: 'mirror', told: { outcome, on } }).decision;
    expect(say('city-passed', '2026-11-24', moved('CITY_REVIEW'))).toMatchObject({
      refusal: { code: 'future-day', pointer: '/on', detail: { en: 'today is 2026-11-23' } },
    });
    expect(say('settled', '2026-11-22', permitted)).toMatchObject({
      refusal: { code: 'before-permit', pointer: '/on', detail: { en: 'the permit is of 2026-11-23' } },
    });
    expect(say('settled', '2026-11-23', permitted).ok).toBe(true);
    expect(say('police-refused', '2026-11-22', permitted)).toMatchObject({ refusal: { code: 'before-permit' } });
  });

  test('given what was said already, when it comes again, then nothing changes; another thing for the wrong stage is refused', () => {
    const { state } = mirrored([moved('CITY_REVIEW')], 'city-passed');
    const again = hukouCase.decide({ type: 'mirror', told }, state, {
      at: '2026-12-01T09:00:00.000+08:00',
      by: 'x',
      id: 'one',
    });
    expect(again).toEqual({ ok: true, events: [] });
    const approved = hukouCase.decide({ type: 'mirror', told: { ...told, outcome: 'city-approved' } }, state, {
      at: '2026-12-01T09:00:00.000+08:00',
      by: 'x',
      id: 'one',
    });
    expect(approved).toMatchObject({ ok: true, events: [{ stage: 'APPROVED' }] });
    if (!approved.ok) throw new Error('it was refused');
    const after = approved.events.reduce(
      (s, e) => hukouCase.evolve(s, e, { at: '2026-11-24T09:00:00.000+08:00', by: 'x', version: 1 }),
      state,
    );
    expect(after).toMatchObject({ mirrored: [{ outcome: 'city-passed' }, { outcome: 'city-approved' }] });
    expect(mirrored([], 'city-passed').decision).toMatchObject({ refusal: { code: 'wrong-stage' } });
    expect(mirrored([rejected], 'city-passed').decision).toMatchObject({ refusal: { code: 'case-closed' } });
    const asked: Happened = { type: 'supplement-asked', missing: [] };
    expect(mirrored([moved('CITY_REVIEW'), asked], 'city-passed').decision).toMatchObject({
      refusal: { code: 'supplement-open' },
    });
  });
});
