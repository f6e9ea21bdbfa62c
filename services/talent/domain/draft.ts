import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { formDefinition } from '../form/definition.ts';
import type { Answers } from '../form/model.ts';
import type { LaneName } from '../lanes.ts';
import { type AnswerCode, type Change, changeOf, changeRefusal } from './answers.ts';
import type { AnswersSaved, ApplicationDrafted, ApplicationRedrafted } from './events.ts';
import { unlessOwn } from './guards.ts';
import type { Application } from './state.ts';

/** A whole form: services, and answers by the id of their question. */
export interface WholeForm {
  services: LaneName[];
  answers: Answers;
}
export interface SaveAnswers extends Change {
  type: 'save-answers';
  services?: LaneName[] | undefined;
}

const asKept = (form: WholeForm) => ({ version: formDefinition.version, ...form });

/** Begins a draft; whoever begins it owns it. */
export function draftApplication(
  { form }: { form: WholeForm },
  state: Application,
  { by }: Context,
): Decision<ApplicationDrafted, 'not-a-draft'> {
  if (state.status !== 'NONE') return refuse('not-a-draft');
  return accept({ type: 'application-drafted', person: by, form: asKept(form) });
}

/** Replaces all that a draft says. */
export function redraft(
  { form }: { form: WholeForm },
  state: Application,
  context: Context,
): Decision<ApplicationRedrafted, 'not-found' | 'not-a-draft'> {
  const no = unlessOwn(state, context);
  if (no) return no;
  return state.status === 'DRAFT'
    ? accept({ type: 'application-redrafted', form: asKept(form) })
    : refuse('not-a-draft');
}

/** Saves some answers of a draft, or takes them back; the same ones again change nothing. */
export function saveAnswers(
  { answers, services }: SaveAnswers,
  state: Application,
  context: Context,
): Decision<AnswersSaved, 'not-found' | 'not-a-draft' | AnswerCode> {
  const no = unlessOwn(state, context);
  if (no) return no;
  if (state.status !== 'DRAFT') return refuse('not-a-draft');
  const refused = changeRefusal(formDefinition, state.form, { answers, services });
  if (refused) return refuse(refused.code, { pointer: `/answers/${refused.question}` });
  const { saved, cleared } = changeOf(formDefinition, state.form, { answers, services });
  const others = services && services.join() !== state.form.services.join() ? { services } : {};
  const nothing = Object.keys(saved).length + cleared.length === 0 && !('services' in others);
  if (nothing) return accept();
  return accept({ type: 'answers-saved', version: formDefinition.version, saved, cleared, ...others });
}
