import { expect, test } from 'vitest';
import { handler } from './unrouted.ts';

test('given a route that nobody has, when it is called, then the answer is a problem document in the caller’s language', async () => {
  const answer = await handler({
    routeKey: '$default',
    rawPath: '/nowhere',
    headers: { 'accept-language': 'en' },
    requestContext: { requestId: 'request-1' },
  });
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(JSON.parse(answer.body)).toMatchObject({ code: 'no-such-route', requestId: 'request-1', status: 404 });
  expect(JSON.parse(answer.body).title).toBe('There is no such address, or not with this method.');
});
