import type { Assessment } from './assess.ts';
import { checksUnknown } from './met.ts';

export interface Asked {
  fact: string;
  /** How many conditions and rows the answer would settle, or help to. */
  settles: number;
}

/**
 * The one fact to ask for: it settles most lines of the rules that are still open, alone before together with others;
 * of equals the one that is read first. Where no answer waits for more, it tells what a person will have to check.
 */
export function questionOf(assessments: readonly Assessment[]): Asked | undefined {
  const waiting = assessments.filter(({ result }) => result === 'more-needed');
  const open = waiting.length > 0 ? waiting : assessments.filter(checksUnknown);
  const lines = open.flatMap(({ conditions, rows }) => [...conditions, ...rows]);
  const facts = [...new Set(lines.flatMap(({ missing }) => missing))];
  const helping = (fact: string) => lines.filter(({ missing }) => missing.includes(fact));
  const weighed = facts.map((fact) => ({
    fact,
    settles: helping(fact).length,
    alone: helping(fact).filter(({ missing }) => missing.length === 1).length,
  }));
  const [best] = weighed.sort((a, b) => b.alone - a.alone || b.settles - a.settles);
  return best && { fact: best.fact, settles: best.settles };
}
