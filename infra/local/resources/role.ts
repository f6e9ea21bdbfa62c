import * as z from 'zod';
import { document, generatedName, passedOver, text } from './fields.ts';
import type { ResourceHandler } from './platform.ts';

const inline = z.strictObject({ PolicyName: text, PolicyDocument: document });

const roleSchema = z.strictObject({
  RoleName: text.optional(),
  AssumeRolePolicyDocument: document,
  ManagedPolicyArns: z.array(text).default([]),
  Policies: z.array(inline).default([]),
  Path: text.default('/'),
  Description: passedOver,
  MaxSessionDuration: passedOver,
  Tags: passedOver,
});

/** AWS::IAM::Role. A permissions boundary is refused: nothing here would enforce it. */
export const role: ResourceHandler = (input) => {
  const read = roleSchema.parse(input.properties);
  const name = read.RoleName ?? generatedName(input);
  const arn = globalArn(input.arn('iam', `role${read.Path}${name}`));
  const { access } = input.platform;
  access.roles.add({
    arn,
    name,
    where: input.where,
    trust: read.AssumeRolePolicyDocument,
    managed: read.ManagedPolicyArns,
  });
  for (const policy of read.Policies) access.roles.attach(name, policy.PolicyDocument);
  return { ref: name, attributes: { Arn: arn, RoleId: name } };
};

const policySchema = z.strictObject({
  PolicyName: text,
  PolicyDocument: document,
  Roles: z.array(text).default([]),
});

/** AWS::IAM::Policy: an inline policy of one or more roles. */
export const policy: ResourceHandler = (input) => {
  const read = policySchema.parse(input.properties);
  for (const name of read.Roles) input.platform.access.roles.attach(name, read.PolicyDocument);
  return { ref: read.PolicyName, attributes: { Id: read.PolicyName } };
};

const managedSchema = z.strictObject({
  ManagedPolicyName: text.optional(),
  PolicyDocument: document,
  Roles: z.array(text).default([]),
  Path: text.default('/'),
  Description: passedOver,
});

/** AWS::IAM::ManagedPolicy. */
export const managedPolicy: ResourceHandler = (input) => {
  const read = managedSchema.parse(input.properties);
  const arn = globalArn(input.arn('iam', `policy${read.Path}${read.ManagedPolicyName ?? generatedName(input)}`));
  input.platform.access.roles.addManaged(arn, read.PolicyDocument);
  for (const name of read.Roles) input.platform.access.roles.attachManaged(name, arn);
  return { ref: arn, attributes: { PolicyArn: arn } };
};

/** IAM has no regions. */
const globalArn = (arn: string): string => arn.replace(/^(arn:[^:]*:iam):[^:]*/, '$1:');
