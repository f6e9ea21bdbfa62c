import { describe, expect, test } from 'vitest';
import { rulesOn } from '../book.ts';
import type { Expression, Facts } from '../model.ts';
import { bookOf, plainConditions, ruleYaml } from '../testing/yaml.ts';
import { questionOf } from './ask.ts';
import { assess } from './assess.ts';
import { evaluate } from './evaluate.ts';
import { isNewer } from './versions.ts';

const condition = (id: string, when: string, unmet: string) =>
  `  - { id: ${id}, text: { zh: 一, en: One }, when: '${when}', unmet: ${unmet}, mend: { zh: 改, en: Mend } }\n`;

function answer(text: string, facts: Facts, filedOn = '2026-06-01') {
  const book = bookOf([text]);
  const [rule] = book.rules;
  if (!rule) throw new Error('no rule');
  const { result, doubts, earliest, conditions, rows } = assess(book.facts, rule, { facts, filedOn });
  return { result, doubts, earliest, lines: [...conditions, ...rows].map(({ status }) => status) };
}

describe('an expression', () => {
  const seen = (expression: Expression, facts: Facts = {}) => evaluate(expression, { facts, filedOn: '2026-06-01' });
  const a: Expression = { fact: 'a' };
  const yes: Expression = { literal: true };
  const no: Expression = { literal: false };

  test('given a missing fact, when one side settles it, then it is known all the same', () => {
    expect(seen({ some: [a, yes] })).toEqual({ known: true });
    expect(seen({ all: [a, no] })).toEqual({ known: false });
    expect(seen({ some: [a, no] })).toEqual({ missing: ['a'] });
    expect(seen({ all: [a, yes, a] })).toEqual({ missing: ['a'] });
    expect(seen({ some: [no, no] })).toEqual({ known: false });
    expect(seen({ all: [yes, yes] })).toEqual({ known: true });
    expect(seen({ not: a })).toEqual({ missing: ['a'] });
    expect(seen({ not: no })).toEqual({ known: true });
  });

  test('given each comparison, when it is made, then it is as FEEL says', () => {
    const compared = (compare: '=' | '!=' | '<' | '<=' | '>' | '>=') =>
      [1, 2, 3].map((n) => seen({ compare, left: { literal: n }, right: { literal: 2 } }));
    const known = (...values: boolean[]) => values.map((value) => ({ known: value }));
    expect(compared('=')).toEqual(known(false, true, false));
    expect(compared('!=')).toEqual(known(true, false, true));
    expect(compared('<')).toEqual(known(true, false, false));
    expect(compared('<=')).toEqual(known(true, true, false));
    expect(compared('>')).toEqual(known(false, false, true));
    expect(compared('>=')).toEqual(known(false, true, true));
    expect(seen({ compare: '=', left: a, right: { fact: 'b' } })).toEqual({ missing: ['a', 'b'] });
    expect(seen({ compare: '=', left: a, right: yes })).toEqual({ missing: ['a'] });
  });

  test('given fields, tables, lists and periods, when they are read, then what is not there is missing', () => {
    expect(seen({ fact: 'r', field: 'x' }, { r: { x: '1' } })).toEqual({ known: '1' });
    expect(seen({ fact: 'r', field: 'y' }, { r: { x: '1' } })).toEqual({ missing: ['r'] });
    expect(seen({ fact: 'r', field: 'toString' }, { r: { x: '1' } })).toEqual({ missing: ['r'] });
    expect(seen({ fact: 'r', field: 'x' })).toEqual({ missing: ['r'] });
    expect(seen({ fact: 'constructor' })).toEqual({ missing: ['constructor'] });
    expect(seen({ fact: 'filedOn' })).toEqual({ known: '2026-06-01' });
    const table: Expression = { by: 'a', rows: { x: 1 }, otherwise: 2 };
    expect([seen(table, { a: 'x' }), seen(table, { a: 'y' }), seen(table)]).toEqual([
      { known: 1 },
      { known: 2 },
      { missing: ['a'] },
    ]);
    expect(seen({ oneOf: ['x'], value: a }, { a: 'x' })).toEqual({ known: true });
    expect(seen({ monthsHeld: 'p' }, { p: [['2026-01-01', '2026-12-31']] })).toEqual({ known: 5 });
  });
});

