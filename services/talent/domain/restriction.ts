import { purposes } from '../../../shared/casework/contract/index.ts';
import { accept, type Context, type Decision } from '../../../shared/log/index.ts';
import settings from '../data/rights.json' with { type: 'json' };
import { laneNames } from '../lanes.ts';

const halting = Object.keys(purposes).filter((purpose) => !settings.restriction.except.includes(purpose));

/** What can be halted: all that a department does (`hukou`), or one of its purposes (`hukou.contact`). */
export const halts: readonly string[] = laneNames.flatMap((lane) => [
  lane,
  ...halting.map((purpose) => `${lane}.${purpose}`),
]);

/** By whom a person's data may not be processed for now. */
export interface Restrictions {
  recipients: readonly string[];
  since?: string;
}
/** The whole set, in place of the one before; an empty one lifts it. */
export interface RestrictCommand {
  type: 'restrict';
  recipients: readonly string[];
}
export interface RestrictionSet {
  type: 'restriction-set';
  recipients: readonly string[];
}

export const noRestrictions: Restrictions = { recipients: [] };

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

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
