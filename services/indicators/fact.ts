import { localDateOf } from '../../shared/calendar/index.ts';
import type { CloudEvent, DataOf, PublicEvent } from '../../shared/contract/index.ts';
import type { Amounts } from './domain.ts';

/** An event that counts, and what it adds to which figures. */
export interface Fact {
  event: PublicEvent;
  amounts(event: CloudEvent): Amounts;
  /** The day under which it counts, `YYYY-MM-DD`. */
  day(event: CloudEvent): string;
}

/** What one event adds; it counts under the day on which it happened, unless its data say another. */
export const fact = <E extends PublicEvent>(
  event: E,
  amounts: (data: DataOf<E>) => Amounts,
  day?: (data: DataOf<E>) => string,
): Fact => ({
  event,
  // The inbox has parsed the data by this event's schema.
  amounts: ({ data }) => amounts(data as DataOf<E>),
  day: ({ data, time }) => day?.(data as DataOf<E>) ?? localDateOf(time),
});
