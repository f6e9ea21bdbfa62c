import type { Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { type ParameterName, parameterNames } from './names.ts';

/** What the platform stack told about a stage, looked up when the stack is deployed. */
export const toldByPlatform = (stack: Stack, stage: string, name: ParameterName): string =>
  StringParameter.valueForStringParameter(stack, parameterNames(stage)[name]);
