import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from '../acknowledged.ts';
import { addDeadLetters, addOutlet, addWorkedQueue } from '../queue.ts';
import {
  kitEnvironment,
  mailboxEnvironment,
  outletEnvironment,
  sealingEnvironment,
  secretsEnvironment,
} from './environment.ts';
import { addServiceFunction } from './function.ts';
import { keepingSecrets, type ServiceResources, sealing, withKit } from './grants.ts';
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

/** The queue that a gateway outside the platform drains, where a service has something for one. */
export function addOutletQueue({ stack, stage, service, names }: ServicePlan): Queue | undefined {
  if (!service.outlet || stage.mailbox) return undefined;
  const outlet = addOutlet(stack, 'Outlet', names.outlet);
  acknowledge(outlet, 'drainedOutside');
  return outlet;
}

/** The function that does the work. */
export function addWorker(plan: ServicePlan, resources: ServiceResources, queue: Queue): void {
  const opens = plan.service.outlet || plan.service.work?.opens;
  const target = addServiceFunction(plan, 'work', {
    timeoutSeconds: plan.service.work?.timeoutSeconds ?? 0,
    statements: [
      ...withKit(plan, resources),
      ...keepingSecrets(resources),
      ...(opens ? sealing(plan) : []),
      ...(resources.outlet ? [may.sendTo(resources.outlet.queueArn)] : []),
      may.readQueue(queue.queueArn),
    ],
    environment: {
      ...kitEnvironment(resources),
      ...secretsEnvironment(resources),
      ...(opens ? sealingEnvironment(plan) : {}),
      ...mailboxEnvironment(plan),
      ...outletEnvironment(resources),
    },
  });
  new EventSourceMapping(plan.stack, 'WorkSource', {
    target,
    eventSourceArn: queue.queueArn,
    batchSize,
    reportBatchItemFailures: true,
  });
}
