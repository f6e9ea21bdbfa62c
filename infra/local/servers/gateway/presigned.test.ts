import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, test } from 'vitest';
import { checkPresigned, isPresigned } from './presigned.ts';

const credentials = { accessKeyId: 'KEY', secretAccessKey: 'made-up', sessionToken: 'session' };
const s3 = new S3Client({ endpoint: 'http://127.0.0.1:4000', region: 'cn-north-1', credentials });
const put = { Bucket: 'files', Key: 'in/a b(1)', ContentType: 'image/png', ContentLength: 3 };
const signed = await getSignedUrl(s3, new PutObjectCommand(put), {
  expiresIn: 60,
  signableHeaders: new Set(['content-type', 'content-length', 'host']),
});
const headers = { host: '127.0.0.1:4000', 'content-type': 'image/png', 'content-length': '3' };
const secretOf = (key: string) => (key === 'KEY' ? 'made-up' : undefined);
const { pathname, search } = new URL(signed);
const url = `${pathname}${search}`;
const check = (change: { method?: string; url?: string; headers?: object }, now = Date.now(), secret = secretOf) =>
  checkPresigned(
    { method: 'PUT', url, ...change, headers: { ...headers, ...change.headers } },
    { secretOf: secret, now: () => now },
  );

describe('a presigned address', () => {
  test('given what the SDK signed, then it tells whose it is', () => {
    expect(isPresigned(url)).toBe(true);
    expect(check({})).toEqual({ accessKeyId: 'KEY', service: 's3' });
  });

  test.each([
    ['another method', { method: 'GET' }],
    ['another place', { url: url.replace('/in/', '/other/') }],
    ['more time', { url: url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600') }],
    ['another type', { headers: { 'content-type': 'text/html' } }],
    ['another length', { headers: { 'content-length': '4' } }],
    ['no signature that is one', { url: url.replace(/X-Amz-Signature=\w{10}/, 'X-Amz-Signature=') }],
  ])('given %s than was signed, then it is refused', (_what, change) => {
    expect(() => check(change)).toThrow(expect.objectContaining({ code: 'SignatureDoesNotMatch', status: 403 }));
  });

  test('given a key that nobody has, or a time that is over, then it is refused', () => {
    expect(() => check({}, Date.now(), () => undefined)).toThrow(/signature/);
    expect(() => check({}, Date.now() + 61_000)).toThrow(/expired/);
  });
});