describe('a rule', () => {
  test('given conditions that are met, when it is official and in force, then it grants', () => {
    expect(answer(ruleYaml(), { months: 6 })).toMatchObject({ result: 'eligible', doubts: [] });
    expect(answer(ruleYaml(), { kind: 'special' })).toMatchObject({ result: 'eligible' });
  });

  test.each([
    ['press', { certainty: 'press' }, ['not-official']],
    ['not complete', { complete: 'false' }, ['incomplete']],
    ['of unknown end', { effectiveTo: 'unknown' }, ['validity-unknown']],
    ['of unknown start', { effectiveFrom: 'unknown' }, ['validity-unknown']],
    ['over', { effectiveTo: '2026-05-31' }, ['expired']],
    ['not begun', { effectiveFrom: '2026-06-02' }, ['not-in-force']],
    ['not verified for long', { reviewBy: '2026-05-31' }, ['review-overdue']],
  ])('given everything met, when it is %s, then a person must check', (_what, head, doubts) => {
    expect(answer(ruleYaml(head), { months: 6 })).toMatchObject({ result: 'check', doubts });
  });

  test('given a condition of its own that is not official, when all is met, then a person must check', () => {
    const doubtful = plainConditions.replace('    unmet', '    certainty: press\n    unmet');
    expect(answer(ruleYaml({}, doubtful), { months: 6 })).toMatchObject({ result: 'check', doubts: ['not-official'] });
  });

  test('given a rule of which nothing is known, when it is asked, then a person must check', () => {
    const book = bookOf([ruleYaml({}, ''), ruleYaml({ id: 'other' })]);
    const [rule] = book.rules;
    if (!rule) throw new Error('no rule');
    expect(assess(book.facts, rule, { facts: {}, filedOn: '2026-06-01' })).toMatchObject({
      result: 'check',
      doubts: ['nothing-known'],
    });
  });

  test('given an old rule with an end of its own, when it is asked for a day within, then the review does not matter', () => {
    const past = { effectiveTo: '2026-06-30', reviewBy: '2026-01-01' };
    expect(answer(ruleYaml(past), { months: 6 })).toMatchObject({ result: 'eligible', doubts: [] });
  });

  test('given several that are not met, when it answers, then by the order of results, and no date unless time mends all', () => {
    const two = (one: string, other: string) =>
      ruleYaml({}, `conditions:\n${condition('a', 'months >= 6', one)}${condition('b', 'kind = "plain"', other)}`);
    const facts = { months: 0, kind: 'special' };
    expect(answer(two('not-yet', 'not-eligible'), facts)).toMatchObject({
      result: 'not-eligible',
      earliest: undefined,
    });
    expect(answer(two('blocked', 'window-closed'), facts)).toMatchObject({ result: 'blocked' });
    expect(answer(two('wait', 'refused-before-entry'), facts)).toMatchObject({ result: 'refused-before-entry' });
    expect(answer(two('not-yet', 'wait'), facts)).toMatchObject({ result: 'not-yet', earliest: undefined });
    expect(answer(two('not-yet', 'wait'), { ...facts, kind: 'plain' })).toMatchObject({ earliest: '2026-12-01' });
    expect(answer(two('not-yet', 'wait'), { kind: 'plain' })).toMatchObject({ result: 'more-needed' });
  });

  test('given consent that is missing, when the rule is over, then it is refused before entry all the same', () => {
    const gate = `conditions:\n${condition('a', 'months >= 6 or kind = "plain"', 'refused-before-entry')}`;
    const over = ruleYaml({ effectiveTo: '2026-05-31' }, gate);
    expect(answer(over, { months: 1, kind: 'special' })).toMatchObject({ result: 'refused-before-entry' });
    expect(answer(over, { months: 1, kind: 'plain' })).toMatchObject({ result: 'check' });
  });

  test('given a table, when rows are known in turn, then the first that fits answers and an unknown one asks', () => {
    const row = (id: string, when: string, result: string) =>
      `  - { id: ${id}, text: { zh: 行, en: Row }, when: '${when}', result: ${result} }\n`;
    const table = ruleYaml(
      { otherwise: 'homes-0', mend: '{ zh: 改, en: Mend }' },
      `table:\n${row('a', 'months >= 6', 'homes-2')}${row('b', 'kind = "plain"', 'homes-1')}`,
    );
    expect(answer(table, { months: 6 })).toMatchObject({ result: 'homes-2', lines: ['met', 'unknown'] });
    expect(answer(table, { months: 5 })).toMatchObject({ result: 'more-needed' });
    expect(answer(table, { months: 5, kind: 'plain' })).toMatchObject({ result: 'homes-1' });
    expect(answer(table, { months: 5, kind: 'special' })).toMatchObject({ result: 'homes-0' });
    expect(answer(table, { kind: 'plain' })).toMatchObject({ result: 'more-needed' });
  });

  test('given what grows yearly, or nothing that grows enough, when a date is looked for, then it is found or not', () => {
    const facts = `years:
  type: number
  grows: yearly
  min: 0
  max: 60
  unit: { zh: 年, en: years }
  label: { zh: 年, en: Years }
  question: { zh: 几年？, en: How many? }
cap:
  type: number
  min: 0
  max: 60
  assume: 0
  unit: { zh: 年, en: years }
  label: { zh: 限, en: Cap }
  question: { zh: 几？, en: How many? }
`;
    const book = bookOf([ruleYaml({}, `conditions:\n${condition('a', 'years >= 3 and cap < 5', 'not-yet')}`)], facts);
    const [rule] = book.rules;
    if (!rule) throw new Error('no rule');
    const on = (given: Facts) => assess(book.facts, rule, { facts: given, filedOn: '2028-02-29' });
    expect(on({ years: 2 })).toMatchObject({ earliest: '2029-02-28', conditions: [{ assumed: ['cap'] }] });
    expect(on({ years: 2, cap: 9 }).earliest).toBeUndefined();
  });

  test('given periods, when a date is looked for, then holding on without a break is counted', () => {
    const facts = `held:
  type: periods
  grows: held
  label: { zh: 期, en: Held }
  question: { zh: 何时？, en: When? }
`;
    const book = bookOf([ruleYaml({}, `conditions:\n${condition('a', 'months held(held) >= 12', 'not-yet')}`)], facts);
    const [rule] = book.rules;
    if (!rule) throw new Error('no rule');
    const held = [['2025-01-01', '2025-06-30']] as const;
    const given = { facts: { held }, filedOn: '2026-06-01' };
    expect(assess(book.facts, rule, given)).toMatchObject({ result: 'not-yet', earliest: '2026-12-01' });
  });
});

