import type { Item, Line, LineEvent } from './state.ts';

/** A line after one more event. */
export function evolveLine(line: Line, event: LineEvent): Line {
  switch (event.type) {
    case 'noted':
      return noted(line, event);
    case 'freed':
      return { ...line, free: [...without(line.free, event.item.id), event.item] };
    case 'turn-given':
      return {
        ...line,
        free: without(line.free, event.item.id),
        turns: { ...line.turns, [event.item.id]: { caseId: event.caseId, item: event.item } },
      };
    case 'turn-lost':
      return lost(line, event);
    default:
      return event satisfies never;
  }
}

const without = (items: readonly Item[], itemId: string | undefined): Item[] => items.filter(({ id }) => id !== itemId);

/** What a case gave back since it was last heard of is free; what it holds is not; a turn ends when its case waits no more. */
function noted(line: Line, event: Extract<LineEvent, { type: 'noted' }>): Line {
  const { type: _type, caseId, ...standing } = event;
  const entries = Object.entries(line.turns);
  const open = entries.filter(([id, turn]) => id !== standing.holds && (turn.caseId !== caseId || standing.waiting));
  const turns = Object.fromEntries(open);
  const ended = entries.filter(([id]) => !turns[id]).map(([, { item }]) => item);
  const back = [...standing.left.slice(line.cases[caseId]?.left.length ?? 0), ...ended];
  const returned = back.filter(({ id }) => id !== standing.holds && !turns[id]);
  const free = returned.reduce((all, item) => [...without(all, item.id), item], without(line.free, standing.holds));
  return { cases: { ...line.cases, [caseId]: standing }, free, turns };
}

/** The case is not called again until it is heard of anew; the item is free again, unless another has it. */
function lost(line: Line, { itemId, caseId, taken }: Extract<LineEvent, { type: 'turn-lost' }>): Line {
  const { [itemId]: turn, ...turns } = line.turns;
  if (taken || !turn) return { ...line, turns };
  const standing = line.cases[caseId];
  const skipped = standing?.waiting && { ...standing, waiting: { ...standing.waiting, ready: false } };
  return {
    cases: skipped ? { ...line.cases, [caseId]: skipped } : line.cases,
    free: [...line.free, turn.item],
    turns,
  };
}
