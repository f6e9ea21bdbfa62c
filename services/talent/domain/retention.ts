import { toShanghai } from '../../../shared/calendar/index.ts';
import type { Due } from '../../../shared/log/index.ts';
import settings from '../data/rights.json' with { type: 'json' };
import type { Consents, Flow } from './consent-state.ts';

const dayMs = 86_400_000;
const later = (from: string | number, days: number): string => toShanghai(new Date(from).getTime() + days * dayMs);

const { days: personDays, noticeDays, againDays, records } = settings.retention;

/** When an application that ended has been held long enough: the longest period of its services counts. */
function overAt({ services, ended, endedAt, retired }: Flow): string | undefined {
  if (!ended || retired || endedAt === undefined || services.length === 0) return undefined;
  return later(endedAt, Math.max(...services.map((service) => records[service].days)));
}

/** When what is held of a person has been held long enough: so long after the last of their applications ended. */
export function personOverAt({ flows }: Pick<Consents, 'flows'>): string | undefined {
  const all = Object.values(flows);
  const last = all
    .map(({ endedAt = '' }) => endedAt)
    .toSorted()
    .at(-1);
  if (!last || all.some(({ ended }) => !ended)) return undefined;
  return later(last, personDays);
}

/** When an erasure that carries that out is announced: some days before, or before it is tried again. */
export function announcedAt(state: Consents): string | undefined {
  const over = personOverAt(state);
  if (over === undefined) return undefined;
  const { retainedTo } = state;
  const putOff = retainedTo !== undefined && retainedTo > over;
  return later(putOff ? retainedTo : over, -noticeDays);
}

/** When what is announced now is carried out. */
export const erasesAt = (now: number): string => later(now, noticeDays);

/** The applications that have been held long enough by then. */
export const retiredBy = ({ flows }: Consents, at: string): string[] =>
  Object.entries(flows).flatMap(([applicationId, flow]) => {
    const over = overAt(flow);
    return over !== undefined && over <= at ? [applicationId] : [];
  });

/** When the first application has been held long enough, or the end of everything is announced. */
export function retentionDues(state: Consents): Due[] {
  const overs = [announcedAt(state), ...Object.values(state.flows).map(overAt)];
  const [at] = overs.filter((over) => over !== undefined).toSorted();
  return at === undefined ? [] : [{ name: 'retention', at }];
}

/** When it is tried again. */
export const againAt = (now: number): string => later(now, againDays);
