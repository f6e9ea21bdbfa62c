import { AwsError } from '../aws-error.ts';
import { jsonRefusal } from './answers.ts';
import { capacityUnits, withCapacity } from './capacity.ts';
import { dynamodbAccesses, type TableAccess } from './dynamodb-access.ts';
import type { Upstream } from './forward.ts';
import { leadingKeys, type PartitionKeyOf } from './leading-keys.ts';
import type { Call, Plan, Service } from './model.ts';
import { halfDone } from './unprocessed.ts';

const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);
const refuse = jsonRefusal('1.0', 'com.amazonaws.dynamodb.v20120810#');

/** All that the protocol needs, in either direction. */
export const dynamodbHeaders = [
  ...['authorization', 'content-type', 'x-amz-date', 'x-amz-target'],
  ...['x-amz-crc32', 'x-amzn-requestid'],
] as const;

export interface DynamodbOptions {
  upstream: Upstream;
  /** `arn:<partition>:dynamodb:<region>:<account>:` */
  arnBase: string;
  onWrite: ((tables: string[]) => void) | undefined;
  /** For the condition key `dynamodb:LeadingKeys`. */
  partitionKeyOf: PartitionKeyOf;
  /** Whether to ask the database for capacity units that the caller did not ask for. */
  measuring(): boolean;
}

/** DynamoDB and its streams: authorized here, answered by the database. */
export function dynamodbService(options: DynamodbOptions): Service {
  return {
    refuse,
    denied: { code: 'AccessDeniedException', status: 400 },
    plan: (call) => planOf(call, options),
  };
}

function planOf(call: Call, options: DynamodbOptions): Plan {
  const found = dynamodbAccesses(call.operation, call.input);
  if (found === undefined)
    throw new AwsError('UnknownOperationException', `dynamodb:${call.operation} cannot be run locally.`);
  const isWrite = writes.has(call.operation);
  return {
    action: `dynamodb:${call.operation}`,
    accesses: withContext(grouped(found, options.arnBase), call, options),
    items: found.length,
    writes: isWrite,
    run: () => options.upstream.forward(call, options.measuring() ? withCapacity(call) : call.body),
    capacityUnits,
    ...(call.operation === 'BatchWriteItem' && { partly: () => halfDone(call, options.upstream.forward) }),
    throttled: () => refuse('ProvisionedThroughputExceededException', 'The fault plan throttles this call.', 400),
    ...(isWrite && options.onWrite && { done: () => options.onWrite?.(tablesOf(found)) }),
  };
}

function grouped(found: TableAccess[], arnBase: string): Plan['accesses'] {
  const byAction = new Map<string, Set<string>>();
  for (const { action, resource } of found) {
    const resources = byAction.get(action) ?? new Set();
    byAction.set(action, resources.add(resource === '*' ? resource : arnBase + resource));
  }
  return [...byAction].map(([action, resources]) => ({ action: `dynamodb:${action}`, resources: [...resources] }));
}

/** Adds the condition keys: the transaction around the items, and the partition keys that each action names. */
function withContext(accesses: Plan['accesses'], { operation, input }: Call, { partitionKeyOf }: DynamodbOptions) {
  const enclosing = operation.startsWith('Transact') && { 'dynamodb:EnclosingOperation': operation };
  const keys = leadingKeys(operation, input, partitionKeyOf);
  if (!enclosing && keys.size === 0) return accesses;
  return accesses.map((access) => {
    const named = keys.get(access.action.slice('dynamodb:'.length));
    return { ...access, context: { ...enclosing, ...(named && { 'dynamodb:LeadingKeys': named }) } };
  });
}

const tablesOf = (found: TableAccess[]): string[] => [
  ...new Set(found.map(({ resource }) => resource.slice('table/'.length))),
];
