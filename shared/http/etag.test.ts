import { describe, expect, test } from 'vitest';
import { etagOf, versionOf } from './etag.ts';

describe('If-Match', () => {
  test('given an ETag of ours, when it comes back, then it is that version', () => {
    expect(etagOf(12)).toBe('"12"');
    expect(versionOf(etagOf(12))).toEqual({ ok: true, version: 12 });
    expect(versionOf(' "0" ')).toEqual({ ok: true, version: 0 });
  });

  test.each([undefined, '*', ' * '])('given %j, when it is read, then any version will do', (header) => {
    expect(versionOf(header)).toEqual({ ok: true });
  });

  test.each([
    '',
    '12',
    'W/"12"',
    '"12", "13"',
    '"-1"',
    '"1.5"',
    '"1e3"',
    '"0x1"',
    '"1234567890123"',
    '"１２"',
    '"12"\n"13"',
    '""',
  ])('given %j, when it is read, then it is not one of ours', (header) =>
    expect(versionOf(header)).toEqual({ ok: false }),
  );
});
