import { accept, type Context, type Decision } from '../../../shared/log/index.ts';
import type { LaneName } from '../lanes.ts';

/** By whom a person's data may not be processed for now. */
export interface Restrictions {
  recipients: readonly LaneName[];
  since?: string;
}
/** The whole set, in place of the one before; an empty one lifts it. */
export interface RestrictCommand {
  type: 'restrict';
  recipients: readonly LaneName[];
}
export interface RestrictionSet {
  type: 'restriction-set';
  recipients: readonly LaneName[];
}

export const noRestrictions: Restrictions = { recipients: [] };

const sorted = (names: readonly LaneName[]): LaneName[] => [...new Set(names)].sort();

/** Sets who is halted; the same set again changes nothing. */
export function decideRestrictions(
  { recipients }: RestrictCommand,
  state: Restrictions,
  _context: Context,
): Decision<RestrictionSet, never> {
  const wanted = sorted(recipients);
  return wanted.join() === state.recipients.join() ? accept() : accept({ type: 'restriction-set', recipients: wanted });
}

/** The restrictions after one more event. */
export const evolveRestrictions = (
  _state: Restrictions,
  { recipients }: RestrictionSet,
  { at }: { at: string },
): Restrictions => (recipients.length > 0 ? { recipients, since: at } : { recipients });
