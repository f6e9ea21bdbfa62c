import { describe, expect, test } from 'vitest';
import { factsYaml, faultsIn, plainConditions, ruleYaml } from '../testing/yaml.ts';

const condition = (when: string, more = '') => `conditions:
  - id: one
    text: { zh: 一, en: One }
    when: '${when}'
${more}    unmet: not-eligible
    mend: { zh: 改, en: Mend }
  - id: two
    text: { zh: 二, en: Two }
    when: months > 1 and kind = "plain"
    unmet: not-eligible
    mend: { zh: 改, en: Mend }
`;
const faultOf = (when: string, more?: string) => faultsIn([ruleYaml({}, condition(when, more))]);

describe('rules as a policy officer writes them', () => {
  test('given files that are right, when they are loaded, then nothing is refused', () => {
    expect(faultsIn([ruleYaml()])).toEqual([]);
    expect(faultOf('not(kind = "plain") or (months >= 3 and filedOn < date("2026-07-01"))')).toEqual([]);
  });

  test.each([
    ['an unknown fact', 'wealth > 3', /^rules\/1\.yaml:17: conditions\.0\.when: no such fact at column 1: wealth$/],
    ['a threshold that is not there', 'months >= threshold', /no such fact at column 11: threshold/],
    ['half an expression', 'months >=', /not FEEL/],
    ['two expressions', 'months > 3 kind', /not FEEL/],
    ['nothing', '""', /does not come to yes or no/],
    ['a number', 'months', /does not come to yes or no/],
    ['the clock', 'filedOn < today()', /this function is not taken/],
    ['another function', 'contains(kind, "plain")', /this function is not taken/],
    ['a branch', 'if months > 3 then true else false', /IfExpression is not taken/],
    ['a range', 'months in [1..3]', /write the values as in/],
    ['a value that a fact never has', 'kind = "other"', /"other" is none of: plain, special/],
    ['a value of the wrong type', 'months = "many"', /a number is compared with "many"/],
    ['a text that is more', 'kind > "plain"', /only numbers and days/],
    ['a day that is none', 'filedOn < date("2026-02-30")', /a day is compared with "2026-02-30"/],
    ['months of what is no period', 'months held(months) > 3', /months is not periods/],
    ['a field of what has none', 'kind.name = "plain"', /no single value/],
    ['always so', 'months >= 0', /it is met whatever the facts are/],
    ['never so', 'months > 100', /no facts can ever meet it/],
    ['and over numbers', 'months and true', /and, or and not take conditions/],
  ])('given %s in a condition, when it is loaded, then it is refused by file and line', (_what, when, words) => {
    const faults = faultOf(when);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(words);
    expect(faults[0]).toMatch(/^rules\/1\.yaml:17: /);
  });

  test.each([
    ['a row for no value', '{ by: kind, rows: { plain: 3, special: 4, other: 5 } }', /kind is never other/],
    ['a value without row', '{ by: kind, rows: { plain: 3 } }', /says nothing of kind special/],
    ['a row for the rest of none', '{ by: kind, rows: { plain: 3, special: 4 }, otherwise: 5 }', /never reached/],
    ['a fact without values', '{ by: months, rows: { plain: 3 } }', /needs a fact with a choice/],
  ])('given a threshold with %s, when it is loaded, then it is refused', (_what, threshold, words) => {
    const faults = faultOf('months >= threshold', `    threshold: ${threshold}\n`);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(words);
  });

  test.each([
    ['no source', ruleYaml().replace(/^source.*\n/m, ''), /^rules\/1\.yaml:\d+: source: /],
    ['a field that is not known', ruleYaml({ sauce: 'x' }), /: not known here: sauce/],
    ['a certainty that is none', ruleYaml({ certainty: 'surely' }), /^rules\/1\.yaml:5: certainty: /],
    ['a day that is none', ruleYaml({ verifiedAt: '2026-02-30' }), /^rules\/1\.yaml:9: verifiedAt: /],
    ['an end before its start', ruleYaml({ effectiveTo: '2025-12-31' }), /:8: effectiveTo: the rule ends before/],
    ['a review before the verification', ruleYaml({ reviewBy: '2025-01-01' }), /:10: reviewBy: /],
    ['the same key twice', `id: again\n${ruleYaml()}`, /^rules\/1\.yaml:2: Map keys must be unique/],
    ['no YAML', 'id: [', /^rules\/1\.yaml:1: /],
    ['a result that is none', ruleYaml({ otherwise: 'lucky' }), /:13: otherwise: /],
    [
      'an id twice',
      ruleYaml({}, `${plainConditions}${plainConditions.replace('conditions:\n', '')}`),
      /another long-enough/,
    ],
  ])('given %s, when it is loaded, then it is refused by file and line', (_what, text, words) => {
    const faults = faultsIn([text]);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]).toMatch(words);
  });

  const row = (id: string, when: string) =>
    `  - { id: ${id}, text: { zh: 行, en: Row }, when: '${when}', result: homes-1 }\n`;

  test('given a row behind one that takes everything of it, when it is loaded, then it is refused as unreachable', () => {
    const table = `table:\n${row('few', 'months >= 3')}${row('many', 'months >= 6')}`;
    expect(faultsIn([ruleYaml({}, plainConditions + table)])).toEqual([
      expect.stringMatching(/^rules\/1\.yaml:\d+: table\.1: no facts reach this row$/),
    ]);
  });

  test('given rows that leave nothing, when they are loaded, then the rest is refused as unreachable', () => {
    const table = `table:\n${row('few', 'months >= 3')}${row('none', 'months < 3')}`;
    expect(faultsIn([ruleYaml({}, plainConditions + table)])[0]).toMatch(/otherwise: it is never reached/);
  });

  test('given two versions in force on one day, when they are loaded, then the second is refused', () => {
    const second = ruleYaml({ version: '"2"', effectiveFrom: '2026-06-01' });
    expect(faultsIn([ruleYaml(), second])).toEqual([
      expect.stringMatching(/^rules\/2\.yaml:7: effectiveFrom: its period overlaps/),
    ]);
    expect(faultsIn([ruleYaml({ effectiveTo: '2026-06-01' }), second])).toHaveLength(1);
    expect(faultsIn([ruleYaml({ effectiveTo: '2026-05-31' }), second])).toEqual([]);
    expect(faultsIn([ruleYaml(), ruleYaml()])[0]).toMatch(/rules\/1\.yaml has this version already/);
    expect(faultsIn([ruleYaml({ effectiveTo: 'unknown' }), second])).toHaveLength(1);
    expect(faultsIn([ruleYaml({ effectiveFrom: 'unknown', effectiveTo: 'open' }), second])).toHaveLength(1);
    expect(faultsIn([ruleYaml(), ruleYaml({ id: 'another' })])).toEqual([]);
  });

  test('given a fact that no rule reads, or facts that are wrong, when they are loaded, then they are refused', () => {
    const idle = `${factsYaml}idle:\n  type: yes-no\n  label: { zh: 闲, en: Idle }\n  question: { zh: 闲？, en: Idle? }\n`;
    expect(faultsIn([ruleYaml()], idle)).toEqual(['facts.yaml:16: idle: no rule reads this fact']);
    expect(faultsIn([ruleYaml()], factsYaml.replace('type: number', 'type: money'))[0]).toMatch(/^facts\.yaml:2: /);
  });
});
