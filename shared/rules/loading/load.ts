import type { FactSpecs, RuleSet } from '../model.ts';
import { disagreement } from './agreement.ts';
import { type Compiled, checkRule, checkVersions } from './check.ts';
import { compileRule } from './compile.ts';
import { type Fault, type ReadFile, readYaml } from './read-yaml.ts';
import { factsShape, type RuleFile, ruleShape } from './shapes.ts';

/** A file of rules, by its path. */
export interface Source {
  file: string;
  text: string;
}

/** The rules of one department as they are bundled. */
export interface Loaded {
  facts: FactSpecs;
  rules: RuleSet[];
}

/**
 * Reads a department's facts and the versions of its rules, and refuses what could not be meant: by file and line,
 * everything at once.
 */
export function loadRules(facts: Source, rules: readonly Source[]): { loaded?: Loaded; faults: Fault[] } {
  const declared = readYaml(facts.file, facts.text, factsShape);
  if (!declared.ok) return { faults: declared.faults };
  const specs: FactSpecs = declared.read.value;
  const files = rules.map(({ file, text }) => readYaml(file, text, ruleShape));
  const compiling = files.flatMap((one) => (one.ok ? [compiled(one.read, specs)] : [{ faults: one.faults }]));
  const whole = compiling.flatMap((one) => ('rule' in one ? [one] : []));
  const faults = [
    ...compiling.flatMap((one) => ('faults' in one ? one.faults : [])),
    ...whole.flatMap((one) => [...checkRule(one, specs), ...disagreements(one, specs)]),
    ...checkVersions(whole),
    // What a file that cannot be read would have asked for is not known.
    ...(whole.length === rules.length ? unused(declared.read, whole, specs) : []),
  ];
  return faults.length > 0 ? { faults } : { faults, loaded: { facts: specs, rules: whole.map(({ rule }) => rule) } };
}

function compiled(read: ReadFile<RuleFile>, specs: FactSpecs): Compiled | { faults: Fault[] } {
  const { rule, faults } = compileRule(read, specs);
  return rule ? { read, rule } : { faults };
}

function disagreements({ read, rule }: Compiled, specs: FactSpecs): Fault[] {
  const at = (key: 'conditions' | 'table') =>
    rule[key].flatMap((clause, place) => {
      const where = disagreement(clause, specs);
      return where === undefined ? [] : [read.fault([key, place, 'when'], `FEEL reads it otherwise for ${where}`)];
    });
  return [...at('conditions'), ...at('table')];
}

/** A fact that no rule reads would be asked for in vain. */
function unused(read: ReadFile<FactSpecs>, whole: readonly Compiled[], specs: FactSpecs): Fault[] {
  const reads = new Set(whole.flatMap(({ rule }) => [...rule.conditions, ...rule.table].flatMap((one) => one.reads)));
  return Object.keys(specs)
    .filter((name) => !reads.has(name))
    .map((name) => read.fault([name], 'no rule reads this fact'));
}
