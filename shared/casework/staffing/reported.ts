import type { Refusal, Text } from '../../contract/index.ts';
import { commonRefusals, edgeRefusals } from '../../http/common-refusals.ts';
import { caseRefusals } from '../contract/refusals.ts';

/** What became of one of several cases. */
export interface Reported {
  caseId: string;
  done: boolean;
  /** Why it was not done. */
  code?: string;
  /** What exactly, where the rule alone does not tell. */
  detail?: Text;
}

export function reported(caseId: string, executed: { ok: true } | { ok: false; refusal: Refusal }): Reported {
  if (executed.ok) return { caseId, done: true };
  const { code, detail } = executed.refusal;
  return { caseId, done: false, code, ...(detail && { detail }) };
}

type Words = Readonly<Record<string, { rule: Text; mend: Text }>>;
const words: Words = { ...commonRefusals, ...edgeRefusals, ...caseRefusals };

/** Each case with the rule that was in the way, and how to mend it. */
export const shownReport = (report: readonly Reported[]) =>
  report.map((one) => {
    const known = one.code === undefined ? undefined : words[one.code];
    return { ...one, ...(known && { rule: known.rule, mend: known.mend }) };
  });
