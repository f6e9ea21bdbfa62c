import { describe, expect, test } from 'vitest';
import { digestTime, isQuiet, nextTime, outsideQuiet } from './quiet.ts';
import { ms, night } from './testing/moments.ts';

describe('quiet hours', () => {
  test.each([
    ['23T21:59', night, false],
    ['23T22:00', night, true],
    ['23T07:59', night, true],
    ['23T08:00', night, false],
    ['23T12:00', { from: '11:00', to: '13:00' }, true],
    ['23T13:00', { from: '11:00', to: '13:00' }, false],
    ['23T10:59', { from: '11:00', to: '13:00' }, false],
    ['23T11:00', { from: '11:00', to: '11:00' }, false],
  ])('at %s, given %o: %s', (time, quiet, expected) => {
    expect(isQuiet(ms(time), quiet)).toBe(expected);
  });

  test('end at the next such time, and a digest goes out after them', () => {
    expect(nextTime(ms('23T08:00'), '08:00')).toBe(ms('24T08:00'));
    expect(outsideQuiet(ms('23T22:30'), night)).toBe(ms('24T08:00'));
    expect(outsideQuiet(ms('23T12:00'), night)).toBe(ms('23T12:00'));
    expect(digestTime(ms('23T12:00'), '07:00', night)).toBe(ms('24T08:00'));
  });
});
