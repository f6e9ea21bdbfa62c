import * as z from 'zod';
import { boolean, generatedName, number, passedOver, text } from './fields.ts';
import type { ResourceHandler } from './platform.ts';

const filters = z.strictObject({ Filters: z.array(z.strictObject({ Pattern: text })).optional() });

const schema = z.strictObject({
  FunctionName: text,
  EventSourceArn: text,
  Enabled: boolean.optional(),
  BatchSize: number.optional(),
  MaximumBatchingWindowInSeconds: number.optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).optional(),
  BisectBatchOnFunctionError: boolean.optional(),
  MaximumRetryAttempts: number.optional(),
  MaximumRecordAgeInSeconds: number.optional(),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: text }).optional() }).optional(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
  FilterCriteria: filters.optional(),
  ParallelizationFactor: z.literal(1).optional(),
  ScalingConfig: z.strictObject({ MaximumConcurrency: number.optional() }).optional(),
  MetricsConfig: passedOver,
  KmsKeyArn: passedOver,
  Tags: passedOver,
});

/** AWS::Lambda::EventSourceMapping: a DynamoDB stream or an SQS queue that feeds a function. */
export const mapping: ResourceHandler = (input) => {
  const { FunctionName, EventSourceArn: sourceArn } = schema.parse(input.properties);
  input.platform.mappings.push({
    where: input.where,
    functionName: FunctionName.slice(FunctionName.lastIndexOf(':') + 1),
    sourceArn,
    properties: input.properties as Record<string, unknown>,
  });
  return { ref: generatedName(input), attributes: { Id: generatedName(input) } };
};
