import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

const place = fc.string({ minLength: 1, unit: 'grapheme' });

describe('a cursor', () => {
  test('given any place in any list, when it is decoded for that list, then it is that place', () => {
    fc.assert(
      fc.property(fc.string(), place, (list, sort) => {
        expect(decodeCursor(list, encodeCursor(list, sort))).toBe(sort);
      }),
    );
  });

  test('given a cursor of another list, when it is decoded, then it is none', () => {
    expect(decodeCursor('mine#b', encodeCursor('mine#a', 'place'))).toBeUndefined();
  });

  test('given a cursor with one character changed, added or lost, when it is decoded, then it is none', () => {
    const whole = encodeCursor('mine#a', 'place/of-the-row');
    for (let at = 0; at < whole.length; at += 1) {
      const [before, after] = [whole.slice(0, at), whole.slice(at + 1)];
      const other = whole[at] === 'A' ? 'B' : 'A';
      // A letter of the place itself may change: that is another place, and cursors give no rights.
      const changed = decodeCursor('mine#a', before + other + after);
      if (changed !== undefined) expect(encodeCursor('mine#a', changed)).toBe(before + other + after);
      expect(decodeCursor('mine#a', `${before}!${whole[at]}${after}`)).toBeUndefined();
    }
    expect(decodeCursor('mine#a', whole.slice(0, -1))).toBeUndefined();
    expect(decodeCursor('mine#a', `${whole}=`)).toBeUndefined();
  });

  test('given anything at all, when it is decoded, then it is none and nothing is thrown', () => {
    fc.assert(fc.property(fc.string(), (text) => decodeCursor('mine#a', text) === undefined));
    for (const json of ['null', '5', '{}', '[]', '[null,null]', '["__proto__","x"]', '{"length":2}'])
      expect(decodeCursor('mine#a', Buffer.from(json).toString('base64url'))).toBeUndefined();
  });
});
