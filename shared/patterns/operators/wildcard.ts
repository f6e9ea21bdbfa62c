import type { Place } from '../grammar/place.ts';
import { globTest, readGlob } from '../text/glob.ts';
import { type Access, type OperatorReader, textTest, type ValueTest } from './value-test.ts';

/** Long enough to tell texts apart, short enough that few lengths occur in one table. */
const LONGEST_PART = 8;

/** `{"wildcard": text}`. */
export const readWildcard: OperatorReader = (operand, place) =>
  typeof operand === 'string' ? wildcardTest(operand, place) : place.refuse('operand-text');

/** A text with `*` for any run of characters; undefined after a refusal. */
export function wildcardTest(text: string, place: Place): ValueTest | undefined {
  const glob = readGlob(text);
  if (typeof glob === 'string') return place.refuse(glob);
  return textTest(['wildcard', text], accessOf(glob.pieces), globTest(glob.pieces), glob.pieces.length - 1);
}

function accessOf(pieces: readonly string[]): Access[] {
  const [head = '', ...rest] = pieces;
  const tail = rest.at(-1);
  if (tail === undefined) return [{ table: 'value', key: head }];
  const ends: Access[] = [
    { table: 'head', key: head },
    { table: 'tail', key: tail },
  ];
  const parts = rest.slice(0, -1).flatMap(partsOf);
  const access = [...ends, ...parts].filter((one) => 'key' in one && one.key !== '');
  return access.length > 0 ? access : [{ table: 'head', key: '' }];
}

function partsOf(piece: string): Access[] {
  if (piece.length <= LONGEST_PART) return [{ table: 'part', key: piece }];
  const starts = Array.from({ length: piece.length - LONGEST_PART + 1 }, (_, at) => at);
  return starts.map((at) => ({ table: 'part', key: piece.slice(at, at + LONGEST_PART) }));
}
