import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { addFunction } from '../function.ts';
import type { FunctionKind } from '../names.ts';
import { commonEnvironment } from './environment.ts';
import type { ServicePlan } from './plan.ts';

export interface ServiceFunctionSettings {
  timeoutSeconds: number;
  statements: PolicyStatement[];
  environment?: Record<string, string>;
  neverAgain?: boolean;
}

/** One of a service's functions: an export of the service's bundle under the stage's settings. */
export function addServiceFunction(
  plan: ServicePlan,
  kind: FunctionKind,
  { environment = {}, ...settings }: ServiceFunctionSettings,
): LambdaFunction {
  const { stack, stage, names, code } = plan;
  return addFunction(stack, capitalized(kind), stage, {
    name: names.function(kind),
    code,
    handler: `index.${kind}`,
    memoryMb: stage.memoryMb[kind],
    reservedConcurrency: stage.reservedConcurrency[kind],
    environment: { ...commonEnvironment(plan), ...environment },
    ...settings,
  });
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
