import { z } from 'zod';

const redrivePolicy = z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number().int().min(1) });

export interface QueueSettings {
  visibilitySeconds: number;
  delaySeconds: number;
  waitSeconds: number;
  maximumBytes: number;
  redrive: { queue: string; maxReceiveCount: number } | undefined;
}

/** Reads SQS attributes with AWS's defaults. Throws on FIFO queues and on values that are no numbers. */
export function queueSettings(name: string, attributes: Record<string, string>): QueueSettings {
  if (attributes.FifoQueue === 'true' || name.endsWith('.fifo'))
    throw new Error(`queue ${name}: FIFO queues cannot be run locally`);
  return {
    visibilitySeconds: numberOf(name, attributes, 'VisibilityTimeout', 30),
    delaySeconds: numberOf(name, attributes, 'DelaySeconds', 0),
    waitSeconds: numberOf(name, attributes, 'ReceiveMessageWaitTimeSeconds', 0),
    maximumBytes: numberOf(name, attributes, 'MaximumMessageSize', 1_048_576),
    redrive: redriveOf(attributes.RedrivePolicy),
  };
}

/** Name of a queue that is given by name, URL or ARN. */
export function queueName(queue: string): string {
  return queue.slice(Math.max(queue.lastIndexOf('/'), queue.lastIndexOf(':')) + 1);
}

function numberOf(queue: string, attributes: Record<string, string>, key: string, fallback: number): number {
  const value = Number(attributes[key] ?? fallback);
  if (!Number.isInteger(value) || value < 0)
    throw new Error(`queue ${queue}: ${key} is ${attributes[key]}, not a number`);
  return value;
}

function redriveOf(text: string | undefined): QueueSettings['redrive'] {
  if (!text) return undefined;
  const policy = redrivePolicy.parse(JSON.parse(text));
  return { queue: queueName(policy.deadLetterTargetArn), maxReceiveCount: policy.maxReceiveCount };
}
