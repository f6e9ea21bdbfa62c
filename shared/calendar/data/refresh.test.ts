import { isWorkday } from 'chinese-days';
import { expect, it } from 'vitest';
import { dateOf, dayNumber } from '../local-date.ts';
import { isWorkingDay } from '../working-days.ts';
import { extract } from './refresh.ts';
import kept from './state-council.json' with { type: 'json' };

it('given the pinned package, when it is read again, then it says what the kept data says', () => {
  const { verifiedAt, ...data } = kept;
  expect(data).toEqual(extract());
  expect(verifiedAt).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(data.years.every(({ notices }) => notices.length > 0)).toBe(true);
});

it('given every published day, when both are asked, then ours agrees with the package', () => {
  const differing: string[] = [];
  // Noon on the machine's clock: the package reckons in its time zone.
  const theirs = (date: string) => isWorkday(new Date(`${date}T12:00:00`));
  for (let day = dayNumber(kept.publishedFrom); day <= dayNumber(kept.publishedUntil); day++)
    if (theirs(dateOf(day)) !== isWorkingDay(dateOf(day))) differing.push(dateOf(day));
  expect(differing).toEqual([]);
});
