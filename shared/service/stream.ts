import { type Commit, fromItem, type Item, isCommit } from '../log/index.ts';
import { faultOf } from './logging.ts';
import type { Runtime } from './runtime.ts';

/** A batch of a DynamoDB stream as Lambda hands it over (the parts that we use). */
export interface StreamBatch {
  Records: readonly {
    dynamodb?: { SequenceNumber?: string; NewImage?: Readonly<Record<string, unknown>> };
  }[];
}

/** Which records failed; Lambda brings everything from the first of them again. */
export interface BatchResponse {
  batchItemFailures: { itemIdentifier: string }[];
}

export interface Sequenced {
  commit: Commit;
  sequence: string;
}

/** Lambda carries binary attributes as base64 text; the log's items carry bytes. */
function itemOf(image: Readonly<Record<string, unknown>>): Item {
  const item = image as Item;
  const packed = item.body?.B as Uint8Array | string | undefined;
  return typeof packed === 'string' ? { ...item, body: { B: Buffer.from(packed, 'base64') } } : item;
}

/** The commits of a batch, in order, up to the first record that cannot be read; claims and removals are passed over. */
export function commitsOf(
  batch: StreamBatch,
  runtime: Pick<Runtime, 'log'>,
): { commits: Sequenced[]; failed?: string } {
  const commits: Sequenced[] = [];
  for (const { dynamodb } of batch.Records) {
    const sequence = dynamodb?.SequenceNumber ?? '';
    if (!dynamodb?.NewImage) continue;
    const item = itemOf(dynamodb.NewImage);
    if (!isCommit(item)) continue;
    try {
      commits.push({ commit: fromItem(item), sequence });
    } catch (error) {
      runtime.log('error', 'record-failed', { fault: faultOf(error), stream: item.stream?.S ?? '' });
      return { commits, failed: sequence };
    }
  }
  return { commits };
}
