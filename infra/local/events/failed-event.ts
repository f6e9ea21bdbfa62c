import { randomUUID } from 'node:crypto';
import type { Invocation } from '../types.ts';
import type { Pending } from './pending-store.ts';

/**
 * What Lambda sends to the failure destination of an asynchronous invocation.
 * Source: Lambda developer guide, "Capturing records of Lambda asynchronous invocations".
 */
export function failedEvent(
  one: Pending,
  result: Extract<Invocation, { ok: false }>,
  condition: string,
  functionArn: string,
): string {
  return JSON.stringify({
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: randomUUID(),
      functionArn: `${functionArn}:$LATEST`,
      condition,
      approximateInvokeCount: one.failures,
    },
    requestPayload: JSON.parse(one.payload),
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType: result.errorType, errorMessage: result.message },
  });
}
