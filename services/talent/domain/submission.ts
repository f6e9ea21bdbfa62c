import { accept, acceptWith, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { LaneName } from '../lanes.ts';
import type { ApplicationEvent, ApplicationSubmitted, LanesWithdrawn } from './events.ts';
import { unlessOwn } from './guards.ts';
import { type Application, isTerminal, isUnderWay, laneOf } from './state.ts';

/** A talent has one application under way for each service; the claim is held from submission until that lane has ended. */
export const activeClaim = (person: string, service: LaneName): string => `active-application#${person}#${service}`;

/** Submits a draft that answers for every service that it asks for. */
export function submit(
  state: Application,
  context: Context,
): Decision<ApplicationSubmitted, 'not-found' | 'not-a-draft' | 'answers-missing' | 'active-application'> {
  const no = unlessOwn(state, context);
  if (no) return no;
  if (state.status !== 'DRAFT') return refuse('not-a-draft');
  const missing = state.form.services.find((service) => state.form.answers[service] === undefined);
  if (missing) return refuse('answers-missing', { pointer: `/answers/${missing}` });
  const claims = { take: state.form.services.map((service) => activeClaim(state.person, service)) };
  return acceptWith([{ type: 'application-submitted' }], claims, { code: 'active-application' });
}

type WithdrawCode = 'not-found' | 'not-in-application' | 'nothing-to-withdraw';

/**
 * Takes back the whole application or some services. A draft is changed at once; of a submitted one the departments
 * are told, and a lane is closed when its department says so, which may have decided a moment before.
 */
export function withdraw(
  { services }: { services?: readonly LaneName[] },
  state: Application,
  context: Context,
): Decision<ApplicationEvent, WithdrawCode> {
  const no = unlessOwn(state, context);
  if (no) return no;
  const wanted = services ?? state.form.services;
  const strange = wanted.findIndex((service) => !state.form.services.includes(service));
  if (strange >= 0) return refuse('not-in-application', { pointer: `/services/${strange}` });
  if (state.status === 'DRAFT') return withdrawDraft(wanted, state);
  const open = isUnderWay(state) ? wanted.filter((service) => !isTerminal(laneOf(state, service))) : [];
  return open.length === 0 ? refuse('nothing-to-withdraw') : takeBack(open, state);
}

/** The consent to work on these lanes is gone: the ones still open are taken back, whoever says so. */
export function stopLanes(services: readonly LaneName[], state: Application): Decision<LanesWithdrawn, never> {
  const open = isUnderWay(state) ? services.filter((service) => !isTerminal(laneOf(state, service))) : [];
  return takeBack(open, state);
}

function takeBack(open: readonly LaneName[], state: Application): Decision<LanesWithdrawn, never> {
  const fresh = state.form.services.filter((service) => open.includes(service) && !laneOf(state, service).withdrawing);
  return fresh.length === 0 ? accept() : accept({ type: 'lanes-withdrawn', services: fresh });
}

function withdrawDraft(wanted: readonly LaneName[], { form }: Application): Decision<ApplicationEvent, never> {
  const services = form.services.filter((service) => !wanted.includes(service));
  if (services.length === 0) return accept({ type: 'draft-withdrawn' });
  const kept = Object.entries(form.answers).filter(([service]) => services.some((one) => one === service));
  return accept({ type: 'application-redrafted', form: { ...form, services, answers: Object.fromEntries(kept) } });
}
