import { randomUUID } from 'node:crypto';
import type { Answer } from './model.ts';

/** An answer of the JSON protocols. */
export function jsonAnswer(version: '1.0' | '1.1', value: unknown, status = 200): Answer {
  const headers = { 'content-type': `application/x-amz-json-${version}`, 'x-amzn-requestid': randomUUID() };
  return { status, headers, body: JSON.stringify(value) };
}

/** A refusal of the JSON protocols. */
export function jsonRefusal(version: '1.0' | '1.1', namespace = '') {
  return (code: string, message: string, status: number): Answer =>
    jsonAnswer(version, { __type: `${namespace}${code}`, message, Message: message }, status);
}

/** A refusal of the REST-XML protocol (S3). */
export function xmlRefusal(code: string, message: string, status: number): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
