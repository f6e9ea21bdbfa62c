import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundle } from './bundles.ts';

const entryOf = (folder: string | undefined) => join(folder ?? '', 'index.js');

test('the bundle of unrouted answers any request with a problem document', async () => {
  const { unrouted } = await bundle([]);
  const { handler } = createRequire(import.meta.url)(entryOf(unrouted)) as typeof import('../shared/http/unrouted.ts');
  const request = { routeKey: '$default', rawPath: '/nowhere', headers: {}, requestContext: { requestId: 'r1' } };
  const { statusCode, headers } = await handler(request);
  expect(statusCode).toBe(404);
  expect(headers['content-type']).toContain('application/problem+json');
});

test('given the same inputs, nothing is bundled again', async () => {
  const { unrouted } = await bundle([]);
  const made = statSync(entryOf(unrouted)).mtimeMs;
  const again = await bundle([]);
  expect(again.unrouted).toBe(unrouted);
  expect(statSync(entryOf(again.unrouted)).mtimeMs).toBe(made);
});

test('the map of a bundle stands beside it and is not named in it', async () => {
  const { unrouted } = await bundle([]);
  expect(existsSync(`${entryOf(unrouted)}.map`)).toBe(true);
});

test('given a service without handlers, says which file is missing', async () => {
  await expect(bundle(['nobody'])).rejects.toThrow('services/nobody/lambda.ts');
});
