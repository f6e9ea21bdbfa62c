import { createHmac } from 'node:crypto';

/** Prefix of a symmetric secret in the Standard Webhooks specification. */
const prefix = 'whsec_';

/** A secret as its owner gets it. */
export const secretText = (key: Uint8Array): string => prefix + Buffer.from(key).toString('base64');

/** The headers of one attempt: `v1,` HMAC-SHA256 over `id.timestamp.body` (Standard Webhooks); time in seconds. */
export function signatureHeaders(key: Uint8Array, id: string, timestamp: number, body: string): Record<string, string> {
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
}
