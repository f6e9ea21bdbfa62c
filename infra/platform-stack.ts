import { Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { type ParameterName, parameterNames, stackNames } from './names.ts';
import { addAlarmTopic } from './platform/alarm-topic.ts';
import { addBus } from './platform/bus.ts';
import { addHttpApi } from './platform/http-api.ts';
import { addIdentityParameters } from './platform/identity.ts';
import { addPersonalKeys } from './platform/keys.ts';
import { stackProps } from './stack-props.ts';
import type { Stage } from './stages.ts';

/** What all services of a stage stand on; `unrouted` is the folder of the bundle behind the default route. */
export function platformStack(app: Construct, stage: Stage, unrouted: string): Stack {
  const stack = new Stack(app, stackNames(stage.name).platform, stackProps(stage, 'what all services stand on'));
  addBus(stack, stage);
  const api = addHttpApi(stack, stage, unrouted);
  const personalKey = addPersonalKeys(stack, stage);
  const alarmTopic = addAlarmTopic(stack, stage);
  tell(stack, stage, {
    apiId: api.ref,
    apiUrl: api.attrApiEndpoint,
    personalKeyArn: personalKey.keyArn,
    alarmTopicArn: alarmTopic.topicArn,
    ...addIdentityParameters(stack, stage),
  });
  return stack;
}

/** Leaves values where the other stacks find them. */
function tell(stack: Stack, stage: Stage, values: Readonly<Record<ParameterName, string>>): void {
  const names = parameterNames(stage.name);
  for (const [name, stringValue] of Object.entries(values) as [ParameterName, string][])
    new StringParameter(stack, `Told-${name}`, { parameterName: names[name], stringValue });
}
