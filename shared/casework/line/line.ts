import { draft } from '../../contract/event.ts';
import type { Aggregate } from '../../log/aggregate.ts';
import { decideLine } from './decide.ts';
import type { turnGiven } from './event.ts';
import { evolveLine } from './evolve.ts';
import { emptyLine, type Line, type LineCommand, type LineEvent } from './state.ts';

/** A line of cases for one kind of thing; its id is the kind. */
export const lineAggregate = (
  event: ReturnType<typeof turnGiven<string>>,
): Aggregate<Line, LineCommand, LineEvent, never> => ({
  name: 'line',
  initial: emptyLine,
  decide: decideLine,
  evolve: evolveLine,
  publish: (happened, _state, { id }) =>
    happened.type === 'turn-given'
      ? [draft(event, `line/${id}`, { line: id, caseId: happened.caseId, itemId: happened.item.id })]
      : [],
  snapshotEvery: 50,
});
