import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { wantedEvents } from '../../shared/service/index.ts';
import { platformNames } from '../names.ts';
import { addDeadLetters, addWorkedQueue } from '../queue.ts';
import { kitEnvironment, sealingEnvironment } from './environment.ts';
import { addServiceFunction } from './function.ts';
import { erasing, removingFiles, type ServiceResources, withKit } from './grants.ts';
import type { ServicePlan } from './plan.ts';
import * as may from './statements.ts';
import { wantedPatterns } from './wanted-patterns.ts';

const timeoutSeconds = 30;
const batchSize = 10;

/** The way of other services' events: a rule on the bus, a queue, and the function that makes them commands. */
export function addInbox(plan: ServicePlan, resources: ServiceResources): void {
  const { stack, names } = plan;
  const deadLetters = addDeadLetters(stack, 'InboxDeadLetters', names.deadLetters('inbox-dlq'));
  const inbox = addWorkedQueue(stack, 'InboxQueue', {
    name: names.inbox,
    functionSeconds: timeoutSeconds,
    deadLetters,
  });
  const target = addServiceFunction(plan, 'inbox', {
    timeoutSeconds,
    statements: [
      ...withKit(plan, resources),
      ...erasing(plan),
      ...removingFiles(resources),
      may.readQueue(inbox.queueArn),
      may.sendTo(deadLetters.queueArn),
    ],
    environment: {
      ...kitEnvironment(resources),
      ...(plan.service.erases ? sealingEnvironment(plan) : {}),
      INBOX_DLQ_URL: deadLetters.queueUrl,
    },
  });
  new EventSourceMapping(stack, 'InboxSource', {
    target,
    eventSourceArn: inbox.queueArn,
    batchSize,
    reportBatchItemFailures: true,
  });
  addRules(plan, inbox, deadLetters);
}

/** What the bus cannot deliver goes to the same dead letters, in the same form as what the function gave up. */
function addRules({ stack, stage, service, names }: ServicePlan, inbox: Queue, deadLetters: Queue): void {
  const rules = wantedPatterns(wantedEvents(service)).map((eventPattern, index) => {
    const number = index + 1;
    return new CfnRule(stack, `Wanted${number}`, {
      name: names.wantedRule(number),
      eventBusName: platformNames(stage.name).bus,
      eventPattern,
      targets: [{ id: 'inbox', arn: inbox.queueArn, deadLetterConfig: { arn: deadLetters.queueArn } }],
    });
  });
  const arns = rules.map((rule) => rule.attrArn);
  for (const queue of [inbox, deadLetters]) queue.addToResourcePolicy(deliveredBy(arns, queue.queueArn));
}

/** Lets these rules send to a queue. */
export const deliveredBy = (ruleArns: string[], queueArn: string): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal('events.amazonaws.com')],
    actions: ['sqs:SendMessage'],
    resources: [queueArn],
    conditions: { ArnEquals: { 'aws:SourceArn': ruleArns } },
  });
