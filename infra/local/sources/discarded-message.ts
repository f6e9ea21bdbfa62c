import { randomUUID } from 'node:crypto';
import type { Condition } from './deliver-batch.ts';
import type { StreamRecord } from './streams-api.ts';

export interface Discarded {
  records: readonly StreamRecord[];
  condition: Condition;
  tries: number;
  functionArn: string;
  streamArn: string;
  shard: string;
}

/**
 * What Lambda sends to the failure destination of a stream: where the records are, not the records.
 * Source: Lambda developer guide, "Retain discarded batch records for a DynamoDB event source".
 */
export function discardedMessage({ records, condition, tries, functionArn, streamArn, shard }: Discarded): string {
  const first = records[0]?.dynamodb;
  const last = records.at(-1)?.dynamodb;
  return JSON.stringify({
    requestContext: { requestId: randomUUID(), functionArn, condition, approximateInvokeCount: tries },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId: shard,
      startSequenceNumber: first?.SequenceNumber,
      endSequenceNumber: last?.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first?.ApproximateCreationDateTime),
      approximateArrivalOfLastRecord: arrival(last?.ApproximateCreationDateTime),
      batchSize: records.length,
      streamArn,
    },
  });
}

const arrival = (seconds: number | undefined) =>
  seconds === undefined ? undefined : new Date(seconds * 1000).toISOString();
