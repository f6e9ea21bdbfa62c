import type { Authorize, FunctionSpec } from '../types.ts';

/** What a role must be allowed on one resource for a mapping to work. */
export interface Grant {
  action: string;
  resource: string;
}

export const streamGrants = (streamArn: string): Grant[] =>
  ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'].map((action) => ({
    action,
    resource: streamArn,
  }));

export const queueGrants = (queueArn: string): Grant[] =>
  ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'].map((action) => ({
    action,
    resource: queueArn,
  }));

/** AWS refuses a mapping whose role lacks these. Error: names the function and every missing grant. */
export function requireGrants(id: string, spec: FunctionSpec, authorize: Authorize, grants: readonly Grant[]): void {
  const missing = grants.flatMap(({ action, resource }) => {
    const verdict = authorize({ accessKeyId: spec.accessKeyId, action, resources: [resource] });
    return verdict.allowed ? [] : [`${action} on ${resource} (${verdict.reason})`];
  });
  if (missing.length === 0) return;
  throw new Error(`event source mapping ${id}: the role of ${spec.name} may not ${missing.join(', nor ')}`);
}
