import { accept, type Decision, refuse } from '../../../shared/log/index.ts';
import type { Announced, Found, ItemCode, ItemEvent } from './messages.ts';
import { type Facts, type Item, isKept, isUnderWay } from './state.ts';

type Decided = Decision<ItemEvent, ItemCode>;

/**
 * A file is announced. The id is made of person and bytes, so what is here already is the same file; one that is still
 * awaited comes to the place that was given out before, so that bytes sent there are not lost.
 */
export function announce({ facts, file }: { facts: Facts; file: Announced }, item: Item | null): Decided {
  const here = item && (isKept(item) || item.state === 'CHECKED' || item.state === 'SCANNED');
  if (here) return refuse('duplicate');
  const last = item?.file?.attempt ?? 0;
  return accept({ type: 'announced', facts, file, attempt: item?.state === 'UPLOADING' ? last : last + 1 });
}

/** What is told of a file counts while it is on its way, and only of the newest announcement. */
const isAbout = (item: Item, attempt: number): boolean => isUnderWay(item) && item.file?.attempt === attempt;

/** Its bytes were looked at. */
export function check({ attempt, found }: { attempt: number; found: Found }, item: Item): Decided {
  if (!isAbout(item, attempt) || item.state === 'CHECKED') return accept();
  if ('fault' in found) return accept({ type: 'refused', reason: found.fault });
  return accept({ type: 'checked', ...found });
}

/** The scanner has spoken; that it failed says nothing of the file, which goes on waiting. */
export function scan({ attempt, verdict }: { attempt: number; verdict: string }, item: Item): Decided {
  if (!isAbout(item, attempt) || verdict === 'failed') return accept();
  if (verdict === 'threats') return accept({ type: 'refused', reason: 'malware' });
  if (verdict === 'unreadable') return accept({ type: 'refused', reason: 'unreadable' });
  return item.verdict === 'clean' ? accept() : accept({ type: 'scanned' });
}

/** Its bytes lie sealed under their own key; whoever comes second finds it done. */
export function store(stored: Extract<ItemEvent, { type: 'stored' }> & { attempt: number }, item: Item): Decided {
  const { attempt, ...event } = stored;
  if (!isAbout(item, attempt) || !isPassed(item)) return accept();
  return accept(event);
}

/** Whether both have spoken well of it. */
export const isPassed = (item: Item): boolean => item.state === 'CHECKED' && item.verdict === 'clean';

/** Nothing came, or nobody scanned it, for too long. */
export function giveUp(item: Item): Decided {
  if (!isUnderWay(item)) return accept();
  if (item.state === 'CHECKED') return accept({ type: 'refused', reason: 'not-scanned' });
  return accept({ type: 'deleted', reason: 'never-came' });
}
