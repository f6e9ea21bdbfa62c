import { describe, expect, test } from 'vitest';
import { factsYaml, faultsIn, plainConditions, ruleYaml } from '../testing/yaml.ts';

const condition = (id: string, when: string, more = '') =>
  `  - { id: ${id}, text: { zh: 一, en: One }, when: '${when}', ${more}unmet: not-eligible, mend: { zh: 改, en: Mend } }\n`;
const row = (id: string, when: string) =>
  `  - { id: ${id}, text: { zh: 行, en: Row }, when: '${when}', result: homes-1 }\n`;
const ruled = (conditions: readonly string[], rows: readonly string[] = []) =>
  ruleYaml({}, `conditions:\n${conditions.join('')}${rows.length > 0 ? `table:\n${rows.join('')}` : ''}`);
const kind = condition('kind', 'kind = "plain"');

const fact = (name: string, more: string) =>
  `${name}:\n  label: { zh: 事, en: Fact }\n  question: { zh: 问？, en: What? }\n${more}`;
const choice = (name: string) =>
  fact(
    name,
    `  type: choice\n  values: { ${[1, 2, 3, 4, 5].map((n) => `v${n}: { zh: 值, en: value }`).join(', ')} }\n`,
  );

describe('what can never come about', () => {
  test('given conditions that exclude each other, when they are loaded, then the later is refused by file and line', () => {
    const rule = ruled([kind, condition('many', 'months >= 6'), condition('few', 'months < 3')]);
    expect(faultsIn([rule])).toEqual([
      'rules/1.yaml:17: conditions.2.when: no facts can ever meet it together with the conditions before it',
    ]);
    expect(faultsIn([ruled([kind, condition('many', 'months >= 3'), condition('few', 'months < 6')])])).toEqual([]);
  });

  test('given a row that the conditions keep out, when it is loaded, then it is refused by file and line', () => {
    const rule = ruled([kind, condition('many', 'months >= 6')], [row('few', 'months < 3'), row('more', 'months > 9')]);
    expect(faultsIn([rule])).toEqual(['rules/1.yaml:18: table.0: no facts that meet the conditions reach this row']);
  });

  test('given rows that take all that meets the conditions, when they are loaded, then the rest is refused', () => {
    expect(faultsIn([ruled([kind, condition('many', 'months >= 6')], [row('some', 'months >= 3')])])).toEqual([
      'rules/1.yaml:13: otherwise: it is never reached',
    ]);
  });

  test('given a condition that is no condition, when rows stand behind it, then it alone is refused', () => {
    expect(faultsIn([ruled([kind, condition('never', 'months > 100')], [row('some', 'months >= 3')])])).toEqual([
      'rules/1.yaml:16: conditions.1.when: no facts can ever meet it',
    ]);
  });

  test('given a threshold that its condition does not use, when it is loaded, then it is refused by file and line', () => {
    const rule = ruled([kind, condition('many', 'months >= 6', 'threshold: 12, ')]);
    expect(faultsIn([rule])).toEqual(['rules/1.yaml:16: conditions.1.threshold: the condition does not use it']);
    expect(faultsIn([ruled([kind, condition('many', 'not(months < threshold)', 'threshold: 12, ')])])).toEqual([]);
  });

  test('given a document that the catalogue does not have, when it is loaded, then it is refused by file and line', () => {
    expect(faultsIn([ruleYaml({ documents: '[ID, ZZZ]' })])).toEqual([
      expect.stringMatching(/^rules\/1\.yaml:12: documents\.1: /),
    ]);
  });

  test('given a table that may say no, when nothing says what to do, then it is refused until the version has an end', () => {
    const rule = (head: Record<string, string>) =>
      faultsIn([
        ruleYaml({ otherwise: 'homes-0', ...head }, `${plainConditions}table:\n${row('many', 'months >= 9')}`),
      ]);
    expect(rule({})).toEqual(['rules/1.yaml:13: otherwise: it is a no: mend must say what to do']);
    expect(rule({ effectiveTo: '2026-12-31' })).toEqual([]);
    expect(rule({ mend: '{ zh: 改, en: Mend }' })).toEqual([]);
  });
});

describe('what can come about', () => {
  test('given a day of birth, when a condition names a day long ago, then it is taken', () => {
    const facts = `${factsYaml}${fact('born', '  type: day\n')}`;
    const born = (when: string) =>
      faultsIn([ruled([condition('a', when), condition('b', 'months > 3 and kind = "plain"')])], facts);
    expect(born('born >= date("2000-01-01")')).toEqual([]);
    expect(born('born < date("1950-01-02")')).toEqual([]);
    expect(born('born > filedOn')).toEqual([]);
    expect(born('born < date("1950-01-01")')).toEqual([expect.stringMatching(/no facts can ever meet it/)]);
  });

  test('given a row over more facts than can be gone through one by one, when it is loaded, then it is taken', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const facts = factsYaml + names.map(choice).join('');
    const whole = names.map((name) => `${name} = "v5"`).join(' and ');
    expect(faultsIn([ruled([kind, condition('months', 'months > 3')], [row('all', whole)])], facts)).toEqual([]);
    const twice = faultsIn(
      [ruled([kind, condition('months', 'months > 3')], [row('all', whole), row('again', whole)])],
      facts,
    );
    expect(twice).toEqual([expect.stringMatching(/table\.1: no facts reach this row$/)]);
  });

  test('given periods, numbers with parts, names and records, when the bounds are close, then they are taken', () => {
    const facts = [
      factsYaml,
      fact('held', '  type: periods\n'),
      fact('area', '  type: number\n  whole: false\n  min: 0\n  max: 9\n  unit: { zh: 米, en: m }\n'),
      fact('town', '  type: name\n'),
      fact('home', '  type: record\n  fields: { city: {} }\n'),
    ].join('');
    const close = [
      kind,
      condition('held', 'months held(held) >= 12 and months held(held) < 13'),
      condition('area', 'area > 1 and area < 2'),
      condition('town', 'town = "x"'),
      condition('home', 'home.city != "y" and not(home.city = "z")'),
      condition('days', 'filedOn > date("2026-03-01") and filedOn < date("2026-03-03")'),
      condition('months', 'months > 1'),
    ];
    expect(faultsIn([ruled(close)], facts)).toEqual([]);
  });
});
