import { lived } from './evolve.ts';
import { amountOf, freeOf, type Resource, type ResourceEvent } from './resource.ts';

type Later = Exclude<ResourceEvent, { type: 'offered' }>;

/**
 * What follows by itself from events that free capacity: the waitlist moves up in order, and the first that does not
 * fit keeps its place before all others.
 */
export function promoted(state: Resource, events: readonly Later[]): ResourceEvent[] {
  const after = events.reduce(lived, state);
  const granted: ResourceEvent[] = [];
  let free = freeOf(after);
  for (const requestId of after.waitlist) {
    const amount = amountOf(after, requestId);
    if (amount > free) break;
    free -= amount;
    granted.push({ type: 'granted', requestId });
  }
  return [...events, ...granted];
}
