import { hash } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../aws-error.ts';
import type { OutgoingMessage, Queues, ReceivedMessage } from './model.ts';

const attribute = z.object({
  DataType: z.string(),
  StringValue: z.string().exactOptional(),
  BinaryValue: z.string().exactOptional(),
});
const outgoing = z.object({
  MessageBody: z.string().min(1),
  DelaySeconds: z.number().int().min(0).max(900).exactOptional(),
  MessageAttributes: z.record(z.string(), attribute).exactOptional(),
});
const batchOf = <T extends z.ZodType>(entry: T) => z.array(entry).min(1).max(10);
const target = z.object({ QueueUrl: z.string() });
const handled = z.object({ ReceiptHandle: z.string() });
const hidden = handled.extend({ VisibilityTimeout: z.number().int().min(0).max(43_200) });
const identified = { Id: z.string() };
const wanted = z.object({
  MaxNumberOfMessages: z.number().int().min(1).max(10).exactOptional(),
  VisibilityTimeout: z.number().int().min(0).max(43_200).exactOptional(),
  WaitTimeSeconds: z.number().int().min(0).max(20).exactOptional(),
});

type Action = (queues: Queues, input: Record<string, unknown>, signal: AbortSignal | undefined) => Promise<unknown>;

const actions: Record<string, Action> = {
  async SendMessage(queues, input) {
    const { QueueUrl, ...message } = parse(outgoing.extend(target.shape), input);
    const [id] = await queues.send(QueueUrl, [outgoingMessage(message)]);
    return { MessageId: id, MD5OfMessageBody: hash('md5', message.MessageBody) };
  },
  async SendMessageBatch(queues, input) {
    const { QueueUrl, Entries } = parse(target.extend({ Entries: batchOf(outgoing.extend(identified)) }), input);
    const ids = await queues.send(QueueUrl, Entries.map(outgoingMessage));
    const sent = Entries.map((entry, at) => ({
      Id: entry.Id,
      MessageId: ids[at],
      MD5OfMessageBody: hash('md5', entry.MessageBody),
    }));
    return { Successful: sent, Failed: [] };
  },
  async ReceiveMessage(queues, input, signal) {
    const { QueueUrl, ...options } = parse(wanted.extend(target.shape), input);
    const messages = await queues.receive(QueueUrl, {
      max: options.MaxNumberOfMessages ?? 1,
      ...(options.WaitTimeSeconds !== undefined && { waitMs: options.WaitTimeSeconds * 1000 }),
      ...(options.VisibilityTimeout !== undefined && { visibilitySeconds: options.VisibilityTimeout }),
      ...(signal !== undefined && { signal }),
    });
    return messages.length === 0 ? {} : { Messages: messages.map(wireMessage) };
  },
  async DeleteMessage(queues, input) {
    const { QueueUrl, ReceiptHandle } = parse(target.extend(handled.shape), input);
    await queues.delete(QueueUrl, [ReceiptHandle]);
    return {};
  },
  async DeleteMessageBatch(queues, input) {
    const { QueueUrl, Entries } = parse(target.extend({ Entries: batchOf(handled.extend(identified)) }), input);
    await queues.delete(
      QueueUrl,
      Entries.map((entry) => entry.ReceiptHandle),
    );
    return { Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] };
  },
  async ChangeMessageVisibility(queues, input) {
    const { QueueUrl, ReceiptHandle, VisibilityTimeout } = parse(target.extend(hidden.shape), input);
    await queues.changeVisibility(QueueUrl, ReceiptHandle, VisibilityTimeout);
    return {};
  },
  async GetQueueAttributes(queues, input) {
    const { QueueUrl } = parse(target, input);
    const depth = queues.depth(QueueUrl);
    return {
      Attributes: {
        ...queues.attributes(QueueUrl),
        QueueArn: queues.arn(QueueUrl),
        ApproximateNumberOfMessages: String(depth.visible),
        ApproximateNumberOfMessagesNotVisible: String(depth.inFlight),
        ApproximateNumberOfMessagesDelayed: String(depth.delayed),
      },
    };
  },
};

/** One call of the SQS JSON protocol. Throws AwsError for unknown actions and inputs that SQS would refuse. */
export async function callQueues(
  queues: Queues,
  action: string,
  input: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<unknown> {
  const run = actions[action];
  if (run === undefined) throw new AwsError('UnsupportedOperation', `sqs:${action} cannot be run locally.`);
  return run(queues, input, signal);
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new AwsError('InvalidParameterValue', z.prettifyError(parsed.error));
  return parsed.data;
}

function outgoingMessage(message: z.infer<typeof outgoing>): OutgoingMessage {
  return {
    body: message.MessageBody,
    ...(message.DelaySeconds !== undefined && { delaySeconds: message.DelaySeconds }),
    ...(message.MessageAttributes !== undefined && { messageAttributes: message.MessageAttributes }),
  };
}

function wireMessage(message: ReceivedMessage) {
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: message.md5OfBody,
    Attributes: message.attributes,
    ...(Object.keys(message.messageAttributes).length > 0 && { MessageAttributes: message.messageAttributes }),
  };
}
