import { endOfLocalDay, toShanghai } from '../../../shared/calendar/index.ts';
import { standingIn } from '../../../shared/casework/domain/index.ts';
import type { Text } from '../../../shared/contract/text.ts';
import data from '../data/windows.json' with { type: 'json' };
import { educationDepartment as department } from '../department.ts';
import { type Batch, batchFor, calendarOf, entryOf, hasBegun, startOfDay, type Term, type Window } from './windows.ts';

/** Where the calendar puts a case: the stage, why it waits there, when that ends by itself, and for which school year. */
export interface InTerm {
  stage: string;
  waits?: Text;
  until?: string;
  term: Term;
}

/** A move to where the calendar puts the case. */
export const moved = (to: InTerm) => ({ type: 'case-moved', ...to }) as const;

const span = ({ from, until }: Batch): Text => ({ zh: `${from} 至 ${until}`, en: `${from} to ${until}` });

const untilBatch = (batch: Batch): Text => ({
  zh: `等待第 ${batch.batch} 批验证（${span(batch).zh}）`,
  en: `Waiting for verification batch ${batch.batch} (${span(batch).en})`,
});

const untilCoordination = ({ batch, coordinationOn }: Batch): Text => ({
  zh: `已验证，等待第 ${batch} 批统筹（${coordinationOn} 起）`,
  en: `Verified, waiting for the coordination of batch ${batch} (from ${coordinationOn})`,
});

/** Set by hand before the day: nothing was coordinated, so that nobody has gone without a place yet. */
const beforeCoordination = ({ batch, coordinationOn }: Batch): Text => ({
  zh: `已列入志愿学校的候补名单；第 ${batch} 批统筹日为 ${coordinationOn}，尚未统筹`,
  en: `On the waiting lists of the preferred schools; batch ${batch} is not coordinated yet, its day is ${coordinationOn}`,
});

/** A stage of the course within a school year, at this moment. Without a known calendar nothing ends by itself. */
export function standIn(stage: string, term: Term, at: string, known: readonly Window[]): InTerm {
  const plain = { ...standingIn(department, stage), term };
  const { window, batch } = calendarOf(term, known);
  if (!window || !batch) return plain;
  if (stage === 'COORDINATED')
    return hasBegun(batch.coordinationOn, at)
      ? { ...plain, until: endOfLocalDay(window.confirmUntil) }
      : { ...plain, waits: beforeCoordination(batch), until: startOfDay(batch.coordinationOn) };
  if (stage === 'VERIFIED')
    return Date.parse(endOfLocalDay(batch.coordinationOn)) > Date.parse(at)
      ? { ...plain, waits: untilCoordination(batch), until: endOfLocalDay(batch.coordinationOn) }
      : { ...plain, until: endOfLocalDay(window.confirmUntil) };
  if (stage === 'ENROLLED' && !hasBegun(batch.from, at))
    return { ...plain, waits: untilBatch(batch), until: startOfDay(batch.from) };
  return { ...plain, until: endOfLocalDay(batch.until) };
}

/** Waiting for a window: until it opens, or until somebody looks again whether one was published. Never a rejection. */
function waiting(schoolYear: number, at: string, window?: Window): InTerm {
  const stage = 'WAIT_NEXT_WINDOW';
  if (window) {
    const { from } = window.registration;
    const waits = {
      zh: `不在登记期，${from} 起可登记（${window.schoolYear} 学年），届时自动继续`,
      en: `Outside the window; it opens on ${from} (school year ending ${window.schoolYear}) and the case goes on by itself`,
    };
    return { stage, waits, until: startOfDay(from), term: { schoolYear: window.schoolYear } };
  }
  const waits = {
    zh: '不在登记期，下一窗口尚未公布，公布后自动继续',
    en: 'Outside the window; the next is not announced yet, and the case goes on by itself once it is',
  };
  const until = toShanghai(Date.parse(at) + data.recheckDays * 86_400_000);
  return { stage, waits, until, term: { schoolYear } };
}

/** Enters a school year, or the next one that can be: registered with its batch, or waiting for the window. */
export function entering(schoolYear: number, at: string, known: readonly Window[]): InTerm {
  const entry = entryOf(schoolYear, at, known);
  if (entry.kind !== 'open')
    return entry.kind === 'waits' ? waiting(entry.window.schoolYear, at, entry.window) : waiting(entry.schoolYear, at);
  return registered(entry.window.schoolYear, at, known);
}

/** Registered for a school year, in the batch that the rule gives. */
export function registered(schoolYear: number, at: string, known: readonly Window[]): InTerm {
  const { window } = calendarOf({ schoolYear }, known);
  const batch = window && batchFor(window, at);
  return standIn('REGISTERED', { schoolYear, ...(batch === undefined ? {} : { batch }) }, at, known);
}

/** Waits for the window after that of `schoolYear`; when it is open already, the case enters it at once by its date. */
export function nextWindow({ schoolYear }: Term, at: string, known: readonly Window[]): InTerm {
  const entry = entryOf(schoolYear + 1, at, known);
  return entry.kind === 'unknown' ? waiting(entry.schoolYear, at) : waiting(entry.window.schoolYear, at, entry.window);
}
