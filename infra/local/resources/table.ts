import * as z from 'zod';
import { boolean, generatedName, passedOver, text } from './fields.ts';
import type { ResourceHandler } from './platform.ts';

const index = z.looseObject({ IndexName: text, KeySchema: z.array(z.unknown()), Projection: z.unknown() });

const schema = z.strictObject({
  TableName: text.optional(),
  KeySchema: z.array(z.unknown()),
  AttributeDefinitions: z.array(z.unknown()),
  BillingMode: text.optional(),
  GlobalSecondaryIndexes: z.array(index).optional(),
  LocalSecondaryIndexes: z.array(index).optional(),
  StreamSpecification: z.looseObject({ StreamViewType: text }).optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: text.optional(), Enabled: boolean }).optional(),
  ProvisionedThroughput: passedOver,
  PointInTimeRecoverySpecification: passedOver,
  DeletionProtectionEnabled: passedOver,
  SSESpecification: passedOver,
  ContributorInsightsSpecification: passedOver,
  OnDemandThroughput: passedOver,
  WarmThroughput: passedOver,
  TableClass: passedOver,
  Tags: passedOver,
});

/** AWS::DynamoDB::Table: a table of the embedded database. */
export const table: ResourceHandler = (input) => {
  const read = schema.parse(input.properties);
  const name = read.TableName ?? generatedName(input);
  const arn = input.arn('dynamodb', `table/${name}`);
  const view = read.StreamSpecification?.StreamViewType;
  // The label is a time on AWS; here it must stay the same over restarts.
  const streamArn = view === undefined ? undefined : `${arn}/stream/local`;
  const expiry = read.TimeToLiveSpecification;
  input.platform.tables.push({
    where: input.where,
    name,
    arn,
    create: {
      TableName: name,
      KeySchema: read.KeySchema,
      AttributeDefinitions: read.AttributeDefinitions,
      BillingMode: 'PAY_PER_REQUEST',
      ...(read.GlobalSecondaryIndexes && { GlobalSecondaryIndexes: read.GlobalSecondaryIndexes.map(bare) }),
      ...(read.LocalSecondaryIndexes && { LocalSecondaryIndexes: read.LocalSecondaryIndexes.map(bare) }),
      ...(view !== undefined && { StreamSpecification: { StreamEnabled: true, StreamViewType: view } }),
    },
    ...(streamArn !== undefined && { streamArn }),
    ...(expiry?.Enabled && expiry.AttributeName !== undefined && { timeToLiveAttribute: expiry.AttributeName }),
  });
  return { ref: name, attributes: { Arn: arn, ...(streamArn !== undefined && { StreamArn: streamArn }) } };
};

const bare = ({ IndexName, KeySchema, Projection }: z.output<typeof index>) => ({ IndexName, KeySchema, Projection });
