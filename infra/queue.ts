import { Duration } from 'aws-cdk-lib';
import { type DeadLetterQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** How often a message is tried before it becomes a dead letter. */
const tries = 5;
/** Dead letters are kept as long as SQS keeps anything. */
const deadLetterDays = 14;
const messageDays = 4;

const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };

/** A queue for what could not be handled; somebody is told as soon as there is anything in it. */
export const addDeadLetters = (scope: Construct, id: string, queueName: string): Queue =>
  new Queue(scope, id, { ...common, queueName, retentionPeriod: Duration.days(deadLetterDays) });

/** A queue that somebody outside the platform drains; kept as long as SQS keeps anything. */
export const addOutlet = (scope: Construct, id: string, queueName: string): Queue =>
  new Queue(scope, id, { ...common, queueName, retentionPeriod: Duration.days(deadLetterDays) });

/** A queue that feeds a function of this time limit; visibility is six times that, so that tries never overlap. */
export function addWorkedQueue(
  scope: Construct,
  id: string,
  settings: { name: string; functionSeconds: number; deadLetters: Queue },
): Queue {
  const deadLetterQueue: DeadLetterQueue = { queue: settings.deadLetters, maxReceiveCount: tries };
  return new Queue(scope, id, {
    ...common,
    queueName: settings.name,
    retentionPeriod: Duration.days(messageDays),
    visibilityTimeout: Duration.seconds(6 * settings.functionSeconds),
    deadLetterQueue,
  });
}
