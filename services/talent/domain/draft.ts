import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { type LaneName, laneNames } from '../lanes.ts';
import type { ApplicationDrafted, ApplicationRedrafted } from './events.ts';
import { unlessOwn } from './guards.ts';
import type { Application, SealedForm } from './state.ts';

/** What can be said of a form before anything of it is sealed or kept. */
export interface Entered {
  services: readonly LaneName[];
  answers: { readonly [K in LaneName]?: unknown } & { education?: { guardianConsent: boolean } | undefined };
}
export type EntryCode = 'guardian-consent-missing' | 'answers-not-wanted';

/** Refuses a form at the door: a child's data without consent, or answers that nobody asked for. */
export function entryRefusal({ services, answers }: Entered): { code: EntryCode; pointer: string } | undefined {
  if (answers.education?.guardianConsent === false)
    return { code: 'guardian-consent-missing', pointer: '/answers/education/guardianConsent' };
  const unwanted = laneNames.find((name) => answers[name] !== undefined && !services.includes(name));
  return unwanted && { code: 'answers-not-wanted', pointer: `/answers/${unwanted}` };
}

/** Begins a draft; whoever begins it owns it. */
export function draftApplication(
  { form }: { form: SealedForm },
  state: Application,
  { by }: Context,
): Decision<ApplicationDrafted, 'not-a-draft'> {
  if (state.status !== 'NONE') return refuse('not-a-draft');
  return accept({ type: 'application-drafted', person: by, form });
}

/** Replaces all that a draft says. */
export function redraft(
  { form }: { form: SealedForm },
  state: Application,
  context: Context,
): Decision<ApplicationRedrafted, 'not-found' | 'not-a-draft'> {
  const no = unlessOwn(state, context);
  if (no) return no;
  return state.status === 'DRAFT' ? accept({ type: 'application-redrafted', form }) : refuse('not-a-draft');
}
