import * as z from 'zod';
import { boolean, document, generatedName, number, passedOver, text } from './fields.ts';
import type { ResourceHandler } from './platform.ts';

const schema = z.strictObject({
  QueueName: text.optional(),
  VisibilityTimeout: number.optional(),
  MessageRetentionPeriod: number.optional(),
  DelaySeconds: number.optional(),
  MaximumMessageSize: number.optional(),
  ReceiveMessageWaitTimeSeconds: number.optional(),
  RedrivePolicy: document.optional(),
  RedriveAllowPolicy: passedOver,
  FifoQueue: boolean.optional(),
  ContentBasedDeduplication: boolean.optional(),
  DeduplicationScope: text.optional(),
  FifoThroughputLimit: text.optional(),
  KmsMasterKeyId: passedOver,
  KmsDataKeyReusePeriodSeconds: passedOver,
  SqsManagedSseEnabled: passedOver,
  Tags: passedOver,
});

const kept = [
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'MaximumMessageSize',
  'ReceiveMessageWaitTimeSeconds',
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
] as const;

/** AWS::SQS::Queue. */
export const queue: ResourceHandler = (input) => {
  const read = schema.parse(input.properties);
  const name = read.QueueName ?? `${generatedName(input)}${read.FifoQueue ? '.fifo' : ''}`;
  const arn = input.arn('sqs', name);
  const attributes: Record<string, string> = {};
  for (const key of kept) if (read[key] !== undefined) attributes[key] = String(read[key]);
  if (read.RedrivePolicy) attributes.RedrivePolicy = JSON.stringify(read.RedrivePolicy);
  input.platform.queues.push({ where: input.where, name, arn, attributes });
  const url = input.around.queueUrl(name);
  return { ref: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
};

const policySchema = z.strictObject({ Queues: z.array(text), PolicyDocument: document });

/** AWS::SQS::QueuePolicy: who else may use the queues. */
export const queuePolicy: ResourceHandler = (input) => {
  const read = policySchema.parse(input.properties);
  for (const url of read.Queues) {
    const name = url.slice(url.lastIndexOf('/') + 1);
    input.platform.access.addResourcePolicy(input.arn('sqs', name), read.PolicyDocument);
  }
  return { ref: generatedName(input), attributes: {} };
};
