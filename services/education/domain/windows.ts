import { endOfLocalDay, localDateOf } from '../../../shared/calendar/index.ts';
import data from '../data/windows.json' with { type: 'json' };

/** Days in Asia/Shanghai, both included. */
export interface Span {
  from: string;
  until: string;
}

/** One of the times in which children are verified; who registered by `registeredUntil` belongs to it. */
export interface Batch extends Span {
  batch: number;
  registeredUntil: string;
  /** From this day on its cases are coordinated. */
  coordinationOn: string;
}

/** The calendar of one school year, named by the calendar year in which it ends. */
export interface Window {
  schoolYear: number;
  registration: Span;
  /** In which the guardian may change the preferences. */
  enrolment: Span;
  verification: readonly Batch[];
  /** The last day of all; who has no place then goes on with the next window. */
  confirmUntil: string;
  /** What the draw numbers of this year are made with; published beforehand. */
  drawSeed: string;
}

/** Windows as the department set them; demonstration values. */
export const windows: readonly Window[] = data.windows;

/** A school year, and the verification batch in it once that is known. */
export interface Term {
  schoolYear: number;
  batch?: number;
}

/** Where a child enters who asks now for a school year: at once, when its window opens, or nobody knows yet when. */
export type Entry =
  | { kind: 'open'; window: Window }
  | { kind: 'waits'; window: Window }
  | { kind: 'unknown'; schoolYear: number };

export const startOfDay = (day: string): string => `${day}T00:00:00.000+08:00`;
export const hasBegun = (day: string, at: string): boolean => day <= localDateOf(at);
export const isOver = (day: string, at: string): boolean => Date.parse(endOfLocalDay(day)) <= Date.parse(at);

/** Finds the window to enter by: that of the school year asked for or, when its registration is over, the next one. */
export function entryOf(schoolYear: number, at: string, known: readonly Window[]): Entry {
  const window = known.find((one) => one.schoolYear >= schoolYear && !isOver(one.registration.until, at));
  if (!window) return { kind: 'unknown', schoolYear };
  return { kind: hasBegun(window.registration.from, at) ? 'open' : 'waits', window };
}

/** The rule by which a case gets its batch: the first one that takes who is registered on this day, else the last. */
export const batchFor = ({ verification }: Window, at: string): number | undefined =>
  (verification.find(({ registeredUntil }) => !isOver(registeredUntil, at)) ?? verification.at(-1))?.batch;

/** The window and the batch of a term, as the calendar has them now. */
export function calendarOf({ schoolYear, batch }: Term, known: readonly Window[]) {
  const window = known.find((one) => one.schoolYear === schoolYear);
  return { window, batch: window?.verification.find((one) => one.batch === batch) };
}
