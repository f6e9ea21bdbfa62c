import * as z from 'zod';
import { document, generatedName, number, passedOver, text } from './fields.ts';
import type { ResourceHandler, TargetDeclaration } from './platform.ts';

const busSchema = z.strictObject({
  Name: text,
  Description: passedOver,
  Policy: document.optional(),
  DeadLetterConfig: passedOver,
  KmsKeyIdentifier: passedOver,
  LogConfig: passedOver,
  Tags: passedOver,
});

/** AWS::Events::EventBus. */
export const bus: ResourceHandler = (input) => {
  const { Name: name, Policy } = busSchema.parse(input.properties);
  const arn = input.arn('events', `event-bus/${name}`);
  input.platform.buses.push({ where: input.where, name, arn });
  if (Policy) input.platform.access.addResourcePolicy(arn, Policy);
  return { ref: name, attributes: { Name: name, Arn: arn } };
};

const busPolicySchema = z.strictObject({ EventBusName: text.optional(), StatementId: text, Statement: document });

/** AWS::Events::EventBusPolicy: one statement on a bus. */
export const busPolicy: ResourceHandler = (input) => {
  const read = busPolicySchema.parse(input.properties);
  const arn = input.arn('events', `event-bus/${read.EventBusName ?? 'default'}`);
  input.platform.access.addResourcePolicy(arn, { Statement: read.Statement });
  return { ref: generatedName(input), attributes: {} };
};

/** AWS::Events::Archive: nothing is replayed from it here, since the services keep all they published. */
export const archive: ResourceHandler = (input) => {
  const read = z.looseObject({ ArchiveName: text.optional() }).parse(input.properties);
  const name = read.ArchiveName ?? generatedName(input);
  return { ref: name, attributes: { Arn: input.arn('events', `archive/${name}`), ArchiveName: name } };
};

const targetSchema = z.strictObject({
  Id: text,
  Arn: text,
  Input: text.optional(),
  InputPath: text.optional(),
  RetryPolicy: z
    .strictObject({ MaximumRetryAttempts: number.optional(), MaximumEventAgeInSeconds: number.optional() })
    .optional(),
  DeadLetterConfig: z.strictObject({ Arn: text.optional() }).optional(),
});

const ruleSchema = z.strictObject({
  Name: text.optional(),
  EventBusName: text.default('default'),
  EventPattern: document.optional(),
  ScheduleExpression: text.optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(targetSchema).default([]),
  Description: passedOver,
  Tags: passedOver,
});

/** AWS::Events::Rule: a pattern or a schedule, and where its events go. */
export const rule: ResourceHandler = (input) => {
  const read = ruleSchema.parse(input.properties);
  const name = read.Name ?? generatedName(input);
  const busName = read.EventBusName.slice(read.EventBusName.lastIndexOf('/') + 1);
  const arn = input.arn('events', `rule/${busName === 'default' ? name : `${busName}/${name}`}`);
  input.platform.rules.push({
    where: input.where,
    name,
    arn,
    busName,
    enabled: read.State === 'ENABLED',
    targets: (input.properties as { Targets?: TargetDeclaration[] }).Targets ?? [],
    ...(read.EventPattern !== undefined && { pattern: read.EventPattern }),
    ...(read.ScheduleExpression !== undefined && { schedule: read.ScheduleExpression }),
  });
  return { ref: name, attributes: { Arn: arn } };
};
