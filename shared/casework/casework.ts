import type * as z from 'zod/mini';
import type { AnyAggregate } from '../log/index.ts';
import type { Reaction } from '../service/index.ts';
import type { CaseHandles, Desk } from './desk.ts';
import { caseHandles } from './handles.ts';

/** What every department puts into its service. */
interface Casework<Facts extends z.ZodMiniType> {
  aggregates: readonly AnyAggregate[];
  operations: CaseHandles<Facts>;
  reactions: readonly Reaction[];
}

/** The common part of a department's service: its cases and what belongs to them. */
export const caseworkOf = <A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
): Casework<Facts> => ({
  aggregates: [desk.aggregate as unknown as AnyAggregate],
  operations: caseHandles(desk),
  reactions: [],
});
