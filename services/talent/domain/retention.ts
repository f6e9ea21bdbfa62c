import { localDateOf, toShanghai } from '../../../shared/calendar/index.ts';
import type { Due } from '../../../shared/log/index.ts';
import settings from '../data/rights.json' with { type: 'json' };
import type { Consents, Flow } from './consent-state.ts';

const dayMs = 86_400_000;
const later = (from: string | number, days: number): string => toShanghai(new Date(from).getTime() + days * dayMs);

const { days: personDays, noticeDays, againDays, records, recordNoticeDays } = settings.retention;

/** The person is told that an application goes at that ISO instant. */
export interface FlowAnnounced {
  type: 'flow-announced';
  applicationId: string;
  retiresAt: string;
}
export interface FlowRetired {
  type: 'flow-retired';
  applicationId: string;
}

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

/** When it goes as was announced; nothing if its period has become longer since, so that it is announced anew. */
const announced = ({ retiresAt }: Flow, over: string): string | undefined =>
  retiresAt !== undefined && retiresAt >= over ? retiresAt : undefined;

/** When an application is announced, or goes as it was. */
function stepAt(flow: Flow): string | undefined {
  const over = overAt(flow);
  if (over === undefined) return undefined;
  return announced(flow, over) ?? later(over, -recordNoticeDays);
}

/** Announces each application some days ahead, as many also when that is late, and lets go of none before the day that was told. */
export const retainFlows = ({ flows }: Consents, at: string): (FlowAnnounced | FlowRetired)[] =>
  Object.entries(flows).flatMap(([applicationId, flow]): (FlowAnnounced | FlowRetired)[] => {
    const over = overAt(flow);
    if (over === undefined) return [];
    const told = announced(flow, over);
    if (told !== undefined) return told <= at ? [{ type: 'flow-retired', applicationId }] : [];
    const soonest = later(at, recordNoticeDays);
    return soonest >= over ? [{ type: 'flow-announced', applicationId, retiresAt: soonest }] : [];
  });

/** The applications that have ended and are still held, each with the day on which it goes, and whether that was told. */
export const retirements = ({ flows }: Consents) =>
  Object.entries(flows).flatMap(([applicationId, flow]) => {
    const over = overAt(flow);
    if (over === undefined) return [];
    const told = announced(flow, over);
    return [{ applicationId, services: flow.services, on: localDateOf(told ?? over), announced: told !== undefined }];
  });

/** When the next application is announced or goes, or the end of everything is announced. */
export function retentionDues(state: Consents): Due[] {
  const steps = [announcedAt(state), ...Object.values(state.flows).map(stepAt)];
  const [at] = steps.filter((step) => step !== undefined).toSorted();
  return at === undefined ? [] : [{ name: 'retention', at }];
}

/** When it is tried again. */
export const againAt = (now: number): string => later(now, againDays);
