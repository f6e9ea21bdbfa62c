import type { RuleBook } from '../book.ts';
import { type Loaded, loadRules } from '../loading/index.ts';

/** Facts of a made-up department. */
export const factsYaml = `months:
  type: number
  grows: monthly
  min: 0
  max: 100
  unit: { zh: 月, en: months }
  label: { zh: 月数, en: Months }
  question: { zh: 几个月？, en: How many months? }
kind:
  type: choice
  label: { zh: 种类, en: Kind }
  question: { zh: 哪一种？, en: Which kind? }
  values:
    plain: { zh: 普通, en: plain }
    special: { zh: 特殊, en: special }
`;

/** A version of a made-up rule, with what a test wants otherwise. */
export const ruleYaml = (head: Readonly<Record<string, string>> = {}, rest = plainConditions): string => {
  const lines = Object.entries({ ...plainHead, ...head }).map(([key, value]) => `${key}: ${value}`);
  return `${lines.join('\n')}\n${rest}`;
};

const plainHead = {
  id: 'stay',
  version: '"1"',
  title: '{ zh: 规则, en: Rule }',
  source: '{ zh: 虚构, en: made up }',
  certainty: 'official',
  complete: 'true',
  effectiveFrom: '2026-01-01',
  effectiveTo: 'open',
  verifiedAt: '2026-01-01',
  reviewBy: '2030-01-01',
  benefit: '{ zh: 好处, en: Benefit }',
  documents: '[ID]',
  otherwise: 'eligible',
};

export const plainConditions = `conditions:
  - id: long-enough
    text: { zh: 满六个月, en: Six months }
    when: months >= threshold or kind = "special"
    threshold: 6
    shows: months
    unmet: not-yet
    mend: { zh: 等待, en: Wait }
`;

const sourced = (texts: readonly string[]) => texts.map((text, place) => ({ file: `rules/${place + 1}.yaml`, text }));

/** What is wrong with such files: `file:line: message`. */
export const faultsIn = (rules: readonly string[], facts = factsYaml): string[] =>
  loadRules({ file: 'facts.yaml', text: facts }, sourced(rules)).faults.map(
    ({ file, line, message }) => `${file}:${line}: ${message}`,
  );

/** The book of such files; throws when they are refused. */
export function bookOf(rules: readonly string[], facts = factsYaml): RuleBook {
  const { loaded, faults } = loadRules({ file: 'facts.yaml', text: facts }, sourced(rules));
  if (!loaded) throw new Error(JSON.stringify(faults));
  return bookIn(loaded);
}

const bookIn = ({ facts, rules }: Loaded): RuleBook => ({ facts, rules, ids: [...new Set(rules.map(({ id }) => id))] });
