import { z } from 'zod';

// Templates carry numbers and truth values as text just as well.
const number = z.coerce.number().int();
const truth = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

const common = {
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: truth.default(true),
  MaximumBatchingWindowInSeconds: number.min(0).max(300).default(0),
  FilterCriteria: z
    .strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })).default([]) })
    .default({ Filters: [] }),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  Tags: z.unknown().optional(),
};

const stream = z.strictObject({
  ...common,
  BatchSize: number.min(1).max(10_000).default(100),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  BisectBatchOnFunctionError: truth.default(false),
  MaximumRetryAttempts: number.min(-1).max(10_000).default(-1),
  MaximumRecordAgeInSeconds: number.min(-1).max(604_800).default(-1),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() }).default({}),
  // More than one reader a shard is faster on AWS; one keeps the same promises.
  ParallelizationFactor: number.min(1).max(10).default(1),
});

const queue = z.strictObject({
  ...common,
  BatchSize: number.min(1).max(10_000).default(10),
  ScalingConfig: z.strictObject({ MaximumConcurrency: number.min(2).max(1_000).optional() }).default({}),
});

/** A mapping of a DynamoDB stream, with AWS's defaults; -1 means without end. */
export type StreamMapping = z.infer<typeof stream>;
/** A mapping of an SQS queue, with AWS's defaults. */
export type QueueMapping = z.infer<typeof queue>;

/** Errors: a property that is not known here, or a value that AWS refuses; the message names the mapping and the property. */
export const readStreamMapping = (id: string, properties: unknown): StreamMapping => read(stream, id, properties);

/** Errors as above; AWS wants a batching window for batches above 10. */
export function readQueueMapping(id: string, properties: unknown): QueueMapping {
  const mapping = read(queue, id, properties);
  if (mapping.BatchSize > 10 && mapping.MaximumBatchingWindowInSeconds === 0) {
    throw new Error(`event source mapping ${id}: BatchSize: above 10 it needs a MaximumBatchingWindowInSeconds`);
  }
  return mapping;
}

function read<T>(schema: z.ZodType<T>, id: string, properties: unknown): T {
  const parsed = schema.safeParse(properties);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'properties'}: ${issue.message}`);
  throw new Error(`event source mapping ${id}: ${reasons.join('; ')}`);
}
