import type { FactSpecs, RuleSet } from '../model.ts';
import { results } from '../results.ts';
import { reachFaults } from './reach.ts';
import type { Fault, ReadFile } from './read-yaml.ts';
import type { RuleFile } from './shapes.ts';

export interface Compiled {
  read: ReadFile<RuleFile>;
  rule: RuleSet;
}

/** What is wrong with one version by itself: dates that cross, conditions that never tell, rows that never answer. */
export function checkRule({ read, rule }: Compiled, specs: FactSpecs): Fault[] {
  return [...datesOf(read, rule), ...idsOf(read, rule), ...mendless(read, rule), ...reachFaults(read, rule, specs)];
}

function datesOf(read: ReadFile<RuleFile>, { effectiveFrom, effectiveTo, verifiedAt, reviewBy }: RuleSet): Fault[] {
  const crossed = effectiveFrom !== 'unknown' && effectiveTo < effectiveFrom;
  return [
    ...(crossed ? [read.fault(['effectiveTo'], 'the rule ends before it starts')] : []),
    ...(reviewBy < verifiedAt ? [read.fault(['reviewBy'], 'the review is before the verification')] : []),
  ];
}

function idsOf(read: ReadFile<RuleFile>, { conditions, table }: RuleSet): Fault[] {
  const ids = [...conditions, ...table].map(({ id }) => id);
  return ids.flatMap((id, place) => {
    if (ids.indexOf(id) === place) return [];
    const at = place < conditions.length ? ['conditions', place] : ['table', place - conditions.length];
    return [read.fault([...at, 'id'], `there is another ${id}`)];
  });
}

/** Whoever is told no by a table is told what to do; a version that has an end was answered by already and stays. */
function mendless(read: ReadFile<RuleFile>, { table, otherwise, mend, effectiveTo }: RuleSet): Fault[] {
  const open = effectiveTo === 'open' || effectiveTo === 'unknown';
  const no = table.length > 0 && results[otherwise].denies;
  return open && no && !mend ? [read.fault(['otherwise'], 'it is a no: mend must say what to do')] : [];
}

/** Two versions of a rule must not be in force on the same day, nor have the same name. */
export function checkVersions(all: readonly Compiled[]): Fault[] {
  return all.flatMap((one, place) =>
    all.slice(0, place).flatMap((other) => {
      if (one.rule.id !== other.rule.id) return [];
      if (one.rule.version === other.rule.version)
        return [one.read.fault(['version'], `${other.read.file} has this version already`)];
      return overlap(one.rule, other.rule)
        ? [one.read.fault(['effectiveFrom'], `its period overlaps that of ${other.read.file}`)]
        : [];
    }),
  );
}

const from = ({ effectiveFrom }: RuleSet): string => (effectiveFrom === 'unknown' ? '' : effectiveFrom);
// `open` and `unknown` sort after every day.
const overlap = (a: RuleSet, b: RuleSet): boolean => from(a) <= b.effectiveTo && from(b) <= a.effectiveTo;
