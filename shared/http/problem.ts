import type { FieldFault } from '../contract/refusal.ts';
import type { Text } from '../contract/text.ts';
import type { Language } from './language.ts';

/** RFC 9457 problem details, with our code, both languages and the faults per field. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  mend: string;
  text: { rule: Text; mend: Text; detail?: Text };
  errors: FieldFault[];
  requestId: string;
}

export interface ProblemParts {
  code: string;
  status: number;
  rule: Text;
  mend: Text;
  detail?: Text;
  errors?: FieldFault[];
}

/** Builds the document; `type` is stable for a code. */
export function problemOf(parts: ProblemParts, language: Language, requestId: string): Problem {
  const { code, status, rule, mend, detail } = parts;
  return {
    type: `urn:plus:problem:${code}`,
    title: rule[language],
    status,
    ...(detail ? { detail: detail[language] } : {}),
    code,
    mend: mend[language],
    text: { rule, mend, ...(detail ? { detail } : {}) },
    errors: parts.errors ?? [],
    requestId,
  };
}
