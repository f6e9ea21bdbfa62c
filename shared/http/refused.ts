import type { AnyOperation } from '../contract/operation.ts';
import type { Refusal, RefusalSpec } from '../contract/refusal.ts';
import { commonRefusals, edgeRefusals } from './common-refusals.ts';
import { type GatewayResponse, json } from './gateway.ts';
import type { Language } from './language.ts';
import { problemOf } from './problem.ts';

/** For whom a problem document is written. */
export interface Reader {
  language: Language;
  requestId: string;
}

/** Turns a refusal into its problem document; a code that nobody declared is a bug and answers 500. */
export function refused(refusal: Refusal, reader: Reader, operation?: AnyOperation): GatewayResponse {
  const specs: Readonly<Record<string, RefusalSpec | (typeof edgeRefusals)[keyof typeof edgeRefusals]>> = {
    ...operation?.refusals,
    ...commonRefusals,
    ...edgeRefusals,
  };
  const known = Object.hasOwn(specs, refusal.code) ? specs[refusal.code] : undefined;
  const { code, pointer, detail, errors }: Refusal = known ? refusal : { code: 'unexpected' };
  const { status, rule, mend } = known ?? edgeRefusals.unexpected;
  const pointed = pointer === undefined ? [] : [{ pointer, rule: detail ?? rule, mend }];
  const parts = { code, status, rule, mend, ...(detail ? { detail } : {}), errors: errors ?? pointed };
  return json(status, problemOf(parts, reader.language, reader.requestId), {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': reader.language,
  });
}
