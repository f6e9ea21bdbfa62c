import type { Thread } from './thread.ts';

/** The fact of a thread for which something is said; an empty value is that there is nothing of the kind any more. */
export interface Holding {
  thread: string;
  fact: string;
  value: string;
}

/** Whether it is still so; that there is nothing of the kind is not worth saying of what has ended. */
export const isSo = ({ fact, value }: Holding, { facts, ended }: Thread): boolean =>
  facts[fact]?.value === value && (value !== '' || ended === undefined);
