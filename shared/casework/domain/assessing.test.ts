import { expect, test } from 'vitest';
import { given as givenAny } from '../../testing/given.ts';
import { shownRecord } from '../record.ts';
import { happened, officeCase, type Wish } from '../testing/played.ts';
import { maxAssessed } from './assessing.ts';
import type { CaseEvent } from './events.ts';

const at = '2026-11-24T10:00:00.000+08:00';
const given = (events: CaseEvent<Wish>[], by = 'worker') => givenAny(officeCase, events, { at, by, id: 'one' });
const answers = [{ rule: { id: 'stay', version: '1', hash: 'h' }, result: 'not-yet' }] as const;
const keep = (asLead = false) => ({ type: 'keep-answers', answers, asLead }) as const;
const kept: CaseEvent<Wish> = { type: 'case-assessed', answers };
const open = [happened.opened, happened.assigned];
const nothing = { ok: true, events: [] };

test('given a case, when its rules answer its caseworker or the lead, then what they answered and which version is kept', () => {
  const { decision, state } = given(open).when(keep());
  expect(decision).toEqual({ ok: true, events: [kept] });
  expect(state.assessed).toEqual([{ at, by: 'worker', answers }]);
  expect(given(open, 'lead').when(keep(true)).decision).toEqual({ ok: true, events: [kept] });
});

test('given an answer that was kept, when the rules answer the same, then nothing is added, and another stands beside it', () => {
  expect(given([...open, kept]).when(keep()).decision).toEqual(nothing);
  const other = { ...keep(), answers: [{ ...answers[0], result: 'eligible' }] } as const;
  expect(given([...open, kept]).when(other).state.assessed).toHaveLength(2);
});

test('given many other answers, when one more is kept, then the newest stay, with how many came before', () => {
  const many = Array.from({ length: maxAssessed + 2 }, () => kept);
  const { assessed, assessedBefore } = given([...open, ...many]).state;
  expect([assessed?.length, assessedBefore]).toEqual([maxAssessed, 2]);
  expect(shownRecord(given([...open, ...many]).state)).toMatchObject({ earlierAssessments: 2 });
  expect(given([...open, kept]).state).not.toHaveProperty('assessedBefore');
});

test('given somebody who only looks, a closed case or no rules, when it is assessed, then nothing is kept', () => {
  expect(given(open, 'another').when(keep()).decision).toEqual(nothing);
  expect(given([...open, happened.approved]).when(keep(true)).decision).toEqual(nothing);
  expect(given([]).when(keep(true)).decision).toEqual(nothing);
  expect(given(open).when({ ...keep(), answers: [] }).decision).toEqual(nothing);
});
