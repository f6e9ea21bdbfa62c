import { shortDigest } from '../log/hash.ts';

/** An opaque cursor: the place in one list; of no use in another list. */
export const encodeCursor = (list: string, sort: string): string =>
  Buffer.from(JSON.stringify([shortDigest('cursor', list), sort])).toString('base64url');

/** The place that a cursor stands for, or nothing when it is not a cursor of this list. */
export function decodeCursor(list: string, cursor: string): string | undefined {
  try {
    const [of, sort] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const ours = of === shortDigest('cursor', list) && typeof sort === 'string' && sort !== '';
    // Base64 passes over what it does not know, so only the very form that was given out counts.
    return ours && encodeCursor(list, sort) === cursor ? sort : undefined;
  } catch {
    return undefined;
  }
}
