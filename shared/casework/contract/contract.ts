import type * as z from 'zod/mini';
import { personEventsOf } from '../../rights/contract.ts';
import type { Department } from '../department.ts';
import { answerEventsOf, clockEventsOf, progressEventsOf } from './events.ts';
import { caseOperationsOf } from './operations.ts';

/** The operations and events that every department has; `facts` are the parts of the answers that are not personal. */
export const caseworkContract = <const Name extends string, Facts extends z.ZodMiniType>(
  department: Department & { name: Name },
  facts: { schema: Facts },
) => ({
  operations: caseOperationsOf(department, facts.schema),
  events: caseEventsOf(department),
});

/** The events of a department: one shape for all, types by department. */
export const caseEventsOf = <const Name extends string>(department: Pick<Department, 'title'> & { name: Name }) => ({
  ...progressEventsOf(department),
  ...clockEventsOf(department),
  ...answerEventsOf(department),
  ...personEventsOf(department.name),
});

export type CaseEvents = ReturnType<typeof caseEventsOf<string>>;
export type CaseOperations<Facts extends z.ZodMiniType> = ReturnType<typeof caseOperationsOf<Facts>>;
