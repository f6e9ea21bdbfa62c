/** One permission that a call needs; `resource` is the ARN's part after the account. */
export interface TableAccess {
  action: string;
  resource: string;
}

type Input = Record<string, unknown>;

const ofTable = new Set(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'DescribeTable', 'DescribeTimeToLive']);
const ofIndex = new Set(['Query', 'Scan']);
const ofStream = new Set(['DescribeStream', 'GetShardIterator']);
/** The action that each kind of item in a transaction needs. */
export const transactionActions: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/**
 * The permissions of a call, one per item, as the Service Authorization Reference lists them for DynamoDB: a
 * transaction needs those of its items, a query of an index that of the index. Undefined for calls not known here.
 */
export function dynamodbAccesses(operation: string, input: Input): TableAccess[] | undefined {
  if (ofTable.has(operation)) return [{ action: operation, resource: table(input.TableName) }];
  if (ofIndex.has(operation)) return [{ action: operation, resource: table(input.TableName) + index(input.IndexName) }];
  if (operation === 'TransactWriteItems' || operation === 'TransactGetItems') return transaction(input.TransactItems);
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem') return batch(operation, input.RequestItems);
  if (operation === 'ListTables' || operation === 'ListStreams') return [{ action: operation, resource: '*' }];
  if (ofStream.has(operation)) return [{ action: operation, resource: stream(input.StreamArn) }];
  // An iterator does not say in the open which stream it reads.
  if (operation === 'GetRecords') return [{ action: operation, resource: 'table/*/stream/*' }];
  return undefined;
}

const table = (name: unknown): string => `table/${String(name ?? '').replace(/^.*table\//, '')}`;
const index = (name: unknown): string => (typeof name === 'string' ? `/index/${name}` : '');
const stream = (arn: unknown): string => String(arn ?? '').replace(/^arn(:[^:]*){4}:/, '');

function transaction(items: unknown): TableAccess[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: Record<string, Input>) =>
    Object.entries(item).map(([kind, one]) => ({
      action: transactionActions[kind] ?? kind,
      resource: table(one.TableName),
    })),
  );
}

function batch(action: string, requests: unknown): TableAccess[] {
  return Object.entries((requests ?? {}) as Record<string, unknown>).flatMap(([name, request]) => {
    const items = Array.isArray(request) ? request : ((request as Input).Keys as unknown[] | undefined);
    return (items ?? [undefined]).map(() => ({ action, resource: table(name) }));
  });
}
