import type { AnyOperation } from '../contract/operation.ts';
import type { Refusal, RefusalSpec } from '../contract/refusal.ts';
import { commonRefusals, edgeRefusals } from './common-refusals.ts';
import { type GatewayResponse, json } from './gateway.ts';
import type { Language } from './language.ts';
import { type FieldFault, problemOf } from './problem.ts';

/** For whom a problem document is written. */
export interface Reader {
  language: Language;
  requestId: string;
}

export interface Refused extends Refusal {
  errors?: FieldFault[];
}

/** Turns a refusal into its problem document; a code that nobody declared is a bug and answers 500. */
export function refused(refusal: Refused, reader: Reader, operation?: AnyOperation): GatewayResponse {
  const specs: Readonly<Record<string, RefusalSpec | (typeof edgeRefusals)[keyof typeof edgeRefusals]>> = {
    ...operation?.refusals,
    ...commonRefusals,
    ...edgeRefusals,
  };
  const known = Object.hasOwn(specs, refusal.code) ? specs[refusal.code] : undefined;
  const { status, rule, mend } = known ?? edgeRefusals.unexpected;
  const pointed =
    refusal.pointer === undefined ? [] : [{ pointer: refusal.pointer, rule: refusal.detail ?? rule, mend }];
  const problem = problemOf(
    {
      code: known ? refusal.code : 'unexpected',
      status,
      rule,
      mend,
      ...(refusal.detail ? { detail: refusal.detail } : {}),
      errors: refusal.errors ?? pointed,
    },
    reader.language,
    reader.requestId,
  );
  return json(status, problem, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': reader.language,
  });
}
