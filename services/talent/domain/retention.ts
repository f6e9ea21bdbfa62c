import { toShanghai } from '../../../shared/calendar/index.ts';
import type { Due } from '../../../shared/log/index.ts';
import settings from '../data/rights.json' with { type: 'json' };
import type { Consents } from './consents.ts';

const dayMs = 86_400_000;
const later = (from: string | number, days: number): string => toShanghai(new Date(from).getTime() + days * dayMs);

/** When what is held of a person has been held long enough: so long after the last of their applications ended. */
export function retentionDues({ flows, retainedTo }: Consents): Due[] {
  const all = Object.values(flows);
  const last = all
    .map(({ endedAt = '' }) => endedAt)
    .toSorted()
    .at(-1);
  if (!last || all.some(({ ended }) => !ended)) return [];
  const over = later(last, settings.retention.days);
  return [{ name: 'retention', at: retainedTo !== undefined && retainedTo > over ? retainedTo : over }];
}

/** When it is tried again. */
export const againAt = (now: number): string => later(now, settings.retention.againDays);
