import { addDays, isWorkingDay, localDateOf } from '../../calendar/index.ts';

/**
 * Reckons day by day, without a clock, how long a case has been worked on: the working days after the one on which it
 * began, but for those on which it stood still, were it for an hour. Tell it each moment, and whether the case stands still from then on.
 */
export function daysWorked(beganAt: string) {
  const first = localDateOf(beganAt);
  let today = first;
  let before = 0;
  let stood = false;
  let still = false;
  const counts = (): boolean => today !== first && !stood && isWorkingDay(today);
  return (at: string, standsStill: boolean): number => {
    for (const day = localDateOf(at); today < day; stood = still) {
      if (counts()) before += 1;
      today = addDays(today, 1);
    }
    still = standsStill;
    stood ||= still;
    return before + (counts() ? 1 : 0);
  };
}
