import type { FileAnswer } from '../contract/file-shape.ts';

/** A request as an HTTP API hands it to a function (payload format 2.0; the parts that we use). */
export interface GatewayRequest {
  routeKey: string;
  rawPath: string;
  headers: Readonly<Record<string, string | undefined>>;
  pathParameters?: Readonly<Record<string, string | undefined>>;
  queryStringParameters?: Readonly<Record<string, string | undefined>>;
  body?: string;
  isBase64Encoded?: boolean;
  requestContext: { requestId: string };
}

export interface GatewayResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded?: boolean;
}

const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', vary: 'accept-language' };

/** An answer in JSON that nobody keeps. */
export const json = (statusCode: number, body: unknown, headers: Record<string, string> = {}): GatewayResponse => ({
  statusCode,
  headers: { ...always, 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});

/** An answer that is a file, to be kept under its name and not shown in place. Source of the form: RFC 6266, RFC 8187. */
export const fileOf = ({ name, contentType, base64 }: FileAnswer): GatewayResponse => ({
  statusCode: 200,
  headers: {
    ...always,
    'content-type': contentType,
    'content-disposition': `attachment; filename*=UTF-8''${told(name)}`,
  },
  body: base64,
  isBase64Encoded: true,
});

const told = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
