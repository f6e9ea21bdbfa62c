import { addDays, localDateOf, startOfLocalDay } from '../../../shared/calendar/index.ts';
import { accept, type Context, type Decision, type Due } from '../../../shared/log/aggregate.ts';
import { nobody } from '../../../shared/log/index.ts';
import settings from '../data/settings.json' with { type: 'json' };
import type { DraftDiscarded, DraftExpired, DraftExpiring } from './events.ts';
import type { Application } from './state.ts';

/** The last day of a draft. It counts from the day, so that many changes on one day move no date. */
export const lastDayOf = ({ touchedAt, expiresOn }: Pick<Application, 'touchedAt' | 'expiresOn'>): string =>
  expiresOn ?? addDays(localDateOf(touchedAt), settings.draftDays);

const warnsAt = (state: Application): string => startOfLocalDay(addDays(lastDayOf(state), -settings.warnDays));
const endsAt = (expiresOn: string): string => startOfLocalDay(addDays(expiresOn, 1));

/** When a draft that its talent withdrew goes; nothing for one that was submitted, is gone already, or is nobody's. */
function discardedAt({ status, submittedAt, discarded, closedAt, person }: Application): string | undefined {
  const kept = status === 'WITHDRAWN' && submittedAt === undefined && !discarded && person !== nobody;
  return kept && closedAt ? endsAt(addDays(localDateOf(closedAt), settings.withdrawnDays)) : undefined;
}

/** A draft is warned of before it expires; one that was withdrawn goes a set time later. */
export function draftDues(state: Application): Due[] {
  const { status, expiresOn } = state;
  const goes = discardedAt(state);
  if (goes !== undefined) return [{ name: 'discard-draft', at: goes }];
  if (status !== 'DRAFT') return [];
  return [
    expiresOn === undefined
      ? { name: 'warn-draft', at: warnsAt(state) }
      : { name: 'expire-draft', at: endsAt(expiresOn) },
  ];
}

const reached = (instant: string, { at }: Context): boolean => Date.parse(at) >= Date.parse(instant);

/** Tells that the draft expires soon, unless somebody has touched it meanwhile; a late warning leaves as many days. */
export function warnDraft(state: Application, context: Context): Decision<DraftExpiring, never> {
  const due = state.status === 'DRAFT' && state.expiresOn === undefined && reached(warnsAt(state), context);
  if (!due) return accept();
  return accept({ type: 'draft-expiring', expiresOn: addDays(localDateOf(context.at), settings.warnDays) });
}

/** The draft is over, and its answers are offered no more. */
export function expireDraft(state: Application, context: Context): Decision<DraftExpired, never> {
  const { status, expiresOn } = state;
  const due = status === 'DRAFT' && expiresOn !== undefined && reached(endsAt(expiresOn), context);
  return due ? accept({ type: 'draft-expired' }) : accept();
}

/** A withdrawn draft's answers are kept no longer. */
export function discardDraft(state: Application, context: Context): Decision<DraftDiscarded, never> {
  const goes = discardedAt(state);
  return goes !== undefined && reached(goes, context) ? accept({ type: 'draft-discarded' }) : accept();
}
