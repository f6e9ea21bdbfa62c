import { caselessOf, type Leaf } from './leaf.ts';

/** Slices from the beginning, the end or anywhere, of the text as it is or without regard to case. */
export type SliceKind = 'head' | 'caselessHead' | 'tail' | 'caselessTail' | 'part';

const NONE: readonly string[] = [];

/** All distinct slices of that length; none when the leaf is no text or a shorter one. Remembered with the leaf. */
export function slicesOf(leaf: Leaf, kind: SliceKind, length: number): readonly string[] {
  if (typeof leaf.value !== 'string') return NONE;
  leaf.slices ??= new Map();
  const name = `${kind}${length}`;
  const known = leaf.slices.get(name);
  if (known) return known;
  const slices = cut(leaf, kind, length);
  leaf.slices.set(name, slices);
  return slices;
}

function cut(leaf: Leaf, kind: SliceKind, length: number): readonly string[] {
  const plain = typeof leaf.value === 'string' ? leaf.value : '';
  const text = kind === 'caselessHead' || kind === 'caselessTail' ? (caselessOf(leaf) ?? '') : plain;
  if (length > text.length) return NONE;
  if (kind === 'head' || kind === 'caselessHead') return [text.slice(0, length)];
  if (kind === 'tail' || kind === 'caselessTail') return [text.slice(text.length - length)];
  const starts = Array.from({ length: text.length - length + 1 }, (_, from) => text.slice(from, from + length));
  return [...new Set(starts)];
}
