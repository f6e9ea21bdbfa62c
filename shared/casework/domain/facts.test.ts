import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../sealed/index.ts';
import { given as givenAny } from '../../testing/given.ts';
import { happened, office, officeCase, type Wish } from '../testing/played.ts';
import type { CaseEvent } from './events.ts';
import {
  type AnswerCorrected,
  answeredFacts,
  type CorrectAnswer,
  currentFacts,
  type StateFacts,
  statedFacts,
} from './facts.ts';

const at = '2026-11-24T10:00:00.000+08:00';
const given = (events: CaseEvent<Wish>[], by = 'worker') => givenAny(officeCase, events, { at, by, id: 'one' });
const opened: CaseEvent<Wish> = {
  ...happened.opened,
  facts: [
    { fact: 'months', value: 4 },
    { fact: 'clean', sealed: sealedExample<unknown>('answers/clean') },
  ],
};
const reason = sealedExample<string>('correction/reason');
const state = (facts: StateFacts['facts'], asLead = false): StateFacts => ({ type: 'state-facts', facts, asLead });
const correction = (number: number, value: number, more: Partial<CorrectAnswer> = {}): CorrectAnswer => ({
  ...{ type: 'correct', person: 'talent', number, at, question: 'months', value, facts: ['months'], reason },
  ...more,
});
const corrected = ({ type: _type, person: _person, ...rest }: CorrectAnswer): AnswerCorrected => ({
  ...rest,
  type: 'case-answer-corrected',
});
const nothing = { ok: true, events: [] };
const phone = sealedExample<string>('applicant/phone');
const fresh = { ...phone, box: 'B'.repeat(64) };
const toPhone = (number: number) => {
  const { value: _value, ...rest } = correction(number, 0);
  return { ...rest, question: 'phone', place: '/applicant/phone', sealed: fresh, facts: [] };
};

describe(`what is known of a case of the ${office.name}`, () => {
  test('given an application with facts, when its case is opened, then they are known as what the applicant says', () => {
    const known = answeredFacts(given([opened]).state);
    expect(known.get('months')).toEqual({
      fact: 'months',
      value: 4,
      from: 'application',
      at: happened.opened.submittedAt,
    });
    expect(known.get('clean')).toMatchObject({ sealed: { field: 'answers/clean' } });
    expect(given([happened.opened]).state.facts).toEqual([]);
  });

  test('given a case, when its caseworker or the lead states facts, then both are kept and the same again changes nothing', () => {
    const { decision, state: after } = given([opened, happened.assigned]).when(state({ months: 6 }));
    expect(decision).toEqual({ ok: true, events: [{ type: 'case-facts-stated', facts: { months: 6 } }] });
    expect(statedFacts(after).get('months')).toEqual({ fact: 'months', value: 6, from: 'staff', at, by: 'worker' });
    expect(answeredFacts(after).get('months')).toMatchObject({ value: 4 });
    const stated: CaseEvent<Wish> = { type: 'case-facts-stated', facts: { months: 6 } };
    expect(given([opened, happened.assigned, stated]).when(state({ months: 6 })).decision).toEqual(nothing);
    expect(given([opened], 'lead').when(state({ months: 6 }, true)).decision.ok).toBe(true);
    expect(given([opened, happened.assigned], 'other').when(state({ months: 6 })).decision).toMatchObject({
      refusal: { code: 'not-yours' },
    });
  });

  test('given a personal fact, when it is stated, then it is kept sealed, and the same again changes nothing', () => {
    const sealed = { clean: sealedExample<unknown>('stated/clean') };
    const { decision, state: after } = given([opened, happened.assigned]).when({ ...state({}), sealed });
    expect(decision).toEqual({ ok: true, events: [{ type: 'case-facts-stated', facts: {}, sealed }] });
    expect(currentFacts(after).get('clean')).toMatchObject({ from: 'staff', sealed: { field: 'stated/clean' } });
    const event: CaseEvent<Wish> = { type: 'case-facts-stated', facts: {}, sealed };
    expect(given([opened, happened.assigned, event]).when({ ...state({}), sealed }).decision).toEqual(nothing);
  });

  test('given facts that were stated, when it is published, then the status is not told anew', () => {
    const event: CaseEvent<Wish> = { type: 'case-facts-stated', facts: { months: 6 } };
    const told = officeCase.publish?.(event, given([opened, event]).state, { id: 'one', at, by: 'worker' });
    expect(told).toEqual([]);
  });
});

