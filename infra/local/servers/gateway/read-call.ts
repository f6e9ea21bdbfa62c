import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsError } from '../aws-error.ts';
import { joined } from './forward.ts';
import type { Call } from './model.ts';
import { checkPresigned, isPresigned, type PresignedOptions } from './presigned.ts';

const maximumBytes = 16 * 1024 * 1024;
const credential = /Credential=([^/,\s]+)\/\d+\/[^/]*\/([^/]+)\/aws4_request/;

/** Reads a signed request. Throws AwsError when it is not signed, too large or no JSON object. */
export async function readCall(
  request: IncomingMessage,
  response: ServerResponse,
  options: PresignedOptions,
): Promise<Call> {
  const { accessKeyId, service } = callerOf(request, options);
  const body = await readBody(request);
  const target = String(request.headers['x-amz-target'] ?? '');
  return {
    accessKeyId,
    service,
    operation: target.slice(target.indexOf('.') + 1),
    method: request.method ?? 'POST',
    url: request.url ?? '/',
    headers: request.headers,
    body,
    input: service === 's3' ? {} : parsed(body),
    hungUp: () => signalOf(response),
  };
}

/** Calls of functions name their access key, which nobody else knows; an address that was handed out is checked in full. */
function callerOf({ method = '', url = '/', headers }: IncomingMessage, options: PresignedOptions) {
  if (isPresigned(url)) return checkPresigned({ method, url, headers }, options);
  const [, accessKeyId, service] = credential.exec(headers.authorization ?? '') ?? [];
  if (accessKeyId === undefined || service === undefined)
    throw new AwsError('MissingAuthenticationToken', 'The request carries no AWS signature.', 403);
  return { accessKeyId, service };
}

function signalOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let bytes = 0;
    request.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > maximumBytes)
        reject(new AwsError('RequestEntityTooLarge', `The body exceeds ${maximumBytes} bytes.`, 413));
      else pieces.push(piece);
    });
    request.on('end', () => resolve(joined(pieces)));
    request.on('error', reject);
  });
}

function parsed(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString());
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Refused below, like any other body that is no object.
  }
  throw new AwsError('SerializationException', 'The body is no JSON object.');
}
