import type { AgendaItem, Batch, BatchEvent, Entry } from './batch.ts';

/** The batch after one more event; what is not planned stays nothing. */
export function evolveBatch(state: Batch | null, event: BatchEvent, { at }: { at: string }): Batch | null {
  if (event.type === 'planned') return { plan: event.plan, stage: 'PLANNED', heldOn: event.plan.heldOn, entries: [] };
  return state && lived(state, event, at);
}

function lived(state: Batch, event: Exclude<BatchEvent, { type: 'planned' }>, at: string): Batch {
  switch (event.type) {
    case 'put-on-agenda':
      return { ...state, entries: withItems(state.entries, event.items) };
    case 'pulled': {
      const pulled = { at, reason: event.reason };
      return changed(state, [event.projectId], (entry) => ({ ...entry, state: 'pulled', pulled }));
    }
    case 'signed-noted':
      return changed(state, event.projectIds, (entry) => ({ ...entry, state: 'signed', signedOn: event.on }));
    case 'agenda-fixed':
      return { ...state, stage: 'AGENDA_FIXED' };
    case 'held':
      return { ...state, stage: 'HELD', heldOn: event.on };
    case 'closed':
      return { ...state, stage: 'CLOSED' };
    default:
      return event satisfies never;
  }
}

const changed = (state: Batch, ids: readonly string[], change: (entry: Entry) => Entry): Batch => ({
  ...state,
  entries: state.entries.map((entry) => (ids.includes(entry.projectId) ? change(entry) : entry)),
});

/** Adds what is new at the end; what stands there already is planned again in its place. */
function withItems(entries: readonly Entry[], items: readonly AgendaItem[]): Entry[] {
  const byId = new Map(entries.map((entry) => [entry.projectId, entry]));
  for (const item of items) byId.set(item.projectId, { ...byId.get(item.projectId), ...item, state: 'planned' });
  return [...byId.values()];
}
