import { isRecord, isScalar, type Scalar } from './json.ts';
import type { Leaf, Membership } from './leaf.ts';

/** Levels of nesting that are looked at; what lies deeper is as if absent (Jackson, under event-ruler, reads as many). */
const DEEPEST = 1000;
const OUTSIDE_ARRAYS: Membership = [];

/** An event as its leaves by dotted path. `nested` tells whether any leaf stands inside an element of an array. */
export interface FlatEvent {
  readonly leaves: ReadonlyMap<string, readonly Leaf[]>;
  readonly nested: boolean;
}

/** The paths worth reading, with all their beginnings (`a`, `a.b` and `a.b.c` for `a.b.c`). */
export interface WantedPaths {
  has(path: string): boolean;
}

interface Walk {
  readonly wanted: WantedPaths;
  readonly leaves: Map<string, Leaf[]>;
  nested: boolean;
  arrays: number;
}

/**
 * Flattens an event. A dot in a key and a step into an object give the same path, and arrays leave no trace in it:
 * both as event-ruler does. Undefined when the event is no JSON object.
 */
export function flatten(event: unknown, wanted: WantedPaths): FlatEvent | undefined {
  if (!isRecord(event)) return undefined;
  const walk: Walk = { wanted, leaves: new Map(), nested: false, arrays: 0 };
  walkObject(walk, event, undefined, OUTSIDE_ARRAYS, 1);
  return walk;
}

/** All beginnings of a dotted path, the path itself last. */
export function beginnings(path: string): string[] {
  const steps = path.split('.');
  return steps.map((_, at) => steps.slice(0, at + 1).join('.'));
}

function walkObject(
  walk: Walk,
  object: Record<string, unknown>,
  above: string | undefined,
  membership: Membership,
  depth: number,
): void {
  if (depth > DEEPEST) return;
  for (const key of Object.keys(object)) {
    const path = above === undefined ? key : `${above}.${key}`;
    if (walk.wanted.has(path)) walkValue(walk, object[key], path, membership, depth);
  }
}

function walkValue(walk: Walk, value: unknown, path: string, membership: Membership, depth: number): void {
  if (isScalar(value)) addLeaf(walk, value, path, membership);
  else if (Array.isArray(value)) walkArray(walk, value, path, membership, depth + 1);
  else if (isRecord(value)) walkObject(walk, value, path, membership, depth + 1);
}

function walkArray(walk: Walk, array: unknown[], path: string, membership: Membership, depth: number): void {
  if (depth > DEEPEST) return;
  const id = walk.arrays;
  walk.arrays += 1;
  array.forEach((element, position) => {
    if (isScalar(element)) addLeaf(walk, element, path, membership);
    else walkValue(walk, element, path, [...membership, id, position], depth);
  });
}

function addLeaf(walk: Walk, value: Scalar, path: string, membership: Membership): void {
  if (membership.length > 0) walk.nested = true;
  const leaves = walk.leaves.get(path);
  if (leaves) leaves.push({ value, membership });
  else walk.leaves.set(path, [{ value, membership }]);
}