describe('versions', () => {
  const versions = [
    ruleYaml({ version: '"2"', effectiveFrom: '2026-06-01' }),
    ruleYaml({ effectiveTo: '2026-05-30' }),
    ruleYaml({ id: 'other', effectiveFrom: 'unknown' }),
  ];
  const book = bookOf(versions);
  const on = (day: string) => rulesOn(book, day, ['stay']).map(({ version }) => version);

  test('given two of a rule, when a day is asked for, then the one that began last by then answers, else the first', () => {
    expect([on('2026-06-01'), on('2026-05-31'), on('2026-05-30'), on('2025-01-01')]).toEqual([
      ['2'],
      ['1'],
      ['1'],
      ['1'],
    ]);
    expect(rulesOn(book, '2026-01-01', ['nothing'])).toEqual([]);
    const [second, first, other] = book.rules;
    if (!first || !second || !other) throw new Error('no versions');
    expect([isNewer(second, first), isNewer(first, second), isNewer(first, other)]).toEqual([true, false, true]);
  });
});

describe('the question', () => {
  test('given several that are open, when one is asked for, then it settles most by itself', () => {
    const lines = `conditions:\n${condition('a', 'months >= 6', 'not-yet')}${condition('b', 'months >= 3 or kind = "plain"', 'wait')}`;
    const book = bookOf([ruleYaml({}, lines)]);
    const asked = (facts: Facts) =>
      questionOf(book.rules.map((rule) => assess(book.facts, rule, { facts, filedOn: '2026-06-01' })));
    expect(asked({})).toEqual({ fact: 'months', settles: 2 });
    expect(asked({ kind: 'plain' })).toEqual({ fact: 'months', settles: 1 });
    expect(asked({ months: 6 })).toBeUndefined();
    // Neither alone nor more often than the other: the one that is read first.
    const [shared] = bookOf([ruleYaml()]).rules;
    if (!shared) throw new Error('no rule');
    expect(questionOf([assess(book.facts, shared, { facts: {}, filedOn: '2026-06-01' })])?.fact).toBe('months');
  });
});
