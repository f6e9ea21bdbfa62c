/** The part of oidc-provider 9 that is used here; the package ships no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface Context {
    type: string;
    status: number;
    body: unknown;
    oidc: { account?: { accountId: string }; client?: { clientId: string } };
  }

  export interface Token {
    accountId?: string;
    clientId?: string;
  }

  export class Grant {
    constructor(properties: { accountId: string | undefined; clientId: string | undefined });
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export interface Policy {
    remove(prompt: string): void;
  }

  export const interactionPolicy: { base(): Policy };

  export class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: typeof Grant;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ uid: string }>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
    on(event: 'server_error', listener: (context: Context, error: Error) => void): this;
  }

  export default Provider;
}
