import * as z from 'zod';
import { generatedName, number, passedOver, text } from './fields.ts';
import type { ResourceHandler } from './platform.ts';

const schema = z.strictObject({
  FunctionName: text.optional(),
  Code: z.strictObject({ S3Bucket: text, S3Key: text, S3ObjectVersion: passedOver }),
  Handler: text,
  Runtime: text.regex(/^nodejs\d+\.x$/, 'only nodejs runtimes run here'),
  Role: text,
  Environment: z.strictObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
  Timeout: number.default(3),
  MemorySize: number.default(128),
  ReservedConcurrentExecutions: number.optional(),
  PackageType: z.literal('Zip').optional(),
  Architectures: passedOver,
  Description: passedOver,
  EphemeralStorage: passedOver,
  KmsKeyArn: passedOver,
  LoggingConfig: passedOver,
  RecursiveLoop: passedOver,
  RuntimeManagementConfig: passedOver,
  SnapStart: passedOver,
  Tags: passedOver,
  TracingConfig: passedOver,
});

/** AWS::Lambda::Function: a bundle that workers run. */
export const lambdaFunction: ResourceHandler = (input) => {
  const read = schema.parse(input.properties);
  const name = read.FunctionName ?? generatedName(input);
  const codePath = input.assets.get(read.Code.S3Key);
  if (codePath === undefined) throw new Error(`the assembly has no asset ${read.Code.S3Key}`);
  const arn = input.arn('lambda', `function:${name}`);
  input.platform.functions.push({
    where: input.where,
    logicalId: input.logicalId,
    name,
    arn,
    codePath,
    handler: read.Handler,
    environment: read.Environment?.Variables ?? {},
    timeoutSeconds: read.Timeout,
    memoryMb: read.MemorySize,
    roleArn: read.Role,
    ...(read.ReservedConcurrentExecutions !== undefined && { reservedConcurrency: read.ReservedConcurrentExecutions }),
  });
  return { ref: name, attributes: { Arn: arn } };
};

const permissionSchema = z.strictObject({
  Action: text,
  FunctionName: text,
  Principal: text,
  SourceArn: text.optional(),
  SourceAccount: text.optional(),
});

/** AWS::Lambda::Permission: which service may call a function, and for which of its resources. */
export const permission: ResourceHandler = (input) => {
  const read = permissionSchema.parse(input.properties);
  const arn = read.FunctionName.startsWith('arn:')
    ? read.FunctionName
    : input.arn('lambda', `function:${read.FunctionName}`);
  input.platform.access.addResourcePolicy(arn, {
    Statement: {
      Effect: 'Allow',
      Action: read.Action,
      Resource: arn,
      Principal: { Service: read.Principal },
      Condition: {
        ...(read.SourceArn !== undefined && { ArnLike: { 'aws:SourceArn': read.SourceArn } }),
        ...(read.SourceAccount !== undefined && { StringEquals: { 'aws:SourceAccount': read.SourceAccount } }),
      },
    },
  });
  return { ref: generatedName(input), attributes: {} };
};

const invokeSchema = z.strictObject({
  FunctionName: text,
  Qualifier: text.optional(),
  MaximumRetryAttempts: number.default(2),
  MaximumEventAgeInSeconds: number.default(21_600),
  DestinationConfig: z
    .strictObject({ OnFailure: z.strictObject({ Destination: text }).optional(), OnSuccess: z.undefined() })
    .partial()
    .optional(),
});

/** AWS::Lambda::EventInvokeConfig: what happens to asynchronous invocations that fail. */
export const eventInvokeConfig: ResourceHandler = (input) => {
  const read = invokeSchema.parse(input.properties);
  const onFailureArn = read.DestinationConfig?.OnFailure?.Destination;
  input.platform.invokeConfigs.set(read.FunctionName, {
    maximumRetries: read.MaximumRetryAttempts,
    maximumEventAgeSeconds: read.MaximumEventAgeInSeconds,
    ...(onFailureArn !== undefined && { onFailureArn }),
  });
  return { ref: generatedName(input), attributes: {} };
};
