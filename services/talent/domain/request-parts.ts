import type { HeldKind, HeldRecord } from '../../../shared/rights/index.ts';

/** What one part of a service says; `last`: there is none after it. */
interface Said {
  last: boolean;
  kinds: readonly HeldKind[];
  records: readonly HeldRecord[];
}

/** What one service has said so far. */
export interface Part extends Omit<Said, 'last'> {
  /** How many came, without a gap from the first on. */
  parts: number;
  complete: boolean;
  /** What came before the part before it, by its number, from 1. */
  early?: Readonly<Record<number, Said>>;
}
export type Parts = Readonly<Record<string, Part>>;

export const unheard: Part = { parts: 0, complete: false, kinds: [], records: [] };

/** Whether a part has come already; queues bring parts twice and in any order. */
export const isThere = ({ parts, early }: Part, part: number): boolean => part <= parts || early?.[part] !== undefined;

/** With one more part, and with those that had come before it. */
export const joined = (before: Part, { part, last, kinds, records }: Said & { part: number }): Part =>
  caughtUp({ ...before, early: { ...before.early, [part]: { last, kinds, records } } });

function caughtUp({ early = {}, ...before }: Part): Part {
  const parts = before.parts + 1;
  const { [parts]: next, ...later } = early;
  if (!next) return Object.keys(early).length > 0 ? { ...before, early } : before;
  const fresh = next.kinds.filter(({ code }) => !before.kinds.some((one) => one.code === code));
  const kinds = [...before.kinds, ...fresh];
  return caughtUp({ parts, complete: next.last, kinds, records: [...before.records, ...next.records], early: later });
}

/** What was collected goes with the request's end; what was agreed stays. */
export const emptied = (all: Parts): Parts =>
  Object.fromEntries(
    Object.entries(all).map(([name, { early: _early, ...part }]) => [name, { ...part, kinds: [], records: [] }]),
  );
