import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { addDeadLetters, addWorkedQueue } from '../queue.ts';
import { kitEnvironment, secretsEnvironment } from './environment.ts';
import { addServiceFunction } from './function.ts';
import { keepingSecrets, type ServiceResources, withKit } from './grants.ts';
import type { ServicePlan } from './plan.ts';
import * as may from './statements.ts';

const batchSize = 10;

/** The service's own work queue, when it has one. */
export function addWorkQueue({ stack, service, names }: ServicePlan): Queue | undefined {
  if (!service.work) return undefined;
  const deadLetters = addDeadLetters(stack, 'WorkDeadLetters', names.deadLetters('work-dlq'));
  const { timeoutSeconds: functionSeconds } = service.work;
  return addWorkedQueue(stack, 'WorkQueue', { name: names.work, functionSeconds, deadLetters });
}

/** The function that does the work. */
export function addWorker(plan: ServicePlan, resources: ServiceResources, queue: Queue): void {
  const target = addServiceFunction(plan, 'work', {
    timeoutSeconds: plan.service.work?.timeoutSeconds ?? 0,
    statements: [...withKit(plan, resources), ...keepingSecrets(resources), may.readQueue(queue.queueArn)],
    environment: { ...kitEnvironment(resources), ...secretsEnvironment(resources) },
  });
  new EventSourceMapping(plan.stack, 'WorkSource', {
    target,
    eventSourceArn: queue.queueArn,
    batchSize,
    reportBatchItemFailures: true,
  });
}
