import type { CaseEvent } from '../domain/events.ts';

const all: Readonly<Record<CaseEvent<unknown>['type'], true>> = {
  ...{ 'case-opened': true, 'case-withdrawn': true, 'case-assigned': true, 'case-moved': true, 'case-granted': true },
  ...{ 'supplement-asked': true, 'supplement-answered': true, 'supplement-closed': true },
  ...{ 'decision-proposed': true, 'decision-returned': true, 'case-decided': true, 'case-reopened': true },
  ...{ 'body-awaited': true, 'body-answered': true, 'case-extended': true, 'offer-lapsed': true },
  ...{ 'case-rules-moved': true, 'case-facts-stated': true, 'case-assessed': true, 'case-answer-corrected': true },
  ...{ 'case-halted': true, 'case-around-noted': true },
  ...{ 'case-escalated': true, 'case-warned': true, 'case-overdue': true },
};

/** Every event of casework by its type; the compiler asks for one that is added. */
export const everyEvent = Object.keys(all);
