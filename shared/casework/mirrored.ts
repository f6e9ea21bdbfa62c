import type { Text } from '../contract/text.ts';
import type { Sealed } from '../sealed/index.ts';
import type { Case } from './domain/state.ts';

/** What a body that decides said of a case, where a department passes it on. */
export interface MirroredWord {
  outcome: string;
  text: Text;
  /** The day on which it said so. */
  on: string;
  /** Why, by the department’s catalogue. */
  reasonCode?: string | undefined;
  /** For the applicant to read. */
  reason?: string | undefined;
  /** Personal; opened with the rest of the case. */
  number?: Sealed<string> | undefined;
}

interface Mirroring<A> {
  mirrored?(state: Case<A>): readonly MirroredWord[];
}

const wordsOf = <A>({ mirrored }: Mirroring<A>, state: Case<A>): readonly MirroredWord[] => mirrored?.(state) ?? [];

/** The same as a case shows it: that there is a number, and not which. */
export function shownMirrored<A>(desk: Mirroring<A>, state: Case<A>) {
  const words = wordsOf(desk, state).map(({ number, reason, ...told }) => ({
    ...told,
    ...(reason !== undefined && { reason }),
    ...(number && { numbered: true }),
  }));
  return words.length > 0 ? { mirrored: words } : {};
}

/** The numbers that came with it, sealed, the oldest first. */
export const mirroredNumbers = <A>(desk: Mirroring<A>, state: Case<A>): (Sealed<string> | undefined)[] =>
  wordsOf(desk, state).map(({ number }) => number);

/** What was said up to a day, in one line of a letter; nothing when nothing was. */
export function mirroredLine<A>(desk: Mirroring<A>, state: Case<A>, until: string): Text | undefined {
  const known = wordsOf(desk, state).filter(({ on }) => on <= until);
  if (known.length === 0) return undefined;
  return {
    zh: known.map(({ text, on }) => `${text.zh}（${on}）`).join('；'),
    en: known.map(({ text, on }) => `${text.en} (${on})`).join('; '),
  };
}