describe('a correction of the applicant', () => {
  test('given a case, when an answer is corrected, then the new one counts and the one before is kept', () => {
    const { decision, state: after } = given([opened]).when(correction(1, 5));
    expect(decision).toEqual({ ok: true, events: [corrected(correction(1, 5))] });
    expect(answeredFacts(after).get('months')).toEqual({ fact: 'months', value: 5, from: 'correction', at });
    expect(after.corrections).toMatchObject([{ number: 1, question: 'months', value: 5, before: 4 }]);
    const [told] = officeCase.publish?.(corrected(correction(1, 5)), after, { id: 'one', at, by: 'event' }) ?? [];
    expect(told?.data).toMatchObject({ corrected: 1 });
  });

  test('given what a caseworker stated, when the applicant corrects it, then what was stated still counts', () => {
    const stated: CaseEvent<Wish> = { type: 'case-facts-stated', facts: { months: 6 } };
    const { state: after } = given([opened, stated]).when(correction(1, 5));
    expect(statedFacts(after).get('months')?.value).toBe(6);
  });

  test('given an answer with a place, when it is corrected, then it stands there and the sealed one before is kept', () => {
    const { state: after } = given([opened]).when(toPhone(1));
    expect(after.applicant?.phone).toEqual(fresh);
    expect(after.corrections).toMatchObject([{ question: 'phone', before: { field: 'applicant/phone' } }]);
    const wish = correction(1, 0, { question: 'wish', place: '/answers/office/wish', value: 'another', facts: [] });
    const placed = given([opened]).when(wish).state;
    expect(placed.answers).toEqual({ wish: 'another' });
    expect(placed.corrections).toMatchObject([{ before: 'something' }]);
    const deep = correction(1, 0, { question: 'x', place: '/answers/office/part/x', value: 'deep', facts: [] });
    expect(given([{ ...opened, answers: { wish: 'a', part: { y: 1 } } as Wish }]).when(deep).state.answers).toEqual({
      wish: 'a',
      part: { y: 1, x: 'deep' },
    });
    const second = correction(1, 0, { question: 'x', place: '/answers/office/all/1/x', value: 'listed', facts: [] });
    const listed = { wish: 'a', all: [{ x: 'one' }, { x: 'two', y: 2 }] } as Wish;
    expect(given([{ ...opened, answers: listed }]).when(second).state.answers).toEqual({
      wish: 'a',
      all: [{ x: 'one' }, { x: 'listed', y: 2 }],
    });
  });

  test('given a personal fact, when it is corrected, then it stays sealed, and so does the one before', () => {
    const { value: _value, ...rest } = correction(1, 0, { question: 'clean', facts: ['clean'] });
    const sealed = { ...sealedExample<unknown>('answers/clean'), box: 'B'.repeat(64) };
    const { state: after } = given([opened]).when({ ...rest, sealed });
    expect(answeredFacts(after).get('clean')).toEqual({ fact: 'clean', sealed, from: 'correction', at });
    expect(after.corrections).toMatchObject([{ before: { field: 'answers/clean', box: 'A'.repeat(64) } }]);
  });

  test('given an answer that was not there, when it is corrected, then there is one', () => {
    const { state: after } = given([happened.opened]).when(correction(1, 5));
    expect(answeredFacts(after).get('months')).toMatchObject({ value: 5 });
    expect(after.corrections[0]?.before).toBeUndefined();
  });

  test('given corrections in the wrong order, or twice, when they come, then the last of a question holds', () => {
    const both = given([opened, corrected(correction(2, 7)), corrected(correction(1, 5))]).state;
    expect(answeredFacts(both).get('months')?.value).toBe(7);
    expect(both.corrections.map(({ number }) => number)).toEqual([2, 1]);
    expect(given([opened, corrected(correction(1, 5))]).when(correction(1, 5)).decision).toEqual(nothing);
  });

  test('given a correction that comes before its case, when the case is opened, then it counts', () => {
    const early = [corrected(correction(2, 7)), corrected(correction(1, 5)), corrected(toPhone(3))];
    const waiting = given(early).state;
    expect(waiting.status).toBe('none');
    expect(officeCase.rows?.(waiting, 'one')).toEqual([]);
    expect(officeCase.publish?.(corrected(correction(1, 5)), waiting, { id: 'one', at, by: 'event' })).toEqual([]);
    const { state: after } = given([...early, opened]);
    expect(answeredFacts(after).get('months')?.value).toBe(7);
    expect(after.applicant?.phone).toEqual(fresh);
    expect(after.corrections).toMatchObject([{ before: 4 }, { before: 5 }, { before: { field: 'applicant/phone' } }]);
  });

  test('given a closed case, or another’s, when a correction comes, then nothing changes', () => {
    expect(given([opened, happened.withdrawn]).when(correction(1, 5)).decision).toEqual(nothing);
    expect(given([opened]).when(correction(1, 5, { person: 'another' })).decision).toEqual(nothing);
  });
});
