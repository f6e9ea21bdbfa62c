import theirs from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
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
  const worksThere = (date: string) => {
    if (date in theirs.workdays) return true;
    const weekend = [0, 6].includes(new Date(date).getUTCDay());
    return !weekend && !(date in theirs.holidays);
  };
  const differing: string[] = [];
  for (let day = dayNumber(kept.publishedFrom); day <= dayNumber(kept.publishedUntil); day++)
    if (worksThere(dateOf(day)) !== isWorkingDay(dateOf(day))) differing.push(dateOf(day));
  expect(differing).toEqual([]);
});
