import type { Missing } from './state.ts';

/** What an answer is for; everything, when it names no documents. */
export interface Answering {
  documents?: readonly string[] | undefined;
  unnamed?: boolean | undefined;
  /** Exactly what it is for, where the answer says so: kinds, or words alone, and for which member of the family. */
  met?: readonly Met[] | undefined;
}

/** One thing that an answer is for. */
export interface Met {
  document?: string | undefined;
  memberId?: string | undefined;
}

/** Whether an answer is for this missing thing. */
export function answers(answer: Answering, { document, memberId }: Missing): boolean {
  if (answer.met) return answer.met.some((one) => one.document === document && one.memberId === memberId);
  if (answer.documents === undefined) return true;
  return document === undefined ? answer.unnamed === true : answer.documents.includes(document);
}
