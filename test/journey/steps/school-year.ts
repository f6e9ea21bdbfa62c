import { localDateOf } from '../../../shared/calendar/index.ts';

/** The school year whose window is open at a moment, by the made-up calendar of services/education/data/windows.json: from September on that of the next year. In the second half of August none is open, so that a child waits for September. */
export function schoolYearOf(at: number): number {
  const [year = 0, month = 0] = localDateOf(at).split('-').map(Number);
  return month >= 9 ? year + 1 : year;
}
