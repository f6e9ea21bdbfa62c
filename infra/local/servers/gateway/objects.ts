import { AwsError } from '../aws-error.ts';
import { xmlRefusal } from './answers.ts';
import type { Upstream } from './forward.ts';
import type { Call, Plan, Service } from './model.ts';

const ofObject: Record<string, string> = {
  GET: 'GetObject',
  HEAD: 'GetObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};
const ofBucket: Record<string, string> = { GET: 'ListBucket', HEAD: 'ListBucket' };

/** S3, addressed by path: authorized for the bucket or the object, answered by the object store. */
export function objectsService(upstream: Upstream | undefined, partition: string): Service {
  return {
    refuse: xmlRefusal,
    denied: { code: 'AccessDenied', status: 403 },
    plan: (call) => planOf(call, upstream, partition),
  };
}

function planOf(call: Call, upstream: Upstream | undefined, partition: string): Plan {
  if (upstream === undefined) throw new AwsError('NoSuchBucket', 'The templates have no buckets.', 404);
  const path = decodeURIComponent(new URL(call.url, 'http://s3').pathname).slice(1).replace(/\/$/, '');
  const operation = (path.includes('/') ? ofObject : ofBucket)[call.method];
  if (operation === undefined)
    throw new AwsError('NotImplemented', `s3: ${call.method} /${path} cannot be run locally.`, 501);
  const action = `s3:${operation}`;
  return {
    action,
    accesses: [{ action, resources: [`arn:${partition}:s3:::${path}`] }],
    items: 1,
    writes: call.method === 'PUT' || call.method === 'DELETE',
    run: () => upstream.forward(call),
  };
}
