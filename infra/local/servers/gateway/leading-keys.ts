import { transactionActions } from './dynamodb-access.ts';

type Input = Record<string, unknown>;
type Attributes = Record<string, Record<string, unknown> | undefined>;

/** Name of a table's partition key; undefined for tables that are not known. */
export type PartitionKeyOf = (table: string) => string | undefined;

/**
 * Values of the partition keys that a call names, by the action that each item needs: the condition key
 * `dynamodb:LeadingKeys`. A query of an index has the index's own key, which is not looked at here.
 */
export function leadingKeys(operation: string, input: Input, keyOf: PartitionKeyOf): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const note = (action: string, item: Input): void => {
    const value = leadingKey(item, keyOf(String(item.TableName).replace(/^.*table\//, '')));
    if (value !== undefined) found.set(action, [...(found.get(action) ?? []), value]);
  };
  for (const [action, item] of itemsOf(operation, input)) note(action, item);
  return found;
}

function itemsOf(operation: string, input: Input): [string, Input][] {
  if (Array.isArray(input.TransactItems))
    return input.TransactItems.flatMap((one: Record<string, Input>) =>
      Object.entries(one).map(([kind, item]): [string, Input] => [transactionActions[kind] ?? kind, item]),
    );
  if (operation.startsWith('Batch'))
    return batchItems(operation, (input.RequestItems ?? {}) as Record<string, unknown>);
  return input.IndexName === undefined ? [[operation, input]] : [];
}

function batchItems(operation: string, requests: Record<string, unknown>): [string, Input][] {
  return Object.entries(requests).flatMap(([TableName, request]) => {
    const items = Array.isArray(request)
      ? request.map((one: Record<string, Input>) => one.PutRequest ?? one.DeleteRequest ?? {})
      : (((request as Input).Keys ?? []) as Attributes[]).map((Key): Input => ({ Key }));
    return items.map((item): [string, Input] => [operation, { ...item, TableName }]);
  });
}

function leadingKey(item: Input, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const attributes = (item.Item ?? item.Key) as Attributes | undefined;
  return attributes ? textOf(attributes[name]) : queriedKey(item, name);
}

/** The value that a query's condition compares the partition key with. */
function queriedKey(input: Input, name: string): string | undefined {
  const names = (input.ExpressionAttributeNames ?? {}) as Record<string, string>;
  for (const [, attribute = '', value = ''] of String(input.KeyConditionExpression ?? '').matchAll(
    /([#\w.-]+)\s*=\s*(:\w+)/g,
  ))
    if ((names[attribute] ?? attribute) === name) return textOf((input.ExpressionAttributeValues as Attributes)[value]);
  return undefined;
}

const textOf = (value: Record<string, unknown> | undefined): string | undefined =>
  value === undefined ? undefined : String(Object.values(value)[0]);
