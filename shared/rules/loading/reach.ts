import type { Expression, FactSpecs, RuleSet } from '../model.ts';
import type { Fault, ReadFile } from './read-yaml.ts';
import { canHold } from './search.ts';
import type { RuleFile } from './shapes.ts';

type Clauses = readonly { when: Expression }[];
const all = (clauses: Clauses): Expression[] => clauses.map(({ when }) => when);
const none = (clauses: Clauses): Expression[] => clauses.map(({ when }) => ({ not: when }));

/** What of a rule can never come about: conditions that tell nothing or exclude each other, rows that nothing reaches. */
export function reachFaults(read: ReadFile<RuleFile>, { conditions, table }: RuleSet, specs: FactSpecs): Fault[] {
  const constant = constantsOf(read, conditions, specs);
  if (constant.length > 0) return [...constant, ...hiddenRows(read, [], table, specs)];
  const apart = conditions.findIndex((_, place) => canHold(all(conditions.slice(0, place + 1)), specs) === false);
  if (apart < 0) return hiddenRows(read, conditions, table, specs);
  const words = 'no facts can ever meet it together with the conditions before it';
  return [read.fault(['conditions', apart, 'when'], words), ...hiddenRows(read, [], table, specs)];
}

/** A condition that is always met, or never, decides nothing. */
function constantsOf(read: ReadFile<RuleFile>, conditions: Clauses, specs: FactSpecs): Fault[] {
  return conditions.flatMap((one, place) => {
    const never = canHold(all([one]), specs) === false;
    if (!never && canHold(none([one]), specs) !== false) return [];
    const words = never ? 'no facts can ever meet it' : 'it is met whatever the facts are';
    return [read.fault(['conditions', place, 'when'], words)];
  });
}

/** A row that no facts reach: none that meet the conditions fit it, or an earlier row takes all that do. */
function hiddenRows(read: ReadFile<RuleFile>, conditions: Clauses, table: Clauses, specs: FactSpecs): Fault[] {
  const reached = (met: Clauses, goal: readonly Expression[]) => canHold([...all(met), ...goal], specs) !== false;
  const faults = table.flatMap((row, place) => {
    const goal = [row.when, ...none(table.slice(0, place))];
    if (reached(conditions, goal)) return [];
    const words = reached([], goal) ? 'no facts that meet the conditions reach this row' : 'no facts reach this row';
    return [read.fault(['table', place], words)];
  });
  if (table.length === 0 || reached(conditions, none(table))) return faults;
  return [...faults, read.fault(['otherwise'], 'it is never reached')];
}
