import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { LaneName } from '../lanes.ts';
import { formDefinition } from '../questions/definition.ts';
import type { Answers } from '../questions/model.ts';
import { type AnswerCode, type Change, changeOf, changeRefusal } from './answers.ts';
import type { AnswersSaved, ApplicationDrafted, ApplicationRedrafted, ConsentAwaited } from './events.ts';
import { unlessDraft, unlessOwn } from './guards.ts';
import type { Ward } from './named.ts';
import type { Application } from './state.ts';

/** A whole form: services, and answers by the id of their question. */
export interface WholeForm {
  services: LaneName[];
  answers: Answers;
}
/** Children under fourteen whom it names now and whose guardian's consent is not there. */
interface Awaiting {
  awaits?: readonly Ward[] | undefined;
}
export interface DraftWhole extends Awaiting {
  type: 'draft' | 'redraft';
  form: WholeForm;
}
export interface SaveAnswers extends Change, Awaiting {
  type: 'save-answers';
  services?: LaneName[] | undefined;
}

/** Said once for each child and department, as long as the draft lives. */
function awaiting(awaits: readonly Ward[] = [], { awaited }: Application): ConsentAwaited[] {
  const known = (one: Ward) => awaited.some((of) => of.memberId === one.memberId && of.service === one.service);
  return awaits.every(known) ? [] : [{ type: 'consent-awaited', wards: awaits.filter((one) => !known(one)) }];
}

const asKept = (form: WholeForm) => ({ version: formDefinition.version, ...form });

/** Begins a draft; whoever begins it owns it. */
export function draftApplication(
  { form, awaits }: DraftWhole,
  state: Application,
  { by }: Context,
): Decision<ApplicationDrafted | ConsentAwaited, 'not-a-draft'> {
  if (state.status !== 'NONE') return refuse('not-a-draft');
  const drafted = { type: 'application-drafted', person: by, form: asKept(form) } as const;
  return accept<ApplicationDrafted | ConsentAwaited>(drafted, ...awaiting(awaits, state));
}

/** Replaces all that a draft says. */
export function redraft(
  { form, awaits }: DraftWhole,
  state: Application,
  context: Context,
): Decision<ApplicationRedrafted | ConsentAwaited, 'not-found' | 'not-a-draft' | 'draft-expired'> {
  const no = unlessOwn(state, context) ?? unlessDraft(state);
  if (no) return no;
  const redrafted = { type: 'application-redrafted', form: asKept(form) } as const;
  return accept<ApplicationRedrafted | ConsentAwaited>(redrafted, ...awaiting(awaits, state));
}

/** Saves some answers of a draft, or takes them back; the same ones again change nothing. */
export function saveAnswers(
  { answers, services, awaits }: SaveAnswers,
  state: Application,
  context: Context,
): Decision<AnswersSaved | ConsentAwaited, 'not-found' | 'not-a-draft' | 'draft-expired' | AnswerCode> {
  const no = unlessOwn(state, context) ?? unlessDraft(state);
  if (no) return no;
  const refused = changeRefusal(formDefinition, state.form, { answers, services });
  if (refused) return refuse(refused.code, { pointer: `/answers/${refused.question}` });
  const { saved, cleared } = changeOf(formDefinition, state.form, { answers, services });
  const others = services && services.join() !== state.form.services.join() ? { services } : {};
  const nothing = Object.keys(saved).length + cleared.length === 0 && !('services' in others);
  if (nothing) return accept();
  const kept = { type: 'answers-saved', version: formDefinition.version, saved, cleared, ...others } as const;
  return accept<AnswersSaved | ConsentAwaited>(kept, ...awaiting(awaits, state));
}
