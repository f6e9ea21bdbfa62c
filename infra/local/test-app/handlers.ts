import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  DynamoDBStreamEvent,
  ScheduledEvent,
  SQSEvent,
} from 'aws-lambda';

const database = new DynamoDBClient({});
const bus = new EventBridgeClient({});
const table = process.env.TABLE_NAME;

/** POST makes a thing; GET reads it; DELETE is not granted by the template, on purpose. */
export async function api(event: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<unknown> {
  const key = { id: { S: event.pathParameters?.id ?? '' } };
  switch (event.routeKey) {
    case 'POST /things': {
      const { id } = JSON.parse(event.body ?? '{}') as { id: string };
      const by = String(event.requestContext.authorizer.jwt.claims.sub);
      await database.send(new PutItemCommand({ TableName: table, Item: { id: { S: id }, by: { S: by } } }));
      return { statusCode: 201, headers: { location: `/things/${id}` }, body: JSON.stringify({ id, by }) };
    }
    case 'GET /things/{id}': {
      const { Item } = await database.send(new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }));
      return Item ? { id: Item.id?.S, by: Item.by?.S } : { statusCode: 404, body: '{"message":"no such thing"}' };
    }
    case 'DELETE /things/{id}':
      return refusalOf(database.send(new DeleteItemCommand({ TableName: table, Key: key })));
    default:
      return { open: true };
  }
}

async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return { statusCode: 204 };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { statusCode: 403, body: JSON.stringify({ name: error.name, message: error.message }) };
  }
}

/** Tells the bus of each new thing; a thing's echo is not told again. */
export async function relay(event: DynamoDBStreamEvent): Promise<unknown> {
  const made = event.Records.flatMap(({ eventName, dynamodb }) => {
    const id = dynamodb?.NewImage?.id?.S;
    return eventName === 'INSERT' && id !== undefined && !id.startsWith('echo:') && id !== 'ticks' ? [id] : [];
  });
  if (made.length === 0) return { batchItemFailures: [] };
  const entries = made.map((id) => ({
    EventBusName: process.env.BUS_NAME,
    Source: 'test.things',
    DetailType: 'made',
    Detail: JSON.stringify({ id }),
  }));
  const { FailedEntryCount } = await bus.send(new PutEventsCommand({ Entries: entries }));
  if (FailedEntryCount) throw new Error(`${FailedEntryCount} entries failed`);
  return { batchItemFailures: [] };
}

/** Writes an echo of each thing that the bus told of. */
export async function inbox(event: SQSEvent): Promise<unknown> {
  for (const { body } of event.Records) {
    const { detail } = JSON.parse(body) as { detail: { id: string } };
    const id = { S: `echo:${detail.id}` };
    await database.send(new PutItemCommand({ TableName: table, Item: { id, by: { S: 'inbox' } } }));
  }
  return { batchItemFailures: [] };
}

/** Counts the minutes. */
export async function tick({ time }: ScheduledEvent): Promise<void> {
  await database.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { id: { S: 'ticks' } },
      UpdateExpression: 'ADD ticks :one SET lastTime = :time',
      ExpressionAttributeValues: { ':one': { N: '1' }, ':time': { S: time } },
    }),
  );
}
