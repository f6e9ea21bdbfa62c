import { accept, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { nobody } from '../../../shared/log/index.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import type { DenialReason } from '../employment/reasons.ts';
import type { LaneName } from '../lanes.ts';

interface Given {
  outcome: 'confirmed' | 'denied';
  /** Of the catalogue; a denial has one. */
  reason?: DenialReason | undefined;
  note?: Sealed<string> | undefined;
  /** Why an earlier answer is changed. */
  correction?: Sealed<string> | undefined;
}
export interface EmploymentAnswer extends Given {
  at: string;
  by: string;
}

/** What the employer that an application names says of the employment; its id is the application's. */
export interface Employment {
  person: string;
  enterpriseId: string;
  services: readonly LaneName[];
  askedAt: string;
  /** The employer sees it and may answer: the consent is in force and the application under way. */
  open: boolean;
  /** When the consent went under which the employer saw it; until it is asked again. */
  withdrawnAt?: string | undefined;
  /** Consents that were withdrawn; a question asked under one of them comes too late. */
  withdrawn: readonly string[];
  /** The application has ended. */
  ended: boolean;
  answer?: EmploymentAnswer;
  /** Answers that were corrected. */
  earlier: readonly EmploymentAnswer[];
}

export const noEmployment: Employment = {
  ...{ person: '', enterpriseId: '', services: [], askedAt: '', open: false },
  ...{ withdrawn: [], ended: false, earlier: [] },
};

interface Asked {
  consentId: string;
  person: string;
  enterpriseId: string;
  services: readonly LaneName[];
}
interface Closed {
  consentId: string;
  person: string;
  /** Lanes of the application, so that their departments can be told though nobody was asked. */
  services?: readonly LaneName[];
}
export type EmploymentEvent =
  | ({ type: 'employment-asked'; later?: true } & Asked)
  | ({ type: 'employment-closed' } & Closed)
  /** A consent went, and another one holds. */
  | { type: 'employment-kept'; person: string; consentId: string }
  | { type: 'employment-ended'; person: string }
  | ({ type: 'employment-answered' } & Given);

/**
 * `again`: after the submission, by a consent that came later or since a case was reopened. `untold`: by one that came
 * while the submission, which said nothing of it, was on its way in.
 */
export type EmploymentCommand =
  | ({ type: 'ask'; again: boolean; untold?: boolean } & Asked)
  /** `kept`: another consent is in force, under which the employer may be asked. */
  | ({ type: 'close'; kept?: boolean } & Closed)
  | { type: 'end'; person: string }
  | ({ type: 'answer'; enterpriseId: string } & Given);
export type EmploymentCode = 'not-found' | 'denial-reason' | 'answered';

/** Asks the employer, takes its answer, and closes when there is no consent or no application any more, in any order. */
export function decideEmployment(
  command: EmploymentCommand,
  state: Employment,
): Decision<EmploymentEvent, EmploymentCode> {
  switch (command.type) {
    case 'ask': {
      const { type: _type, again, untold = false, ...asked } = command;
      const late = state.withdrawn.includes(command.consentId) || (state.ended && !again);
      const later = again || untold ? { later: true as const } : {};
      return state.open || late ? accept() : accept({ type: 'employment-asked', ...asked, ...later });
    }
    case 'close':
      return close(command, state);
    case 'end':
      return state.ended ? accept() : accept({ type: 'employment-ended', person: command.person });
    case 'answer':
      return answered(command, state);
    default:
      return command satisfies never;
  }
}

/** A consent that went closes what is asked, unless another one holds. */
function close(
  { type: _type, kept = false, ...closed }: Extract<EmploymentCommand, { type: 'close' }>,
  { withdrawn }: Employment,
): Decision<EmploymentEvent, never> {
  const { person, consentId } = closed;
  if (withdrawn.includes(consentId)) return accept();
  return accept(kept ? { type: 'employment-kept', person, consentId } : { type: 'employment-closed', ...closed });
}

/** One answer; another one corrects it and says why, and the one before stays in the record. */
function answered(
  { type: _type, enterpriseId, ...given }: Extract<EmploymentCommand, { type: 'answer' }>,
  { open, enterpriseId: asked, answer }: Employment,
): Decision<EmploymentEvent, EmploymentCode> {
  if (!open || asked !== enterpriseId) return refuse('not-found');
  const { outcome, reason, correction } = given;
  if ((outcome === 'denied') !== (reason !== undefined)) return refuse('denial-reason', { pointer: '/reason' });
  if (answer && !correction)
    return answer.outcome === outcome && answer.reason === reason
      ? accept()
      : refuse('answered', { pointer: '/correction' });
  return accept({ type: 'employment-answered', ...given });
}

/** The employment after one more event. */
export function evolveEmployment(
  state: Employment,
  event: EmploymentEvent,
  { at, by }: { at: string; by: string },
): Employment {
  switch (event.type) {
    case 'employment-asked': {
      const { type: _type, consentId: _consent, later: _later, ...asked } = event;
      return { ...state, ...asked, askedAt: at, open: true, ended: false, withdrawnAt: undefined };
    }
    case 'employment-closed': {
      const { person, consentId, services = state.services } = event;
      const seen = state.open ? { withdrawnAt: at } : {};
      return { ...state, person, services, open: false, withdrawn: [...state.withdrawn, consentId], ...seen };
    }
    case 'employment-kept':
      return { ...state, person: event.person, withdrawn: [...state.withdrawn, event.consentId] };
    case 'employment-ended':
      return { ...state, person: event.person, open: false, ended: true };
    case 'employment-answered': {
      const { type: _type, ...given } = event;
      const earlier = state.answer ? [...state.earlier, state.answer] : state.earlier;
      return { ...state, answer: { ...given, at, by }, earlier };
    }
    default:
      return event satisfies never;
  }
}

/** How it stands, for whoever may know. */
export const employmentStands = ({ open, answer }: Employment): 'asked' | 'confirmed' | 'denied' | 'not-asked' =>
  answer?.outcome ?? (open ? 'asked' : 'not-asked');

/** What is left once the person is erased: that it is over. */
export const forgottenEmployment = ({ withdrawn }: Employment): Employment => ({
  ...noEmployment,
  ...{ person: nobody, ended: true, withdrawn },
});
