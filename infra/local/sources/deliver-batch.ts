import type { StreamRecord } from './streams-api.ts';

/** What became of one call of the function with these records. */
export type Outcome =
  | { kind: 'success' }
  /** The function's error, or an answer that fails the whole batch. */
  | { kind: 'failure' }
  /** Records before this place are done. */
  | { kind: 'partial'; from: number }
  /** The engine stops: nothing was decided. */
  | { kind: 'stopped' };

/** Why records were given up, as Lambda names it in the message to the destination. */
export type Condition = 'RetryAttemptsExhausted' | 'MaximumRecordAgeExceeded';

export interface DeliveryRules {
  /** -1: without end. */
  retries: number;
  bisect: boolean;
}

export interface DeliverySteps {
  invoke(records: readonly StreamRecord[]): Promise<Outcome>;
  /** True once the records given up are where failures go; false when the engine stops before. */
  discard(records: readonly StreamRecord[], condition: Condition, tries: number): Promise<boolean>;
  isTooOld(record: StreamRecord): boolean;
  /** Everything up to and with this record is done. */
  advance(record: StreamRecord): void;
  /** After so many failures in a row; false when the engine stops meanwhile. */
  wait(failures: number): Promise<boolean>;
}

interface Part {
  records: readonly StreamRecord[];
  /** How often the first of them failed; splitting does not count. */
  failures: number;
}

/** What is to be done next, or nothing when the engine stops. */
type Next = Part[] | undefined;

/**
 * Hands a batch to the function until every record is done or given up, in order. Answers false when the engine stops
 * before. Rules: Lambda developer guide, "Process DynamoDB records with Lambda" (batching, bisect, partial responses).
 */
export async function deliverBatch(
  records: readonly StreamRecord[],
  rules: DeliveryRules,
  steps: DeliverySteps,
): Promise<boolean> {
  const parts: Part[] = [{ records, failures: 0 }];
  for (let part = parts.shift(); part; part = parts.shift()) {
    const next = (await dropTooOld(part, steps)) ?? (await handOver(part, rules, steps));
    if (!next) return false;
    parts.unshift(...next.filter((one) => one.records.length > 0));
  }
  return true;
}

/** Nothing when the first record is young enough; else the old ones are given up and the rest is left. */
async function dropTooOld(part: Part, steps: DeliverySteps): Promise<Next> {
  const young = part.records.findIndex((record) => !steps.isTooOld(record));
  if (young === 0) return undefined;
  const count = young < 0 ? part.records.length : young;
  return giveUp(part, count, 'MaximumRecordAgeExceeded', steps);
}

async function handOver(part: Part, rules: DeliveryRules, steps: DeliverySteps): Promise<Next> {
  const outcome = await steps.invoke(part.records);
  switch (outcome.kind) {
    case 'stopped':
      return undefined;
    case 'success':
      advanceOver(part.records, steps);
      return [];
    case 'failure':
      return rules.bisect && part.records.length > 1 ? halves(part) : retry(part, part.records.length, rules, steps);
    case 'partial':
      return retryFrom(part, outcome.from, rules, steps);
  }
}

function halves({ records, failures }: Part): Part[] {
  const middle = Math.ceil(records.length / 2);
  return [
    { records: records.slice(0, middle), failures },
    { records: records.slice(middle), failures },
  ];
}

/** With bisect only the record that was named is given up in the end, without it everything from there. */
function retryFrom(part: Part, from: number, rules: DeliveryRules, steps: DeliverySteps): Promise<Next> {
  advanceOver(part.records.slice(0, from), steps);
  const rest = { records: part.records.slice(from), failures: from === 0 ? part.failures : 0 };
  return retry(rest, rules.bisect ? 1 : rest.records.length, rules, steps);
}

async function retry(part: Part, guilty: number, rules: DeliveryRules, steps: DeliverySteps): Promise<Next> {
  const failed = { records: part.records, failures: part.failures + 1 };
  if (rules.retries >= 0 && failed.failures > rules.retries) {
    return giveUp(failed, guilty, 'RetryAttemptsExhausted', steps);
  }
  return (await steps.wait(failed.failures)) ? [failed] : undefined;
}

/** The destination has them before the checkpoint passes them: twice there is better than nowhere. */
async function giveUp(
  { records, failures }: Part,
  count: number,
  condition: Condition,
  steps: DeliverySteps,
): Promise<Next> {
  const lost = records.slice(0, count);
  if (!(await steps.discard(lost, condition, failures))) return undefined;
  advanceOver(lost, steps);
  return [{ records: records.slice(count), failures: 0 }];
}

function advanceOver(records: readonly StreamRecord[], steps: DeliverySteps): void {
  const last = records.at(-1);
  if (last) steps.advance(last);
}
