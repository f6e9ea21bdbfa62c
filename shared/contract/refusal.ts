import type { Text } from './text.ts';

/** How an expected refusal is told over HTTP: its status, what the rule is, and the way to mend it. */
export interface RefusalSpec {
  status: 400 | 403 | 404 | 409 | 410 | 422 | 429;
  rule: Text;
  mend: Text;
}

/** What is wrong with one field, the rule, and the way to mend it. */
export interface FieldFault {
  /** JSON pointer into the body, or `#query/<name>`, `#path/<name>`, `#header/<name>`. */
  pointer: string;
  rule: Text;
  mend: Text;
}

/** An expected "no" as a value: a code from a closed union, and the field it is about. */
export interface Refusal<Code extends string = string> {
  code: Code;
  /** JSON pointer into the request body, for instance `/services/0`. */
  pointer?: string;
  /** What exactly, when the rule alone does not tell; never personal data. */
  detail?: Text;
  /** The fields at fault, when it is about several; takes the place of `pointer`. */
  errors?: FieldFault[];
}

/** What a contract says of one refusal. */
export const refusal = (status: RefusalSpec['status'], rule: Text, mend: Text): RefusalSpec => ({ status, rule, mend });
