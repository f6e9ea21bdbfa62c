import { Pool } from 'undici';
import { z } from 'zod';

/** A change as the Streams API shows it (the parts that are read here; the rest is handed on). */
export interface StreamRecord {
  eventName?: string;
  dynamodb: {
    SequenceNumber: string;
    SizeBytes?: number;
    ApproximateCreationDateTime?: number;
    [other: string]: unknown;
  };
  [other: string]: unknown;
}

export interface Shard {
  id: string;
  parent: string | undefined;
}

export interface RecordsPage {
  records: StreamRecord[];
  /** None when the shard is closed and read to its end. */
  next: string | undefined;
}

/** The four calls of DynamoDB Streams that a reader needs. */
export interface StreamsApi {
  shards(): Promise<Shard[]>;
  /** `undefined`: from the oldest record. Error: StreamsError. */
  iterator(shard: string, after: string | undefined): Promise<string>;
  records(iterator: string): Promise<RecordsPage>;
  close(): Promise<void>;
}

/** What the database answered instead, with the exception's name. */
export class StreamsError extends Error {
  override readonly name = 'StreamsError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

const described = z.object({
  StreamDescription: z.object({
    Shards: z.array(z.object({ ShardId: z.string(), ParentShardId: z.string().optional() })).default([]),
    LastEvaluatedShardId: z.string().optional(),
  }),
});

// Signed in shape only: the embedded database asks for a credential and checks nothing.
const headersFor = (region: string) => ({
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
  authorization: `AWS4-HMAC-SHA256 Credential=engine/20260101/${region}/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0`,
});

/** Talks to the database at `endpoint` about one stream. */
export function createStreamsApi({
  endpoint,
  region,
  streamArn,
}: {
  endpoint: string;
  region: string;
  streamArn: string;
}): StreamsApi {
  const pool = new Pool(endpoint, { connections: 4 });
  const headers = headersFor(region);
  const call = async (operation: string, input: object): Promise<unknown> => {
    const target = { ...headers, 'x-amz-target': `DynamoDBStreams_20120810.${operation}` };
    const answer = await pool.request({ method: 'POST', path: '/', headers: target, body: JSON.stringify(input) });
    const output = await answer.body.json();
    if (answer.statusCode === 200) return output;
    const { __type, message } = output as { __type?: string; message?: string };
    throw new StreamsError(__type?.split('#').at(-1) ?? String(answer.statusCode), message ?? '');
  };
  return {
    async shards() {
      const shards: Shard[] = [];
      let from: string | undefined;
      do {
        const start = from === undefined ? {} : { ExclusiveStartShardId: from };
        const { StreamDescription: page } = described.parse(
          await call('DescribeStream', { StreamArn: streamArn, ...start }),
        );
        shards.push(...page.Shards.map((shard) => ({ id: shard.ShardId, parent: shard.ParentShardId })));
        from = page.LastEvaluatedShardId;
      } while (from !== undefined);
      return shards;
    },
    async iterator(shard, after) {
      const place =
        after === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
      const output = await call('GetShardIterator', { StreamArn: streamArn, ShardId: shard, ...place });
      return (output as { ShardIterator: string }).ShardIterator;
    },
    async records(iterator) {
      const output = await call('GetRecords', { ShardIterator: iterator, Limit: 1000 });
      const { Records = [], NextShardIterator } = output as { Records?: StreamRecord[]; NextShardIterator?: string };
      return { records: Records, next: NextShardIterator };
    },
    close: () => pool.close(),
  };
}
