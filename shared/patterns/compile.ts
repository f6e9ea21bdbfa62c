import { flatten } from './event/flatten.ts';
import { isRecord } from './event/json.ts';
import type { Alternative } from './grammar/condition.ts';
import { countAlternatives, expand } from './grammar/expand.ts';
import { Place } from './grammar/place.ts';
import { type Conjunction, readPattern } from './grammar/read-object.ts';
import { DEFAULT_LIMITS, type PatternLimits } from './limits.ts';
import { matchesAlternative } from './matching/match-alternative.ts';
import { wantedPaths } from './matching/wanted-paths.ts';
import type { PatternError, RefusedPattern } from './refusal.ts';

/** A pattern that passed all rules. */
export interface CompiledPattern {
  readonly ok: true;
  /** What the pattern's `$or` expand to; the pattern matches when one of them does. */
  readonly alternatives: readonly Alternative[];
  /** Whether a parsed JSON event matches. Never throws; what is no object never matches. */
  matches(event: unknown): boolean;
}

/** Either a pattern ready to match or all reasons why it is refused. */
export type CompileResult = CompiledPattern | RefusedPattern;

/**
 * Compiles an EventBridge event pattern given as parsed JSON. Never throws. Semantics are event-ruler's; where
 * event-ruler is lax (the same path twice, ill-formed `$or`) the pattern is refused, so what compiles here is also
 * accepted by EventBridge.
 */
export function compilePattern(pattern: unknown, limits: Partial<PatternLimits> = {}): CompileResult {
  const inForce = { ...DEFAULT_LIMITS, ...limits };
  const errors: PatternError[] = [];
  const alternatives = readAlternatives(pattern, inForce, new Place(errors, inForce));
  return errors.length > 0 || !alternatives ? { ok: false, errors } : compiled(alternatives);
}

/** The same for JSON text; white space counts towards the limit of characters. */
export function compilePatternText(text: string, limits: Partial<PatternLimits> = {}): CompileResult {
  const inForce = { ...DEFAULT_LIMITS, ...limits };
  const errors: PatternError[] = [];
  const place = new Place(errors, inForce);
  if (text.length > inForce.characters) place.refuse('too-long');
  const pattern = errors.length > 0 ? undefined : parseJson(text, place);
  return errors.length > 0 ? { ok: false, errors } : compilePattern(pattern, limits);
}

function readAlternatives(pattern: unknown, limits: PatternLimits, place: Place): Alternative[] | undefined {
  if (!isRecord(pattern)) return place.refuse('not-object');
  const size = jsonSize(pattern);
  if (size === undefined) return place.refuse('not-json');
  if (size > limits.characters) return place.refuse('too-long');
  const conjunction = readPattern(pattern, place);
  if (countWildcards(conjunction) > limits.wildcards) place.refuse('too-many-wildcards');
  if (countAlternatives(conjunction) > limits.alternatives) return place.refuse('too-many-alternatives');
  return expand(conjunction);
}

function compiled(alternatives: readonly Alternative[]): CompiledPattern {
  let paths: ReadonlySet<string> | undefined;
  return {
    ok: true,
    alternatives,
    matches(event) {
      paths ??= wantedPaths(alternatives);
      const flat = flatten(event, paths);
      return flat !== undefined && alternatives.some((alternative) => matchesAlternative(alternative, flat));
    },
  };
}

function countWildcards({ conditions, choices }: Conjunction): number {
  const own = conditions.flatMap(({ condition }) => condition.tests.map((test) => test.wildcards));
  const nested = choices.flat().map(countWildcards);
  return [...own, ...nested].reduce((sum, one) => sum + one, 0);
}

function jsonSize(pattern: object): number | undefined {
  try {
    return JSON.stringify(pattern)?.length;
  } catch {
    return undefined;
  }
}

function parseJson(text: string, place: Place): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return place.refuse('not-json');
  }
}
