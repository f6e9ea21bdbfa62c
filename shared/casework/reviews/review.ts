import { addWorkingDays, type Clock, dueOf, localDateOf, startClock, stop } from '../../calendar/index.ts';
import type { Text } from '../../contract/text.ts';
import { accept, type Context, type Decision, type Due, refuse } from '../../log/aggregate.ts';
import type { Sealed } from '../../sealed/index.ts';
import type { CaseRefusal } from '../contract/refusals.ts';
import type { CaseSettings } from '../settings.ts';

export type FiledBy = 'talent' | 'enterprise';
type Outcome = 'confirmed' | 'changed';

/** What is asked to be reviewed, by whom; the grounds stay sealed. */
export interface Filing {
  caseId: string;
  applicationId: string;
  /** Whose application it is. */
  person: string;
  filedBy: FiledBy;
  enterpriseId?: string;
  grounds: Sealed<string>;
  /** Which decision of the case, when it was made and by whom. */
  decision: number;
  decidedAt: string;
  decidedBy: string[];
}

/** A review of one decision; its clock is its own. */
export interface Review extends Omit<Filing, 'grounds'> {
  status: 'none' | 'open' | 'decided';
  grounds?: Sealed<string>;
  filedAt: string;
  clock: Clock;
  owner?: string;
  overdue: boolean;
  outcome?: Outcome;
  reasons?: Text;
  endedAt?: string;
}

export type ReviewCommand =
  | { type: 'file'; filing: Filing; settings: CaseSettings['review'] }
  | { type: 'assign'; to: string; asLead: boolean }
  | { type: 'decide'; outcome: Outcome; reasons: Text }
  | { type: 'overdue' };
export type ReviewEvent =
  | { type: 'review-filed'; filing: Filing; limitDays: number }
  | { type: 'review-assigned'; owner: string }
  | { type: 'review-decided'; outcome: Outcome; reasons: Text; inTime: boolean; usedDays: number }
  | { type: 'review-overdue' };
export type ReviewCode =
  | Extract<CaseRefusal, 'review-exists' | 'too-late' | 'review-closed' | 'decided-it' | 'own-case'>
  | Extract<CaseRefusal, 'already-assigned' | 'only-lead-assigns' | 'not-yours'>
  | 'not-found';

type Decided<E extends ReviewEvent = ReviewEvent> = Decision<E, ReviewCode>;

export const noReview: Review = {
  status: 'none',
  caseId: '',
  applicationId: '',
  person: '',
  filedBy: 'talent',
  decision: 0,
  decidedAt: '',
  decidedBy: [],
  filedAt: '',
  clock: startClock({ at: 0, limitDays: 0, warnShare: 1 }),
  overdue: false,
};

/** The last day on which a review of a decision may be asked for, `YYYY-MM-DD`. */
export const lastDayToFile = (decidedAt: string, { fileDays }: CaseSettings['review']): string =>
  addWorkingDays(localDateOf(decidedAt), fileDays).date;

/** A review is filed in time, once for each decision; somebody else than who decided takes it and decides it with reasons. */
export function decideReview(command: ReviewCommand, state: Review, context: Context): Decided {
  switch (command.type) {
    case 'file':
      return file(command, state, context);
    case 'assign':
      return assign(command, state, context);
    case 'decide':
      return conclude(command, state, context);
    case 'overdue':
      return becomeOverdue(state, context);
    default:
      return command satisfies never;
  }
}

function file({ filing, settings }: Extract<ReviewCommand, { type: 'file' }>, state: Review, { at }: Context): Decided {
  if (state.status !== 'none') return refuse('review-exists');
  if (localDateOf(at) > lastDayToFile(filing.decidedAt, settings)) return refuse('too-late');
  return accept({ type: 'review-filed', filing, limitDays: settings.limitDays });
}

function unlessOpen({ status }: Review) {
  if (status === 'none') return refuse('not-found');
  return status === 'decided' ? refuse('review-closed') : undefined;
}

function assign({ to, asLead }: Extract<ReviewCommand, { type: 'assign' }>, state: Review, { by }: Context): Decided {
  const no = unlessOpen(state);
  if (no) return no;
  if (to === state.person) return refuse('own-case');
  if (state.decidedBy.includes(to)) return refuse('decided-it');
  if (!asLead && to !== by) return refuse('only-lead-assigns', { pointer: '/to' });
  if (state.owner === to) return accept();
  if (!asLead && state.owner !== undefined) return refuse('already-assigned');
  return accept({ type: 'review-assigned', owner: to });
}

function conclude(
  { outcome, reasons }: Extract<ReviewCommand, { type: 'decide' }>,
  state: Review,
  { by, at }: Context,
): Decided {
  const no = unlessOpen(state);
  if (no) return no;
  if (state.decidedBy.includes(by)) return refuse('decided-it');
  if (state.owner !== by) return refuse('not-yours');
  return accept({ type: 'review-decided', outcome, reasons, ...stop(state.clock, at) });
}

/** The end of the promised day, while the review is open and that was not missed before. */
export function duesOfReview({ status, overdue, clock }: Review): Due[] {
  if (status !== 'open' || overdue) return [];
  // The clock of a review never stands still, so that it always has a day.
  return [{ name: 'overdue', at: String(dueOf(clock).dueAt) }];
}

function becomeOverdue(state: Review, { at }: Context): Decided {
  const [due] = duesOfReview(state);
  return due && Date.parse(due.at) <= Date.parse(at) ? accept({ type: 'review-overdue' }) : accept();
}

/** A review after one more event. */
export function evolveReview(state: Review, event: ReviewEvent, { at }: { at: string }): Review {
  switch (event.type) {
    case 'review-filed': {
      const clock = startClock({ at, limitDays: event.limitDays, warnShare: 1 });
      return { ...state, ...event.filing, status: 'open', filedAt: at, clock };
    }
    case 'review-assigned':
      return { ...state, owner: event.owner };
    case 'review-decided':
      return { ...state, status: 'decided', outcome: event.outcome, reasons: event.reasons, endedAt: at };
    case 'review-overdue':
      return { ...state, overdue: true };
    default:
      event satisfies never;
      return state;
  }
}
