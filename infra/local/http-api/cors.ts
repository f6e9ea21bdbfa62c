import type { IncomingMessage } from 'node:http';
import type { CorsDeclaration } from '../resources/platform.ts';

/** CORS headers for a request's origin; none where the API allows no such origin. */
export function corsHeaders(cors: CorsDeclaration | undefined, request: IncomingMessage): Record<string, string> {
  const { origin } = request.headers;
  if (!cors || origin === undefined || !(cors.origins.includes('*') || cors.origins.includes(origin))) return {};
  return {
    'access-control-allow-origin': cors.origins.includes('*') && !cors.credentials ? '*' : origin,
    ...(cors.credentials && { 'access-control-allow-credentials': 'true' }),
    ...(cors.exposed.length > 0 && { 'access-control-expose-headers': cors.exposed.join(',') }),
    ...(isPreflight(request) && {
      'access-control-allow-methods': cors.methods.join(','),
      'access-control-allow-headers': cors.headers.join(','),
      ...(cors.maxAgeSeconds !== undefined && { 'access-control-max-age': String(cors.maxAgeSeconds) }),
    }),
  };
}

export const isPreflight = ({ method, headers }: IncomingMessage): boolean =>
  method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
