/** Sections of the runbook; every alarm points to one of them. */
export const runbooks = {
  deadLetters: 'dead-letters',
  backlog: 'backlog',
  iteratorAge: 'iterator-age',
  functionErrors: 'function-errors',
  functionThrottles: 'function-throttles',
  deadlinesSilent: 'deadlines-silent',
  apiErrors: 'api-errors',
  tableThrottles: 'table-throttles',
} as const;
export type Runbook = keyof typeof runbooks;

/** Where the runbook's section stands in the project. */
export const runbookLink = (runbook: Runbook): string => `docs/operations.md#${runbooks[runbook]}`;
