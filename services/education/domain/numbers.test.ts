import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closedSince, closing, numbersOf } from './numbers.ts';

test('given a school, when it comes to give fewer places, then the last free numbers are closed for good, and more are new ones', () => {
  expect(numbersOf({ places: 3 })).toEqual([1, 2, 3]);
  const fewer = { places: 3, closed: closing({ places: 5 }, 3, [3, 4]) };
  expect(numbersOf(fewer)).toEqual([1, 2, 5]);
  expect(closedSince({ places: 5 }, fewer)).toEqual([3, 4]);
  expect(closing(fewer, 4, [1])).toEqual([3, 4]);
  expect(numbersOf({ ...fewer, places: 4 })).toEqual([1, 2, 5, 6]);
  expect(closedSince(fewer, { places: 3 })).toEqual([]);
});

test('given corrections of the number of places and places given meanwhile, in whatever order, then there are as many numbers as places, and what was given stays', () => {
  const step = fc.record({ places: fc.integer({ min: 1, max: 9 }), gives: fc.nat({ max: 3 }) });
  const property = fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
    let school: { places: number; closed?: readonly number[] } = { places: 5 };
    const given = new Set<number>();
    for (const { places, gives } of steps) {
      const free = numbersOf(school).filter((number) => !given.has(number));
      for (const number of free.slice(0, gives)) given.add(number);
      if (places >= given.size) school = { places, closed: closing(school, places, free.slice(gives)) };
      expect(numbersOf(school)).toHaveLength(school.places);
      expect([...given].every((number) => numbersOf(school).includes(number))).toBe(true);
    }
  });
  fc.assert(property);
});
