import * as z from 'zod';
import { generatedName, passedOver, text } from './fields.ts';
import type { ResourceHandler } from './platform.ts';

/** AWS::KMS::Key. Key policies are not evaluated; the roles' policies are. */
export const key: ResourceHandler = (input) => {
  const schema = z.looseObject({ KeySpec: z.literal('SYMMETRIC_DEFAULT').optional() });
  schema.parse(input.properties);
  const { keyId, arn } = input.around.createKey(input.where);
  return { ref: keyId, attributes: { Arn: arn, KeyId: keyId } };
};

/** AWS::KMS::Alias. */
export const alias: ResourceHandler = (input) => {
  const read = z.strictObject({ AliasName: text, TargetKeyId: text }).parse(input.properties);
  input.around.createAlias(read.AliasName, read.TargetKeyId);
  return { ref: read.AliasName, attributes: {} };
};

/** AWS::SSM::Parameter: a value that other stacks read by its name. */
export const parameter: ResourceHandler = (input) => {
  const schema = z.strictObject({
    Name: text.optional(),
    Type: z.enum(['String', 'StringList']),
    Value: z.coerce.string(),
    AllowedPattern: passedOver,
    DataType: passedOver,
    Description: passedOver,
    Policies: passedOver,
    Tags: passedOver,
    Tier: passedOver,
  });
  const { Name: name = generatedName(input), Type: type, Value: value } = schema.parse(input.properties);
  input.platform.ssm.set(name, value);
  return { ref: name, attributes: { Type: type, Value: value } };
};

/** AWS::SNS::Topic: has a name, and nothing is published to it here. */
export const topic: ResourceHandler = (input) => {
  const read = z.looseObject({ TopicName: text.optional() }).parse(input.properties);
  const name = read.TopicName ?? generatedName(input);
  const arn = input.arn('sns', name);
  return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
};

/** AWS::Logs::LogGroup: the engine keeps each function's output by itself; only the name is needed. */
export const logGroup: ResourceHandler = (input) => {
  const read = z.looseObject({ LogGroupName: text.optional() }).parse(input.properties);
  const name = read.LogGroupName ?? generatedName(input);
  return { ref: name, attributes: { Arn: input.arn('logs', `log-group:${name}:*`) } };
};

/** AWS::CloudWatch::Alarm and CompositeAlarm: watched on AWS only, but named by other resources. */
export const alarm: ResourceHandler = (input) => {
  const read = z.looseObject({ AlarmName: text.optional() }).parse(input.properties);
  const name = read.AlarmName ?? generatedName(input);
  return { ref: name, attributes: { Arn: input.arn('cloudwatch', `alarm:${name}`) } };
};

/** A resource whose name nobody needs. */
export const nameOnly: ResourceHandler = (input) => ({ ref: generatedName(input), attributes: {} });
