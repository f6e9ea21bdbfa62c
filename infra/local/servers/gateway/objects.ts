import { createHash } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import { xmlRefusal } from './answers.ts';
import type { Upstream } from './forward.ts';
import type { Answer, Call, Plan, Service } from './model.ts';

/** An object that was put into a bucket. */
export interface StoredObject {
  bucket: string;
  key: string;
  etag: string;
  body: Buffer;
}

export interface ObjectsServiceOptions {
  upstream: Upstream | undefined;
  partition: string;
  /** Told of every object that was stored, before the caller gets the answer. */
  onObject?: ((object: StoredObject) => Promise<void>) | undefined;
}

const ofObject: Record<string, string> = {
  GET: 'GetObject',
  HEAD: 'GetObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};
const ofBucket: Record<string, string> = { GET: 'ListBucket', HEAD: 'ListBucket' };

/** S3, addressed by path: authorized for the bucket or the object, answered by the object store. */
export function objectsService(options: ObjectsServiceOptions): Service {
  return {
    refuse: xmlRefusal,
    denied: { code: 'AccessDenied', status: 403 },
    plan: (call) => planOf(call, options),
  };
}

function planOf(call: Call, { upstream, partition, onObject }: ObjectsServiceOptions): Plan {
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
    async run() {
      if (call.method !== 'PUT') return upstream.forward(call);
      refuseOtherBytes(call);
      const answer = await upstream.forward(call);
      if (answer.status < 300) await onObject?.(storedOf(path, call, answer));
      return answer;
    },
  };
}

/** S3 refuses bytes that are not those of the checksum that came with them. */
function refuseOtherBytes({ headers, body }: Call): void {
  const told = headers['x-amz-checksum-sha256'];
  if (told !== undefined && createHash('sha256').update(body).digest('base64') !== told)
    throw new AwsError('BadDigest', 'The SHA256 you specified did not match the calculated checksum.');
}

function storedOf(path: string, { body }: Call, { headers }: Answer): StoredObject {
  const slash = path.indexOf('/');
  return {
    bucket: path.slice(0, slash),
    key: path.slice(slash + 1),
    etag: (headers.etag ?? '').replaceAll('"', ''),
    body,
  };
}
