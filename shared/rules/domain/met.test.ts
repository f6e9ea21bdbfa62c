import { describe, expect, test } from 'vitest';
import { answerOf } from '../answers.ts';
import type { Facts } from '../model.ts';
import { bookOf, ruleYaml } from '../testing/yaml.ts';
import { questionOf } from './ask.ts';
import { assess } from './assess.ts';

const mend = (en: string) => `mend: { zh: 改, en: ${en} }`;
const condition = (id: string, when: string, unmet: string) =>
  `  - { id: ${id}, text: { zh: 一, en: One }, when: '${when}', unmet: ${unmet}, ${mend('Change')} }\n`;
const row = (id: string, when: string, result: string, more = '') =>
  `  - { id: ${id}, text: { zh: 行, en: Row }, when: '${when}', result: ${result}${more} }\n`;

const head = { otherwise: 'not-eligible', mend: '{ zh: 另, en: Other }' };
const table = ruleYaml(
  head,
  `conditions:\n${condition('kind', 'kind = "plain"', 'not-eligible')}table:\n${row('many', 'months >= 6', 'eligible', `, ${mend('Wait')}`)}${row('some', 'months >= 3', 'homes-0', `, ${mend('Ask')}`)}`,
);

function told(text: string, facts: Facts, filedOn = '2026-06-01') {
  const book = bookOf([text, table.replace('id: stay', 'id: all')]);
  const assessed = book.rules.slice(0, 1).map((rule) => assess(book.facts, rule, { facts, filedOn }));
  const { answers, asks } = answerOf(book, filedOn, assessed);
  const [{ result, conditionsAllMet, unmet, mend: todo, benefit, rows }] = answers as [(typeof answers)[number]];
  const mends = rows.map((one) => one.mend?.en);
  return { result, conditionsAllMet, unmet, mend: todo?.en, benefit: benefit?.en, mends, asks: asks?.fact };
}

describe('whether all conditions are met', () => {
  test('given all known and a row that fits, when it is told, then they are, with the benefit', () => {
    expect(told(table, { kind: 'plain', months: 6 })).toMatchObject({
      result: 'eligible',
      conditionsAllMet: true,
      unmet: [],
      benefit: 'Benefit',
    });
  });

  test('given no row that fits, when that is a no, then its rows are unmet, it says what to do, and no benefit is told', () => {
    expect(told(table, { kind: 'plain', months: 1 })).toEqual({
      result: 'not-eligible',
      conditionsAllMet: false,
      unmet: ['many', 'some'],
      mend: 'Other',
      mends: ['Wait', 'Ask'],
    });
  });

  test('given a row that is a no, when it fits, then its own words say what to do', () => {
    expect(told(table, { kind: 'plain', months: 3 })).toMatchObject({
      result: 'homes-0',
      conditionsAllMet: false,
      unmet: [],
      mend: 'Ask',
    });
  });

  test('given a condition that is not met, when no row fits either, then the condition alone is named', () => {
    const answer = told(table, { kind: 'special', months: 1 });
    expect(answer).toMatchObject({ conditionsAllMet: false, unmet: ['kind'] });
    expect(answer).not.toHaveProperty('mend.en');
  });

  test('given what is not known, when it is told, then they are not all met', () => {
    expect(told(table, { kind: 'plain' })).toMatchObject({ result: 'more-needed', conditionsAllMet: false });
    expect(told(table, { months: 6 })).toMatchObject({ result: 'more-needed', conditionsAllMet: false });
    expect(told(ruleYaml(), { months: 6 })).toMatchObject({ conditionsAllMet: true });
    expect(told(`${ruleYaml({ otherwise: 'check' }, '')}`, {}, '2026-06-01')).toMatchObject({
      result: 'check',
      conditionsAllMet: false,
      unmet: [],
    });
  });

  test('given a table whose rest is no refusal, when no row fits, then they are met', () => {
    const rest = ruleYaml({ otherwise: 'six-months-required' }, `table:\n${row('many', 'months >= 6', 'eligible')}`);
    expect(told(rest, { months: 1 })).toMatchObject({ result: 'six-months-required', conditionsAllMet: true });
  });
});

describe('the question where a person must check', () => {
  const over = (text: string) => text.replace('effectiveTo: open', 'effectiveTo: "2026-05-31"');

  test('given a condition that is unknown, when nothing waits for more, then its question is asked', () => {
    expect(told(over(ruleYaml()), {})).toMatchObject({ result: 'check', asks: 'months' });
    expect(told(over(ruleYaml()), { months: 6 }).asks).toBeUndefined();
    expect(told(over(table), { kind: 'plain' })).toMatchObject({ result: 'check', asks: 'months' });
    expect(told(over(table), { kind: 'plain', months: 6 }).asks).toBeUndefined();
  });

  test('given a condition that fails, when it is a no for this person, then nothing more is asked', () => {
    expect(told(over(table), { kind: 'special' }).asks).toBeUndefined();
  });

  test('given a rule that waits for more, when another must be checked, then the waiting one asks', () => {
    const book = bookOf([
      over(ruleYaml()),
      ruleYaml({ id: 'other' }, `conditions:\n${condition('a', 'kind = "plain"', 'wait')}`),
    ]);
    const all = book.rules.map((rule) => assess(book.facts, rule, { facts: {}, filedOn: '2026-06-01' }));
    expect(questionOf(all)).toEqual({ fact: 'kind', settles: 1 });
  });
});
