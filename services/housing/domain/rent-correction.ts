import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { lastMonthOf, type Subsidy, scheduleOf } from './subsidy.ts';
import type { SubsidyCode, SubsidyCommand, SubsidyEvent } from './subsidy-messages.ts';

/** Whether granting so much, in fen of all months together, is for a second person to confirm at a moment. */
export type NeedsSecond = (grantedFen: number, at: string) => boolean;

type Decided = Decision<SubsidyEvent, SubsidyCode>;
type Command<T extends SubsidyCommand['type']> = Extract<SubsidyCommand, { type: T }>;

/**
 * Another rent from a month on. What raises the subsidy is a grant like the first: where the department wants four eyes
 * on one of that size, this only proposes it.
 */
export function correctRent(
  command: Command<'correct-rent'>,
  one: Subsidy,
  needsSecond: NeedsSecond,
  { at }: Context,
): Decided {
  const { fromMonth, amountFen } = command;
  if (one.proposed) return refuse('awaiting-second');
  if (fromMonth < one.startsOn || fromMonth > lastMonthOf(one))
    return refuse('month-outside', { pointer: '/fromMonth', detail: monthsOf(one) });
  const known = one.rates.slice(-1).some((rate) => rate.from === fromMonth && rate.amountFen === amountFen);
  if (known) return accept();
  const granted = grantedFen({ ...one, rates: [...one.rates, { ...command, from: fromMonth }] });
  const raises = granted > grantedFen(one);
  return accept({ ...command, type: raises && needsSecond(granted, at) ? 'rent-proposed' : 'rent-corrected' });
}

/** A second person confirms what was proposed, or sends it back; never the one who proposed it. */
export function secondRent({ caseId, confirm, note }: Command<'second-rent'>, one: Subsidy, { by }: Context): Decided {
  if (!one.proposed) return refuse('nothing-proposed');
  const { by: proposedBy, at: _at, ...correction } = one.proposed;
  if (by === proposedBy) return refuse('same-person');
  if (confirm) return accept({ type: 'rent-corrected', caseId, ...correction, proposedBy });
  return accept({ type: 'rent-returned', caseId, ...(note !== undefined && { note }) });
}

/** Fen of all months together, those that wait for a check included. */
const grantedFen = (one: Subsidy): number => scheduleOf(one).reduce((sum, { amountFen }) => sum + amountFen, 0);

/** Which months it has, in words. */
export const monthsOf = (one: Subsidy) => ({
  zh: `补贴月份为 ${one.startsOn} 至 ${lastMonthOf(one)}`,
  en: `its months are ${one.startsOn} to ${lastMonthOf(one)}`,
});
