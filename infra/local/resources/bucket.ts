import * as z from 'zod';
import { boolean, generatedName, number, text } from './fields.ts';
import type { CorsDeclaration, ResourceHandler, ResourceInput } from './platform.ts';

const corsRule = z.strictObject({
  AllowedOrigins: z.array(text),
  AllowedMethods: z.array(text),
  AllowedHeaders: z.array(text).default([]),
  ExposedHeaders: z.array(text).default([]),
  MaxAge: number.optional(),
});

const bucketSchema = z.looseObject({
  BucketName: text.optional(),
  NotificationConfiguration: z
    .strictObject({ EventBridgeConfiguration: z.strictObject({ EventBridgeEnabled: boolean.default(true) }) })
    .optional(),
  CorsConfiguration: z.strictObject({ CorsRules: z.tuple([corsRule]) }).optional(),
});

/** AWS::S3::Bucket; lifecycle and encryption are not followed, and of notifications only those to EventBridge are. */
export const bucket: ResourceHandler = (input) => {
  const { BucketName, NotificationConfiguration, CorsConfiguration } = bucketSchema.parse(input.properties);
  const name = BucketName ?? generatedName(input).toLowerCase();
  const arn = bucketArn(input, name);
  input.platform.buckets.push({
    name,
    announces: NotificationConfiguration?.EventBridgeConfiguration.EventBridgeEnabled ?? false,
    scannedPrefixes: [],
    ...(CorsConfiguration && { cors: corsOf(CorsConfiguration.CorsRules[0]) }),
  });
  return { ref: name, attributes: { Arn: arn, DomainName: `${name}.s3.amazonaws.com` } };
};

/** AWS::S3::BucketPolicy. */
export const bucketPolicy: ResourceHandler = (input) => {
  const read = z.strictObject({ Bucket: text, PolicyDocument: z.unknown() }).parse(input.properties);
  input.platform.access.addResourcePolicy(bucketArn(input, read.Bucket), read.PolicyDocument);
  return { ref: generatedName(input), attributes: {} };
};

const planSchema = z.looseObject({
  Role: text,
  ProtectedResource: z.strictObject({
    S3Bucket: z.strictObject({ BucketName: text, ObjectPrefixes: z.array(text).default(['']) }),
  }),
});

/** AWS::GuardDuty::MalwareProtectionPlan: which objects are scanned when they arrive. */
export const malwareProtectionPlan: ResourceHandler = (input) => {
  const { BucketName: name, ObjectPrefixes } = planSchema.parse(input.properties).ProtectedResource.S3Bucket;
  const found = input.platform.buckets.find((one) => one.name === name);
  if (!found) throw new Error(`there is no bucket ${name}`);
  found.scannedPrefixes.push(...ObjectPrefixes);
  const id = generatedName(input);
  return {
    ref: id,
    attributes: { MalwareProtectionPlanId: id, Arn: input.arn('guardduty', `malware-protection-plan/${id}`) },
  };
};

const bucketArn = (input: ResourceInput, name: string): string =>
  input.arn('s3', name).replace(/:s3:.*?:.*?:/, ':s3:::');

const corsOf = (rule: z.output<typeof corsRule>): CorsDeclaration => ({
  origins: rule.AllowedOrigins,
  methods: rule.AllowedMethods,
  headers: rule.AllowedHeaders,
  exposed: rule.ExposedHeaders,
  credentials: false,
  ...(rule.MaxAge !== undefined && { maxAgeSeconds: rule.MaxAge }),
});
