import type { GatewayRequest, GatewayResponse } from './gateway.ts';
import { languageOf } from './language.ts';
import { refused } from './refused.ts';

/** Answers every route that no service has. */
export async function handler(request: GatewayRequest): Promise<GatewayResponse> {
  const reader = {
    language: languageOf(request.headers['accept-language']),
    requestId: request.requestContext.requestId,
  };
  return refused({ code: 'no-such-route' }, reader);
}
