import { isRecord } from '../event/json.ts';
import { RESERVED_IN_OR } from '../operators/operators.ts';
import type { Condition } from './condition.ts';
import type { Place } from './place.ts';
import { readValues } from './read-values.ts';

/** Levels of nesting that a pattern may have. */
const DEEPEST = 100;
const OR = '$or';

/** A condition with the spot where it stands. */
export interface PlacedCondition {
  readonly condition: Condition;
  readonly place: Place;
}

/** Conditions that must all hold, and choices of which one branch each must hold. */
export interface Conjunction {
  readonly conditions: PlacedCondition[];
  readonly choices: Conjunction[][];
}

interface Scope {
  readonly path: string | undefined;
  readonly inOr: boolean;
}

/** Reads a whole pattern. What is refused is left out, so that all refusals are found in one reading. */
export function readPattern(pattern: Record<string, unknown>, place: Place): Conjunction {
  const found: Conjunction = { conditions: [], choices: [] };
  readObject(pattern, { path: undefined, inOr: false }, place, found);
  return found;
}

function readObject(object: Record<string, unknown>, scope: Scope, place: Place, found: Conjunction): void {
  const fields = Object.entries(object);
  if (fields.length === 0) place.refuse('empty-object');
  if (place.depth > DEEPEST) {
    place.refuse('too-deep');
    return;
  }
  for (const [name, value] of fields) {
    const at = place.step(name);
    if (name === OR) found.choices.push(readChoice(value, scope, at));
    else if (scope.inOr && RESERVED_IN_OR.has(name)) at.refuse('or-reserved');
    else readField(value, { ...scope, path: scope.path === undefined ? name : `${scope.path}.${name}` }, at, found);
  }
}

function readField(value: unknown, scope: Scope, place: Place, found: Conjunction): void {
  if (Array.isArray(value)) {
    const condition = readValues(value, scope.path ?? '', place);
    if (condition) found.conditions.push({ condition, place });
  } else if (isRecord(value)) readObject(value, scope, place, found);
  else place.refuse('field-value');
}

function readChoice(value: unknown, scope: Scope, place: Place): Conjunction[] {
  if (!Array.isArray(value) || value.length < 2) {
    place.refuse('or-form');
    return [];
  }
  return Array.from(value, (branch: unknown, at) => {
    const found: Conjunction = { conditions: [], choices: [] };
    const member = place.step(at);
    if (isRecord(branch)) readObject(branch, { ...scope, inOr: true }, member, found);
    else member.refuse('or-form');
    return found;
  });
}
