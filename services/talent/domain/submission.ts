import type { FieldFault } from '../../../shared/contract/index.ts';
import { accept, acceptWith, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { LaneName } from '../lanes.ts';
import { formDefinition } from '../questions/definition.ts';
import { talentRefusals } from '../refusals.ts';
import { changeOf, hiddenAnswers, missingAnswers } from './answers.ts';
import { activeClaims, subjectIn } from './claims.ts';
import type { ApplicationEvent, ApplicationSubmitted, LanesWithdrawn } from './events.ts';
import { unlessDraft, unlessOwn } from './guards.ts';
import type { Handed } from './handed.ts';
import { type Named, namingsIn } from './named.ts';
import { type Application, isTerminal, isUnderWay, laneOf, type Under } from './state.ts';

/** Says that a member of the family who is named is none, or of another relation. */
export function unknownMember(pointer: string): FieldFault {
  const { rule, mend } = talentRefusals['member-unknown'];
  return { pointer, rule, mend };
}

export interface Submit {
  type: 'submit';
  /** The members of the family whom it names, each to one department. */
  members?: readonly Named[];
  under?: Under;
  /** Documents that go to departments with it. */
  handed?: readonly Handed[];
}

/** Submits a draft that answers every question that it must, with everybody whom it names; all that is missing is named at once. */
export function submit(
  { members = [], under, handed = [] }: Submit,
  state: Application,
  context: Context,
): Decision<
  ApplicationSubmitted,
  'not-found' | 'not-a-draft' | 'draft-expired' | 'answers-missing' | 'active-application'
> {
  const no = unlessOwn(state, context) ?? unlessDraft(state);
  if (no) return no;
  const namings = namingsIn(formDefinition, state.form);
  const found = namings.map((one) => members.find((of) => of.memberId === one.memberId && of.service === one.service));
  const unknown = namings.filter((_one, at) => !found[at]).map(({ pointer }) => unknownMember(pointer));
  const errors = [...missingAnswers(formDefinition, state.form), ...unknown];
  if (errors.length > 0) return refuse('answers-missing', { errors });
  const hidden = hiddenAnswers(formDefinition, state.form);
  const named = found.filter((one) => one !== undefined);
  const known = { ...(under && { under }), ...(handed.length > 0 && { handed }) };
  const { version } = formDefinition;
  const submitted = { type: 'application-submitted', version, hidden, ...namedIn(named, state), ...known } as const;
  const take = state.form.services.flatMap((service) => activeClaims(state.person, service, subjectIn(named, service)));
  return acceptWith([submitted], { take }, { code: 'active-application' });
}

function namedIn(members: readonly Named[], { form }: Application) {
  if (members.length === 0) return {};
  const bySubject = form.services.some((service) => subjectIn(members, service));
  return { members, ...(bySubject && { bySubject }) };
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
  const { saved, cleared } = changeOf(formDefinition, form, { answers: {}, services });
  return accept({ type: 'answers-saved', version: formDefinition.version, saved, cleared, services });
}
