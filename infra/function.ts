import { Duration } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledged.ts';
import type { Stage } from './stages.ts';
import { keptOrDropped } from './table.ts';

export interface FunctionSettings {
  name: string;
  code: Code;
  /** `index.<export>`. */
  handler: string;
  timeoutSeconds: number;
  memoryMb: number;
  environment?: Record<string, string>;
  /** What its role may do, besides writing its own log. */
  statements?: PolicyStatement[];
  reservedConcurrency?: number | undefined;
  /** For what EventBridge or others call asynchronously; the next call makes up for a failed one. */
  neverAgain?: boolean;
}

/** A function with its own role, which may do what is said and no more, and its own log. */
export function addFunction(scope: Construct, id: string, stage: Stage, settings: FunctionSettings): LambdaFunction {
  const { name, code, handler, environment = {}, reservedConcurrency, neverAgain } = settings;
  const logGroup = new LogGroup(scope, `${id}Logs`, {
    logGroupName: `/aws/lambda/${name}`,
    retention: stage.logRetentionDays,
    removalPolicy: keptOrDropped(stage),
  });
  return new LambdaFunction(scope, id, {
    functionName: name,
    runtime: Runtime.NODEJS_24_X,
    architecture: stage.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
    code,
    handler,
    environment,
    timeout: Duration.seconds(settings.timeoutSeconds),
    memorySize: settings.memoryMb,
    tracing: stage.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
    role: roleFor(scope, id, stage, logGroup, settings.statements ?? []),
    logGroup,
    ...(reservedConcurrency !== undefined && { reservedConcurrentExecutions: reservedConcurrency }),
    ...(neverAgain && { retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
  });
}

function roleFor(scope: Construct, id: string, stage: Stage, logGroup: LogGroup, statements: PolicyStatement[]): Role {
  const log = new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
  const role = new Role(scope, `${id}Role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { own: new PolicyDocument({ statements: [log, ...statements] }) },
  });
  if (stage.tracing) acknowledge(role, 'tracingHasNoResource');
  return role;
}
