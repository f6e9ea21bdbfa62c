import type { Kit } from '../../service/index.ts';
import { type ReviewAggregate, reviewIdOf } from './aggregate.ts';

interface Asked {
  caseId: string;
  /** How often the case was decided. */
  decisions: number;
  who: string;
}

/** Whether somebody has an open review of one of a case's decisions, and so must see what was decided on. */
export async function reviewsCase(
  review: ReviewAggregate,
  { caseId, decisions, who }: Asked,
  kit: Pick<Kit, 'load'>,
): Promise<boolean> {
  for (let decision = decisions; decision > 0; decision--) {
    const { status, owner } = (await kit.load(review, reviewIdOf(caseId, decision))).state;
    if (status === 'open' && owner === who) return true;
  }
  return false;
}
