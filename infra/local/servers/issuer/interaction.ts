import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Provider } from 'oidc-provider';
import { type Persona, subjectOf } from './persona.ts';
import { pickerPage, troublePage } from './picker.ts';

/** Shows the personas, or signs in the one that was chosen. */
export async function interact(
  provider: Provider,
  personas: readonly Persona[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await provider.interactionDetails(request, response);
  } catch {
    return html(response, 400, troublePage('此登录已过期，请重新开始。 This sign-in has expired; please start again.'));
  }
  if (request.method !== 'POST') return html(response, 200, pickerPage(personas));
  const subject = new URLSearchParams(await text(request)).get('subject');
  if (!personas.some((persona) => subjectOf(persona) === subject))
    return html(response, 400, troublePage('没有这个身份。 There is no such identity.'));
  await provider.interactionFinished(request, response, { login: { accountId: subject } });
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.end(body);
}
