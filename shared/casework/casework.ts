import type * as z from 'zod/mini';
import type { AnyAggregate } from '../log/index.ts';
import type { Reaction } from '../service/index.ts';
import type { CaseHandles, Desk } from './desk.ts';
import { fourEyesOf } from './domain/four-eyes.ts';
import { caseHandles } from './handles.ts';
import { letterHandles } from './letters/handles.ts';
import { casePersonPart } from './person.ts';
import { openPersonalOf } from './personal.ts';
import { ratingHandles } from './ratings/handles.ts';
import { ratingAggregate } from './ratings/rating.ts';
import { reviewAggregate } from './reviews/aggregate.ts';
import { reopeningAfterReview, reviewHandles } from './reviews/handles.ts';
import { fourEyesHandles } from './staffing/four-eyes.ts';
import { goingOnWithTakeover, staffingHandles } from './staffing/handles.ts';
import { leave } from './staffing/leave.ts';
import { roster } from './staffing/roster.ts';
import { rosterHandles } from './staffing/roster-handles.ts';
import { takeoverAggregate } from './staffing/takeover.ts';

/** What every department puts into its service. */
interface Casework<Facts extends z.ZodMiniType> {
  aggregates: readonly AnyAggregate[];
  operations: CaseHandles<Facts>;
  reactions: readonly Reaction[];
  /** Its part in persons' rights, given how they ask and what else of theirs stands under a case's number. */
  personPart: ReturnType<typeof casePersonPart>;
}

/** The common part of a department's service: its cases and what belongs to them. */
export function caseworkOf<A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
): Casework<Facts> {
  const review = reviewAggregate(desk.events);
  const rating = ratingAggregate(desk.events);
  const takeover = takeoverAggregate(desk.events);
  return {
    aggregates: [
      desk.aggregate,
      review,
      rating,
      leave,
      roster,
      takeover,
      fourEyesOf(desk.department),
    ] as unknown as AnyAggregate[],
    operations: caseHandles(desk, {
      openPersonal: openPersonalOf(desk, review),
      ...reviewHandles(desk, review),
      ...ratingHandles(desk, rating),
      ...letterHandles(desk, review),
      ...staffingHandles(desk, takeover),
      ...rosterHandles(desk.department),
      ...fourEyesHandles(desk),
    }),
    personPart: casePersonPart({ ...desk, review, rating }),
    reactions: [reopeningAfterReview(desk, review), goingOnWithTakeover(desk, takeover)],
  };
}
