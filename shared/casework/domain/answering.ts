import type { Missing } from './state.ts';

/** What an answer is for; everything, when it names no documents. */
export interface Answering {
  documents?: readonly string[] | undefined;
  unnamed?: boolean | undefined;
}

/** Whether an answer is for this missing thing. */
export function answers(answer: Answering, { document }: Missing): boolean {
  if (answer.documents === undefined) return true;
  return document === undefined ? answer.unnamed === true : answer.documents.includes(document);
}
