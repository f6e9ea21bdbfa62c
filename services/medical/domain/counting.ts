import type { CaseEvent } from '../../../shared/casework/domain/index.ts';

/** Ends without an appointment that was kept, for which the year's appointment is used all the same. */
const usedStages = ['NO_SHOW', 'WITHDRAWN_LATE', 'WITHDRAWN_AFTER'];

/** Whether the year's appointment counts after this event as it did before. */
export const countsStill = (event: CaseEvent<unknown>): boolean =>
  !(event.type === 'case-withdrawn' || (event.type === 'case-decided' && event.outcome === 'rejected')) ||
  usedStages.includes(event.stage);
