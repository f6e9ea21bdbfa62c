import { accept, acceptWith, type Context, type Decision, refuse } from '../../shared/log/aggregate.ts';

/** Amounts by figure, in the figure's unit. */
export type Amounts = Readonly<Record<string, number>>;

/** One shard of one month's counting. */
export interface Tally {
  /** `YYYY-MM` in Asia/Shanghai. */
  month: string;
  amounts: Amounts;
}

export interface TallyCommand {
  type: 'count';
  eventId: string;
  month: string;
  amounts: Amounts;
}

export interface TallyEvent {
  type: 'counted';
  eventId: string;
  month: string;
  amounts: Amounts;
}

export type TallyCode = 'counted-before';

export const noTally: Tally = { month: '', amounts: {} };

/** Adds amounts figure by figure. */
export function sum(a: Amounts, b: Amounts): Amounts {
  const total: Record<string, number> = { ...a };
  for (const [figure, amount] of Object.entries(b)) total[figure] = (total[figure] ?? 0) + amount;
  return total;
}

/** Counts an event once, for ever: its id is claimed in the same transaction. */
export function decideTally(command: TallyCommand, _state: Tally, _context: Context): Decision<TallyEvent, TallyCode> {
  const { eventId, month, amounts } = command;
  if (Object.keys(amounts).length === 0) return accept();
  return acceptWith(
    [{ type: 'counted', eventId, month, amounts }],
    { take: [`counted#${eventId}`] },
    refuse('counted-before').refusal,
  );
}

/** The tally after one more event. */
export const evolveTally = (state: Tally, { month, amounts }: TallyEvent): Tally => ({
  month,
  amounts: sum(state.amounts, amounts),
});
