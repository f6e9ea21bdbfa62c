import { endOfLocalDay, millisecondsOf, toShanghai } from '../../../shared/calendar/index.ts';
import type { Due } from '../../../shared/log/index.ts';
import { settings } from '../settings.ts';
import { type Item, isKept, isUnderWay, runningUses } from './state.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A moment so much later. */
const later = (at: string, milliseconds: number): string => toShanghai(millisecondsOf(at) + milliseconds);

/** What falls due of a document. */
export function duesOf(item: Item | null): Due[] {
  if (!item) return [];
  if (isUnderWay(item)) return waiting(item);
  return isKept(item) ? [...validity(item), ...retention(item)] : [];
}

function waiting(item: Item): Due[] {
  const { since, late } = item;
  if (item.state !== 'CHECKED') return [{ name: 'give-up', at: later(since, settings.comesWithinHours * hour) }];
  const giveUp = { name: 'give-up', at: later(since, settings.scannedWithinHours * hour) };
  return late ? [giveUp] : [{ name: 'note-late', at: later(since, settings.verdictWithinMinutes * 60_000) }, giveUp];
}

function validity({ state, facts: { expiresOn }, warned }: Item): Due[] {
  if (state !== 'READY' || expiresOn === undefined) return [];
  const ends = endOfLocalDay(expiresOn);
  const warn = { name: 'warn', at: later(ends, -settings.warnDaysBefore * day) };
  return [...(warned ? [] : [warn]), { name: 'expire', at: ends }];
}

/** Kept while a case has it, then so many days after the last one ended, or after it was added where none ever had it. */
function retention(item: Item): Due[] {
  const until = keptUntil(item);
  return until === undefined ? [] : [{ name: 'retire', at: until }];
}

/** When it goes by itself; undefined while a case has it. */
export function keptUntil(item: Item): string | undefined {
  if (runningUses(item).length > 0) return undefined;
  const last = item.uses
    .map(({ closedAt = '' }) => closedAt)
    .sort()
    .at(-1);
  if (last === undefined) return later(item.addedAt, settings.keptDaysUnused * day);
  return later(last, settings.keptDaysAfterLastCase * day);
}
