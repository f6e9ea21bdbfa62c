import { localDateOf } from '../../shared/calendar/index.ts';
import data from './data/windows.json' with { type: 'json' };

/** The time in which children are registered for a school year; days in Asia/Shanghai, both included. */
export interface Window {
  schoolYear: number;
  from: string;
  until: string;
}

/** Windows as the department set them; demonstration values. */
export const windows: readonly Window[] = data.windows;

/** Where a child enters who asks now for a school year: at once, when its window opens, or nobody knows yet when. */
export type Entry =
  | { kind: 'open'; schoolYear: number }
  | { kind: 'waits'; schoolYear: number; until: string }
  | { kind: 'unknown'; schoolYear: number };

/**
 * Finds the window to enter by: that of the school year asked for or, when it is over, the next one that is not.
 * `at` is an ISO instant.
 */
export function entryOf(schoolYear: number, at: string, known: readonly Window[] = windows): Entry {
  const today = localDateOf(at);
  const window = known.find((one) => one.schoolYear >= schoolYear && one.until >= today);
  if (!window) return { kind: 'unknown', schoolYear };
  if (window.from <= today) return { kind: 'open', schoolYear: window.schoolYear };
  return { kind: 'waits', schoolYear: window.schoolYear, until: `${window.from}T00:00:00.000+08:00` };
}
