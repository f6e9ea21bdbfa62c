import { hash } from 'node:crypto';
import { stoppedType } from '../lambda/failures.ts';
import { readBatchResponse } from './batch-response.ts';
import type { Outcome } from './deliver-batch.ts';
import type { StreamMapping } from './mapping.ts';
import type { StreamSourceOptions } from './source.ts';
import type { StreamRecord } from './streams-api.ts';

/** A batch as Lambda hands it to a function. */
export function streamEvent(records: readonly StreamRecord[], streamArn: string, region: string) {
  return {
    Records: records.map((record) => ({
      ...record,
      // The database numbers the records of each table from 1; an id must tell tables apart.
      eventID: hash('sha256', `${streamArn}/${record.dynamodb.SequenceNumber}`).slice(0, 32),
      awsRegion: region,
      eventSourceARN: streamArn,
    })),
  };
}

/** Hands records to the function once (twice where that fault strikes) and says what became of them. */
export async function invokeWithRecords(
  records: readonly StreamRecord[],
  mapping: StreamMapping,
  { host, function: { name }, faults, region }: StreamSourceOptions,
): Promise<Outcome> {
  const event = streamEvent(records, mapping.EventSourceArn, region);
  const result = await host.invoke(name, event);
  if (!result.ok) return { kind: result.errorType === stoppedType ? 'stopped' : 'failure' };
  const outcome = outcomeOf(result.payload, records, mapping);
  if (outcome.kind === 'success' && faults.strikes('duplicate')) await host.invoke(name, event);
  return outcome;
}

function outcomeOf(payload: unknown, records: readonly StreamRecord[], mapping: StreamMapping): Outcome {
  if (mapping.FunctionResponseTypes.length === 0) return { kind: 'success' };
  const numbers = records.map((record) => record.dynamodb.SequenceNumber);
  const response = readBatchResponse(payload, new Set(numbers));
  if (response.kind !== 'partial') return response;
  return { kind: 'partial', from: numbers.findIndex((number) => response.failed.has(number)) };
}
