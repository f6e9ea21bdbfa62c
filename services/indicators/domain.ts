import { accept, acceptWith, type Context, type Decision, refuse } from '../../shared/log/aggregate.ts';

/** Amounts by figure, in the figure's unit. */
export type Amounts = Readonly<Record<string, number>>;

/** One shard of one month's counting. */
export interface Tally {
  /** `YYYY-MM` in Asia/Shanghai. */
  month: string;
  amounts: Amounts;
}

/** What one event adds. */
export interface Count {
  eventId: string;
  amounts: Amounts;
}

export interface TallyCommand {
  type: 'count';
  month: string;
  counts: readonly Count[];
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

/** The claim by which an event counts once, for ever. */
export const claimOf = ({ eventId }: Pick<Count, 'eventId'>): string => `counted#${eventId}`;

/** Counts events, all or none of them: their ids are claimed in the same transaction. */
export function decideTally(command: TallyCommand, _state: Tally, _context: Context): Decision<TallyEvent, TallyCode> {
  const { month, counts } = command;
  const telling = counts.filter(({ amounts }) => Object.keys(amounts).length > 0);
  if (telling.length === 0) return accept();
  return acceptWith(
    telling.map((count): TallyEvent => ({ type: 'counted', month, ...count })),
    { take: telling.map(claimOf) },
    refuse('counted-before').refusal,
  );
}

/** The tally after one more event. */
export const evolveTally = (state: Tally, { month, amounts }: TallyEvent): Tally => ({
  month,
  amounts: sum(state.amounts, amounts),
});
