import type { Wish } from './wishes.ts';

/** A verified case as the coordination sees it. */
export interface Candidate {
  caseId: string;
  category: string;
  /** Of the category, from 0. */
  rank: number;
  draw: number;
  wishes: readonly Wish[];
}

/** What the rule gives a case: the place with this number at a school, or the waiting lists. */
export interface Planned {
  caseId: string;
  category: string;
  draw: number;
  schoolId?: string;
  preference?: number;
  /** The number of the place. */
  place?: number;
  /** Schools that it wishes for and that are withdrawn. */
  withdrawn?: string[];
}

/** Numbers of the free places by school. */
export type Free = Readonly<Record<string, readonly number[]>>;

const byDraw = (a: Candidate, b: Candidate): number =>
  a.rank - b.rank || a.draw - b.draw || (a.caseId < b.caseId ? -1 : 1);

/**
 * Coordinates: what was wished in time before what was added since, category by category, in each the first wishes before the second ones and so on, among equals by draw.
 * The same input gives the same plan, in whatever order it comes.
 */
export function planOf(candidates: readonly Candidate[], free: Free): Planned[] {
  const ordered = [...candidates].sort(byDraw);
  const left = new Map(Object.entries(free).map(([schoolId, numbers]) => [schoolId, [...numbers]]));
  const given = new Map<string, Pick<Planned, 'schoolId' | 'preference' | 'place'>>();
  for (const { caseId, schoolId, preference } of turnsOf(ordered)) {
    const place = given.has(caseId) ? undefined : left.get(schoolId)?.shift();
    if (place !== undefined) given.set(caseId, { schoolId, preference, place });
  }
  return ordered.map(({ caseId, category, draw }) => ({ caseId, category, draw, ...given.get(caseId) }));
}

interface Turn extends Wish {
  caseId: string;
  rank: number;
}

/** Every wish in the order in which it is looked at; the sort keeps the draw's order among equals. */
const turnsOf = (ordered: readonly Candidate[]): Turn[] =>
  ordered
    .flatMap(({ caseId, rank, wishes }) => wishes.map((wish) => ({ ...wish, caseId, rank })))
    .sort((a, b) => lateness(a) - lateness(b) || a.rank - b.rank || a.preference - b.preference);

const lateness = ({ late }: Turn): number => (late ? 1 : 0);
