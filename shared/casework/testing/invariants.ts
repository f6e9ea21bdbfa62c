import { must } from '../../testing/reached.ts';
import type { Case } from '../domain/state.ts';

/** What one command did to a case. */
export interface Change {
  before: Case<unknown>;
  after: Case<unknown>;
  events: readonly { type: string }[];
}

/** What is closed stays so until it is reopened, and a withdrawal for good; `besides` may be noted of it all the same. */
export function mustStayClosed({ before, after, events }: Change, besides: (event: { type: string }) => boolean) {
  if (before.status !== 'closed') return;
  const goesOn = events.some(({ type }) => type === 'case-reopened');
  must(goesOn || events.every(besides), 'nothing happens to what is closed');
  must(goesOn === (after.status === 'open'), 'only reopening opens it');
  if (!goesOn) must(after.outcome === before.outcome && after.stage === before.stage, 'its end stays as it was');
  must(!goesOn || before.outcome?.outcome !== 'withdrawn', 'a withdrawal is for good');
}

/** What is told around a case is noted also when it is closed, since it may be reopened. */
export const isTold = ({ type }: { type: string }): boolean => type === 'case-around-noted';

/** Who decides is one, or two where the department wants two for this: by its outcome or by its reason. */
export function mustBeSeconded({ before, after }: Change, by: string, needs: readonly string[]) {
  if (after.decisions === before.decisions) return;
  const { outcome = '', reasonCode = '' } = after.outcome ?? {};
  const two = needs.includes(outcome) || needs.includes(reasonCode);
  must(new Set(after.decidedBy).size === (two ? 2 : 1), 'two decide where the department wants two');
  must(by !== before.proposal?.by && by !== before.person, 'nobody confirms what they proposed, or their own');
}
