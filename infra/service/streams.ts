import { Duration, type Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { acknowledge } from '../acknowledged.ts';
import { platformNames } from '../names.ts';
import { addDeadLetters } from '../queue.ts';
import { addServiceFunction } from './function.ts';
import { keepsSnapshots, type ServicePlan } from './plan.ts';
import * as may from './statements.ts';
import type { ServiceTables } from './tables.ts';

const timeoutSeconds = 60;
/** Without bounds one bad record would block its shard for a day. */
const retries = 10;
const oldest = Duration.hours(6);

interface StreamReader {
  kind: 'relay' | 'projector';
  batchSize: number;
  /** What the new image of a record must be like; for the others the function is not called. */
  wanted: Record<string, unknown>;
  statements: PolicyStatement[];
}

/** The function that forwards public events to the bus. */
export const addRelay = (plan: ServicePlan, { log }: ServiceTables): void =>
  addReader(plan, log.tableStreamArn ?? '', {
    kind: 'relay',
    batchSize: 100,
    wanted: { publishes: { N: FilterRule.exists() } },
    statements: [may.publish(busArn(plan.stack, plan.stage.name), plan.service.contract.service)],
  });

/** The function that keeps the views. */
export const addProjector = (plan: ServicePlan, { log, views }: ServiceTables): void =>
  addReader(plan, log.tableStreamArn ?? '', {
    kind: 'projector',
    batchSize: 50,
    wanted: { commandId: { S: FilterRule.exists() }, ...shownStreams(plan.service) },
    statements: [
      may.readLog(log.tableArn),
      may.writeViews(views.tableArn),
      ...(keepsSnapshots(plan.service) ? [may.readSnapshots(views.tableArn)] : []),
    ],
  });

function addReader(plan: ServicePlan, streamArn: string, { kind, batchSize, wanted, statements }: StreamReader): void {
  const { stack, names } = plan;
  const name = kind === 'relay' ? 'Relay' : 'Projector';
  const deadLetters = addDeadLetters(stack, `${name}DeadLetters`, names.deadLetters(`${kind}-dlq`));
  acknowledge(deadLetters, 'isDeadLetters');
  const target = addServiceFunction(plan, kind, {
    timeoutSeconds,
    statements: [...statements, may.readStream(streamArn), may.sendTo(deadLetters.queueArn)],
  });
  new EventSourceMapping(stack, `${name}Source`, {
    target,
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize,
    filters: [FilterCriteria.filter({ dynamodb: { NewImage: wanted } })],
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: retries,
    maxRecordAge: oldest,
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
  });
}

/** Streams of the aggregates that stand in a view or fall due; a pattern may not be empty. */
function shownStreams({ aggregates }: ServicePlan['service']): Record<string, unknown> {
  const prefixes = aggregates.filter(({ rows, dues }) => rows || dues).map(({ name }) => ({ prefix: `${name}/` }));
  return prefixes.length > 0 ? { stream: { S: prefixes } } : {};
}

const busArn = (stack: Stack, stage: string): string =>
  stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: platformNames(stage).bus });
