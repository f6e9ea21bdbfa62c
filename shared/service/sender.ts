import type { SQSClient } from '@aws-sdk/client-sqs';

/** Sends one message to a queue. */
export interface Sender {
  send(queueUrl: string, message: unknown, delaySeconds?: number): Promise<void>;
}

/** The SQS client is loaded at the first message, so that functions that send none do not pay for it. */
export function createSender(): Sender {
  let client: SQSClient | undefined;
  return {
    async send(queueUrl, message, delaySeconds = 0) {
      const { SQSClient, SendMessageCommand } = await import('@aws-sdk/client-sqs');
      client ??= new SQSClient({});
      const body = JSON.stringify(message);
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body, DelaySeconds: delaySeconds }));
    },
  };
}
