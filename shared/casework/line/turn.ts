import type * as z from 'zod/mini';
import type { Aggregate, Executed } from '../../log/index.ts';
import type { Kit, Reacted } from '../../service/index.ts';
import type { Desk } from '../desk.ts';
import type { Hold } from '../domain/state.ts';
import type { Line, LineCommand, LineEvent } from './state.ts';

interface Turn {
  line: string;
  caseId: string;
  itemId: string;
  /** What the item is, as a case holds it; nothing when it is not there any more. */
  hold: Hold | undefined;
}

/**
 * Gives a case what it is its turn to have. The claim decides: when another has the item meanwhile, or the case cannot
 * take it any more, the line hears so and calls the next.
 */
export async function keepTurn<A, Facts extends z.ZodMiniType, C, R extends string>(
  { aggregate }: Desk<A, Facts, C, R>,
  line: Aggregate<Line, LineCommand, LineEvent, never>,
  { line: lineId, caseId, itemId, hold }: Turn,
  commandOf: (hold: Hold, key: string) => C,
  kit: Kit,
): Promise<Reacted> {
  const tried: Executed<unknown> | undefined =
    hold && (await kit.execute(aggregate, caseId, commandOf(hold, `${kit.newId()}.turn`)));
  if (tried?.ok) return tried;
  const taken = tried === undefined || tried.refusal.code === 'taken';
  return kit.execute(line, lineId, { type: 'pass-on', itemId, caseId, taken });
}
