import { accept, type Context, type Decision } from '../../log/aggregate.ts';
import { evolveLine } from './evolve.ts';
import { type Item, inOrder, type Line, type LineCommand, type LineEvent } from './state.ts';

/** One stream decides whose turn it is, so that the order is one order, whatever happens side by side. */
export function decideLine(command: LineCommand, state: Line, context: Context): Decision<LineEvent, never> {
  const events = happened(command, state);
  return events.length === 0 ? accept() : accept(...events, ...turnsAfter(events, state, context));
}

function happened(command: LineCommand, { cases, turns, free }: Line): LineEvent[] {
  switch (command.type) {
    case 'note': {
      const stale = (cases[command.caseId]?.version ?? 0) >= command.version;
      return stale ? [] : [{ ...command, type: 'noted' }];
    }
    case 'free': {
      const known = (item: Item) =>
        turns[item.id] || free.some(({ id, until }) => id === item.id && until === item.until);
      return command.items.filter((item) => !known(item)).map((item) => ({ type: 'freed', item }));
    }
    case 'pass-on':
      return turns[command.itemId]?.caseId === command.caseId ? [{ ...command, type: 'turn-lost' }] : [];
    default:
      return command satisfies never;
  }
}

/** Everything that is free goes to the next who waits, is ready and has not given back this very thing. */
function turnsAfter(events: readonly LineEvent[], before: Line, { at }: Context): LineEvent[] {
  let line = events.reduce(evolveLine, before);
  const given: LineEvent[] = [];
  for (const item of line.free) {
    const caseId = isOver(item, at) ? undefined : nextFor(line, item);
    if (caseId === undefined) continue;
    const event: LineEvent = { type: 'turn-given', item, caseId };
    given.push(event);
    line = evolveLine(line, event);
  }
  return given;
}

const isOver = ({ until }: Item, at: string): boolean => until !== undefined && Date.parse(until) <= Date.parse(at);

function nextFor(line: Line, item: Item): string | undefined {
  const called = new Set(Object.values(line.turns).map(({ caseId }) => caseId));
  const next = inOrder(line).find(
    ({ caseId, place, left }) => place.ready && !called.has(caseId) && !left.some(({ id }) => id === item.id),
  );
  return next?.caseId;
}
