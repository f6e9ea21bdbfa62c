import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../../shared/casework/domain/index.ts';
import { submittedData } from '../../../shared/casework/testing/submitted.ts';
import { given as givenAny } from '../../../shared/testing/given.ts';
import { housingCase } from '../case.ts';
import type { HousingAnswers } from '../contract.ts';
import { housingDepartment } from '../department.ts';
import type { HousingCommand } from './case.ts';

type Event = CaseEvent<HousingAnswers>;

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const at = '2026-11-23T10:00:00.000+08:00';
const until = '2026-11-30T23:59:59.999+08:00';
const waits = { zh: '等待', en: 'Waiting' };
const hold = { claim: 'unit#u-1', id: 'u-1', text: { zh: '甲', en: 'One' } };
const answers = { kind: 'public-rental' } as const;
const { settings } = housingDepartment;

const opened: Event = { type: 'case-opened', ...facts, answers, settings, stage: 'SUBMITTED' };
const owned: Event = { type: 'case-assigned', owner: 'worker' };
const queued: Event = { type: 'case-moved', stage: 'QUEUED', waits };
const offered: Event = { type: 'case-granted', stage: 'OFFERED', waits, until, hold, key: 'key' };
const lapsed: Event = { type: 'offer-lapsed', why: 'declined', stage: 'QUEUED', waits };
const offer = [opened, owned, queued, offered];

const when = (events: Event[], command: HousingCommand, by = 'talent-one', time = at) =>
  givenAny(housingCase, events, { at: time, by, id: 'one' }).when(command).decision;

const answer = (accept: boolean) => ({ type: 'answer-offer', accept }) as const;
const released = { claims: { release: ['unit#u-1'] } };

describe('an offer', () => {
  test('given a queued case, when a unit is offered, then it can be answered until the end of the fifth working day', () => {
    const decision = when([opened, owned, queued], { type: 'grant', hold, key: 'key' }, 'worker');
    expect(decision).toMatchObject({ events: [{ stage: 'OFFERED', until }], claims: { take: ['unit#u-1'] } });
  });

  test('given one, when the applicant accepts, then it is kept for the contract', () => {
    expect(when(offer, answer(true))).toEqual({ ok: true, events: [{ type: 'case-moved', stage: 'ACCEPTED' }] });
  });

  test('given one, when the applicant declines, then the unit is free and the case is back in the queue, once', () => {
    expect(when(offer, answer(false))).toMatchObject({
      events: [{ type: 'offer-lapsed', why: 'declined', stage: 'QUEUED' }],
      ...released,
    });
    expect(when([...offer, lapsed, offered], answer(false))).toMatchObject({
      events: [{ type: 'case-decided', stage: 'DECLINED', outcome: 'rejected', reasonCode: 'offers-declined' }],
      ...released,
    });
  });

  test('given one, when its last day is over, then it counts as declined; before that, and without one, nothing happens', () => {
    expect(when(offer, { type: 'stage-due' }, 'deadline', '2026-12-01T00:00:00.000+08:00')).toMatchObject({
      events: [{ type: 'offer-lapsed', why: 'expired' }],
      ...released,
    });
    expect(when(offer, { type: 'stage-due' }, 'deadline', at)).toEqual({ ok: true, events: [] });
    expect(when([opened], { type: 'stage-due' }, 'deadline')).toEqual({ ok: true, events: [] });
  });

  test('given none, or another’s case, when it is answered, then it is refused', () => {
    expect(when([opened], answer(true))).toMatchObject({ refusal: { code: 'wrong-stage' } });
    expect(when([opened], answer(false))).toMatchObject({ refusal: { code: 'wrong-stage' } });
    expect(when(offer, answer(true), 'stranger')).toEqual({ ok: false, refusal: { code: 'not-found' } });
  });
});
