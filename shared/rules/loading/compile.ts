import { canonical, shortDigest } from '../../log/index.ts';
import type { Clause, Condition, Expression, FactSpecs, Row, RuleSet } from '../model.ts';
import { FeelFault, readFeel } from './feel.ts';
import { mentions, readsOf } from './probes.ts';
import type { Fault, Path, ReadFile } from './read-yaml.ts';
import type { ClauseFile, RuleFile } from './shapes.ts';
import { typeFault, valueFault } from './types.ts';

type Found<T> = { ok: true; value: T } | { ok: false; fault: Fault };

/** A version of a rule from its file; or what is wrong with its conditions. */
export function compileRule(read: ReadFile<RuleFile>, specs: FactSpecs): { rule?: RuleSet; faults: Fault[] } {
  const { conditions, table, ...head } = read.value;
  const all = [
    ...conditions.map((of, place) => clauseOf(read, of, ['conditions', place], specs)),
    ...table.map((of, place) => clauseOf(read, of, ['table', place], specs)),
  ];
  const faults = all.flatMap((one) => (one.ok ? [] : [one.fault]));
  if (faults.length > 0) return { faults };
  const clauses = all.flatMap((one) => (one.ok ? [one.value] : []));
  const rule = {
    ...head,
    conditions: clauses.slice(0, conditions.length) as Condition[],
    table: clauses.slice(conditions.length) as Row[],
  };
  return { rule: { ...rule, hash: hashOf(rule, specs) }, faults };
}

/** What a version decides and tells. That it ends, or was verified again, is no other version. */
function hashOf(rule: Omit<RuleSet, 'hash'>, specs: FactSpecs): string {
  const { effectiveTo: _to, verifiedAt: _at, reviewBy: _by, ...decides } = rule;
  const reads = new Set([...rule.conditions, ...rule.table].flatMap((clause) => clause.reads));
  // Whether a fact is personal says how it is kept, not what the rule answers.
  const facts = Object.entries(specs).flatMap(([name, { personal: _personal, ...spec }]) =>
    reads.has(name) ? [[name, spec]] : [],
  );
  return shortDigest('rule', canonical([decides, facts]));
}

function clauseOf(read: ReadFile<RuleFile>, of: ClauseFile, path: Path, specs: FactSpecs): Found<Clause> {
  const { when: feel, threshold: told, shows: shown, ...rest } = of;
  const threshold = told === undefined ? undefined : thresholdOf(told);
  const names = { facts: new Set(['filedOn', ...Object.keys(specs)]), threshold };
  const when = readable(read, feel, [...path, 'when'], names, (found) => typeFault(found, specs));
  if (!when.ok) return when;
  if (threshold && !mentions(when.value, threshold))
    return { ok: false, fault: read.fault([...path, 'threshold'], 'the condition does not use it') };
  const reads = [...new Set(readsOf(when.value))].filter((name) => name !== 'filedOn');
  const shows = showsOf(read, shown, [...path, 'shows'], reads, specs);
  if (shows && !shows.ok) return shows;
  const { source, certainty } = {
    source: of.source ?? read.value.source,
    certainty: of.certainty ?? read.value.certainty,
  };
  const optional = { ...(threshold && { threshold }), ...(shows && { shows: shows.value }) };
  return { ok: true, value: { ...rest, feel, when: when.value, reads, source, certainty, ...optional } };
}

const thresholdOf = (told: NonNullable<ClauseFile['threshold']>): Expression => {
  if (typeof told !== 'object') return { literal: told };
  const { by, rows, otherwise } = told;
  return { by, rows, ...(otherwise === undefined ? {} : { otherwise }) };
};

function readable(
  read: ReadFile<RuleFile>,
  feel: string,
  path: Path,
  names: Parameters<typeof readFeel>[1],
  faultOf: (found: Expression) => string | undefined,
): Found<Expression> {
  try {
    const value = readFeel(feel, names);
    const wrong = faultOf(value);
    return wrong === undefined ? { ok: true, value } : { ok: false, fault: read.fault(path, wrong) };
  } catch (error) {
    if (error instanceof FeelFault || error instanceof SyntaxError)
      return { ok: false, fault: read.fault(path, error.message) };
    throw error;
  }
}

const single = ['number', 'yes-no', 'choice', 'name', 'day'];

function showsOf(
  read: ReadFile<RuleFile>,
  shown: string | undefined,
  path: Path,
  reads: readonly string[],
  specs: FactSpecs,
): Found<Expression> | undefined {
  const facts = new Set(['filedOn', ...Object.keys(specs)]);
  if (shown !== undefined) return readable(read, shown, path, { facts }, (found) => valueFault(found, specs));
  const [first, ...rest] = reads;
  if (first === undefined) return { ok: true, value: { fact: 'filedOn' } };
  return rest.length === 0 && single.includes(specs[first]?.type ?? '')
    ? { ok: true, value: { fact: first } }
    : undefined;
}
