import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Platform } from '../../support/platform.ts';
import { sideBySide } from '../../support/side-by-side.ts';

const puts = 2_000;
const callers = 32;

/** Conditional puts per second on the platform's own database, past everything else. */
export async function barePuts({ engine }: Platform): Promise<number> {
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const client = new DynamoDBClient({ endpoint: engine.dynamodbEndpoint, region: 'us-east-1', credentials });
  const TableName = `bench-${randomUUID()}`;
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'stream', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'stream', KeyType: 'HASH' }],
    }),
  );
  const condition = {
    ConditionExpression: 'attribute_not_exists(#stream)',
    ExpressionAttributeNames: { '#stream': 'stream' },
  };
  const started = performance.now();
  await sideBySide(callers, puts, () =>
    client.send(
      new PutItemCommand({
        TableName,
        Item: { stream: { S: randomUUID() }, body: { S: 'x'.repeat(600) } },
        ...condition,
      }),
    ),
  );
  client.destroy();
  return (puts * 1000) / (performance.now() - started);
}
