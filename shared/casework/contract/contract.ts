import type * as z from 'zod/mini';
import { publicEvent, text } from '../../contract/index.ts';
import type { Department } from '../department.ts';
import { decisionExample, statusExample } from './examples.ts';
import { caseOperationsOf } from './operations.ts';
import { decisionSchema, statusSchema } from './status.ts';

/** The operations and events that every department has; `facts` are the parts of the answers that are not personal. */
export const caseworkContract = <const Name extends string, Facts extends z.ZodMiniType>(
  department: Department & { name: Name },
  facts: { schema: Facts },
) => ({
  operations: caseOperationsOf(department, facts.schema),
  events: caseEventsOf(department),
});

/** The two events of a department: one shape for all, types by department. */
export const caseEventsOf = <const Name extends string>({
  name,
  title,
}: Pick<Department, 'title'> & { name: Name }) => ({
  caseProgressed: publicEvent({
    type: `plus.${name}.case-progressed.v1`,
    summary: text(`${title.zh}：案件有进展，附完整状态`, `${title.en}: a case moved on; its status, whole`),
    data: statusSchema,
    example: statusExample,
  }),
  caseDecided: publicEvent({
    type: `plus.${name}.case-decided.v1`,
    summary: text(`${title.zh}：案件已决定`, `${title.en}: a case was decided`),
    data: decisionSchema,
    example: decisionExample,
  }),
});

export type CaseEvents = ReturnType<typeof caseEventsOf<string>>;
export type CaseOperations<Facts extends z.ZodMiniType> = ReturnType<typeof caseOperationsOf<Facts>>;
