import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../aws-error.ts';

/** What a presigned request must be checked against. */
export interface PresignedOptions {
  /** The secret behind an access key; undefined for one that is not known. */
  secretOf(accessKeyId: string): string | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
}

interface Signed {
  method: string;
  url: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

const algorithm = 'AWS4-HMAC-SHA256';

/** Whether the address itself carries the signature. */
export const isPresigned = (url: string): boolean => url.includes('X-Amz-Signature=');

/**
 * The caller and the service of a presigned request, as S3 checks them: every signed header, the address and its time.
 * Errors: AwsError when the signature does not fit or its time is over. Source: AWS, "Authenticating Requests: Using
 * Query Parameters (AWS Signature Version 4)".
 */
export function checkPresigned(request: Signed, { secretOf, now }: PresignedOptions) {
  const address = new URL(request.url, 'http://s3');
  const told = (name: string): string => address.searchParams.get(`X-Amz-${name}`) ?? '';
  const [accessKeyId = '', day = '', region = '', service = ''] = told('Credential').split('/');
  const secret = secretOf(accessKeyId);
  if (secret === undefined || told('Algorithm') !== algorithm) throw denied('SignatureDoesNotMatch');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const toSign = [algorithm, told('Date'), scope, sha256(canonical(request, address))].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${secret}`);
  if (!same(hmac(key, toSign).toString('hex'), told('Signature'))) throw denied('SignatureDoesNotMatch');
  const signedAt = timeOf(told('Date'));
  if (!(now() <= signedAt + Number(told('Expires')) * 1000)) throw denied('AccessDenied', 'Request has expired');
  return { accessKeyId, service };
}

const denied = (code: string, message = 'The request signature does not match.') => new AwsError(code, message, 403);

function canonical({ method, headers }: Signed, address: URL): string {
  const names = (address.searchParams.get('X-Amz-SignedHeaders') ?? '').split(';');
  const query = [...address.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort();
  const told = (name: string) =>
    String(headers[name] ?? '')
      .trim()
      .replace(/\s+/g, ' ');
  const lines = names.map((name) => `${name}:${told(name)}\n`).join('');
  return [method, address.pathname, query.join('&'), lines, names.join(';'), 'UNSIGNED-PAYLOAD'].join('\n');
}

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** `20261126T090000Z` in milliseconds since the epoch. */
const timeOf = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
