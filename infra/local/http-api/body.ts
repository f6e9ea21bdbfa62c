import type { IncomingMessage } from 'node:http';

/** HTTP APIs take up to 10 MB, but a function's payload ends at 6 MB, and both refusals look the same. */
const bodyLimit = 6 * 1024 * 1024;
export const tooLarge = Symbol('request entity too large');

/** Reads the whole body, or says that it is over the limit. */
export async function readBody(request: IncomingMessage): Promise<Buffer | typeof tooLarge> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return refuse(request);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > bodyLimit) return refuse(request);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The rest is read and thrown away, so that the caller gets to see the answer. */
function refuse(request: IncomingMessage): typeof tooLarge {
  request.resume();
  return tooLarge;
}
