import { describe, expect, test } from 'vitest';
import { submittedData } from '../../../shared/casework/testing/submitted.ts';
import { given } from '../../../shared/testing/given.ts';
import { housingCase } from '../case.ts';
import { housingDepartment } from '../department.ts';
import type { HousingCommand, HousingEvent } from './case.ts';

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const { settings } = housingDepartment;
const hold = { claim: 'unit#u-1', id: 'u-1', text: { zh: '甲', en: 'One' } };
const answers = { kind: 'public-rental' } as const;
const opened: HousingEvent = { type: 'case-opened', ...facts, answers, settings, stage: 'SUBMITTED' };
const owned: HousingEvent = { type: 'case-assigned', owner: 'worker' };
const to = (stage: string): HousingEvent => ({ type: 'case-moved', stage });
const granted: HousingEvent = { type: 'case-granted', stage: 'OFFERED', hold, key: 'key' };
const queued = [opened, owned, to('QUEUED')];
const accepted = [...queued, granted, to('ACCEPTED')];
const decided: HousingEvent = {
  type: 'case-decided',
  stage: 'CONTRACTED',
  outcome: 'approved',
  reasonCode: 'conditions-met',
  inTime: true,
  usedDays: 1,
};
const after = (events: HousingEvent[], command: HousingCommand, by = 'worker') =>
  given(housingCase, events, { at: '2026-11-23T10:00:00.000+08:00', by, id: 'one' }).when(command);
const when = (events: HousingEvent[], command: HousingCommand, by?: string) => after(events, command, by).decision;

describe('the queue’s own offers', () => {
  test('given a queued case, when its turn comes, then it is offered, whoever carries it; without a caseworker it is not', () => {
    const turn = { type: 'take-turn', hold, key: 'turn' } as const;
    expect(when(queued, turn, 'event')).toMatchObject({
      events: [{ stage: 'OFFERED' }],
      claims: { take: ['unit#u-1'] },
    });
    expect(when([opened], turn, 'event')).toMatchObject({ refusal: { code: 'not-yours' } });
    expect(when(accepted, turn, 'event')).toMatchObject({ refusal: { code: 'wrong-stage' } });
  });

  test('given an offer past the order, when it is made, then its reason stays with it', () => {
    const command = { type: 'grant', hold, key: 'key', outOfOrder: 'why' } as const;
    const { state } = after([...queued, granted, { type: 'offer-lapsed', why: 'declined', stage: 'QUEUED' }], {
      ...command,
      key: 'again',
    });
    expect(state).toMatchObject({ offers: [{ unitId: 'u-1' }, { unitId: 'u-1', outOfOrder: 'why' }], left: [hold] });
    expect(when(accepted, { ...command, key: 'more' })).toMatchObject({ refusal: { code: 'wrong-stage' } });
  });
});

describe('the priority class', () => {
  const set = { type: 'set-priority', priority: 'key-talent' } as const;
  test('given a case before its offer, when its caseworker sets the class, then it has it; later and for others it is refused', () => {
    for (const stage of ['SUBMITTED', 'ELIGIBILITY_CHECK', 'QUEUED'])
      expect(after([opened, owned, to(stage)], set).state).toMatchObject({ stage, priority: 'key-talent' });
    expect(when(accepted, set)).toMatchObject({ refusal: { code: 'wrong-stage' } });
    expect(when(queued, set, 'stranger')).toMatchObject({ refusal: { code: 'not-yours' } });
  });
});

describe('the one benefit', () => {
  test('given an accepted unit, when the contract is made, then the person’s one benefit is claimed; a rejection claims none', () => {
    const decide = { type: 'decide', reasonCode: 'conditions-met' } as const;
    expect(when(accepted, { ...decide, outcome: 'approved' })).toMatchObject({
      claims: { take: ['benefit#talent-one'] },
      taken: { code: 'other-benefit' },
    });
    const rejected = when(accepted, { ...decide, outcome: 'rejected', reasonCode: 'already-housed' });
    expect(rejected).toMatchObject({ claims: { release: ['unit#u-1'] } });
    expect(when(queued, { ...decide, outcome: 'approved' })).toMatchObject({ refusal: { code: 'wrong-stage' } });
    for (const reasonCode of ['offers-declined', 'months-used-up', 'supplement-missing'])
      expect(when(accepted, { type: 'decide', outcome: 'rejected', reasonCode })).toMatchObject({
        refusal: { code: 'reason-not-here' },
      });
  });

  test('given a contract, when the tenancy ends, then unit and benefit are free, once', () => {
    const end = after([...accepted, decided], { type: 'vacate' });
    expect(end.decision).toMatchObject({ claims: { release: ['unit#u-1', 'benefit#talent-one'] } });
    expect(end.state).toMatchObject({ status: 'closed', hold: undefined, left: [hold] });
    const vacated: HousingEvent = { type: 'case-moved', stage: 'CONTRACTED', vacated: true };
    expect(when([...accepted, decided, vacated], { type: 'vacate' })).toEqual({ ok: true, events: [] });
    expect(after([...accepted, decided, vacated, vacated], { type: 'vacate' }).state).toMatchObject({ left: [hold] });
    expect(when(accepted, { type: 'vacate' })).toEqual({ ok: true, events: [] });
  });
});

test('given a home that somebody lives in, when its case is to be reopened, then it is not; a refused one is', () => {
  const reopen = { type: 'reopen', decision: 1 } as const;
  expect(when([...accepted, decided], { ...reopen, why: 'lead' })).toMatchObject({ refusal: { code: 'not-decided' } });
  expect(when([...accepted, decided], { ...reopen, why: 'review' })).toEqual({ ok: true, events: [] });
  const refused: HousingEvent = { ...decided, outcome: 'rejected', reasonCode: 'already-housed', stage: 'REJECTED' };
  expect(when([...accepted, refused], { ...reopen, why: 'review' })).toMatchObject({
    events: [{ type: 'case-reopened' }],
  });
});

test('given what every department decides alike, when housing is asked, then it decides so', () => {
  expect(when([opened, owned], { type: 'advance', to: 'ELIGIBILITY_CHECK' })).toMatchObject({
    events: [{ stage: 'ELIGIBILITY_CHECK' }],
  });
});
