import type * as z from 'zod/mini';
import { type Kit, on, type Reacted, type Reaction } from '../../service/index.ts';
import type { CaseEvents } from '../contract/contract.ts';
import type { Desk } from '../desk.ts';
import type { Case, Hold } from '../domain/state.ts';
import type { turnGiven } from './event.ts';
import type { lineAggregate } from './line.ts';
import { type Lined, type Rules, standingOf } from './track.ts';
import { keepTurn } from './turn.ts';

type Turned = ReturnType<typeof turnGiven<string>>;

interface InLine<A, Facts extends z.ZodMiniType, C, R extends string> {
  desk: Desk<A, Facts, C, R>;
  events: Pick<CaseEvents, 'caseProgressed'> & { turnGiven: Turned };
  line: ReturnType<typeof lineAggregate>;
  rules: Rules<A>;
  /** The line in which a case of these answers waits; none when it never does. */
  lineOf(answers: A): string | undefined;
  /** What is given, as a case holds it; nothing when it is of no use any more in this line. */
  holdFor(itemId: string, kit: Kit, line: string): Promise<Hold | undefined>;
  takeTurn(hold: Hold, key: string): C;
}

/** Keeps a line up to date with its cases, and gives each the thing whose turn it is. An event only says that there is something to see. */
export function lineReactions<A, Facts extends z.ZodMiniType, C, R extends string>({
  desk,
  events,
  line,
  rules,
  lineOf,
  holdFor,
  takeTurn,
}: InLine<A, Facts, C, R>): Reaction[] {
  return [
    on(events.caseProgressed, async ({ data: { caseId } }, kit): Promise<Reacted> => {
      const { state, head } = await kit.load(desk.aggregate, caseId);
      const name = state.answers && lineOf(state.answers);
      if (name === undefined) return { ok: true };
      const standing = standingOf(rules, state as Case<A> & Lined, head.version);
      await kit.execute(line, name, { type: 'note', caseId, ...standing });
      return { ok: true };
    }),
    on(events.turnGiven, async ({ data }, kit) =>
      keepTurn(desk, line, { ...data, hold: await holdFor(data.itemId, kit, data.line) }, takeTurn, kit),
    ),
  ];
}
