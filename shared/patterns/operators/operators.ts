import type { Place } from '../grammar/place.ts';
import { readAnythingBut } from './anything-but.ts';
import { readCidr } from './cidr.ts';
import { readEqualsIgnoreCase } from './equals-ignore-case.ts';
import { readExactly } from './exact.ts';
import { type ABSENT, readExists } from './exists.ts';
import { readNumeric } from './numeric.ts';
import { readPrefix } from './prefix.ts';
import { readSuffix } from './suffix.ts';
import type { ValueTest } from './value-test.ts';
import { readWildcard } from './wildcard.ts';

type Reader = (operand: unknown, place: Place) => ValueTest | typeof ABSENT | undefined;

/** All operators by name. */
export const OPERATORS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['exactly', readExactly],
  ['prefix', readPrefix],
  ['suffix', readSuffix],
  ['equals-ignore-case', readEqualsIgnoreCase],
  ['wildcard', readWildcard],
  ['anything-but', readAnythingBut],
  ['numeric', readNumeric],
  ['exists', readExists],
  ['cidr', readCidr],
]);

/** Names that no field inside `$or` may have: the operators, and names that event-ruler keeps free for new ones. */
export const RESERVED_IN_OR: ReadonlySet<string> = new Set([
  ...OPERATORS.keys(),
  ...['=', '<', '<=', '>', '>=', 'regex', 'not-wildcard', 'not-equals-ignore-case', 'in-date-range'],
  ...['date-after', 'date-on-or-after', 'date-before', 'date-on-or-before'],
  ...['ip-address-in-range', 'ip-address-not-in-range'],
]);
