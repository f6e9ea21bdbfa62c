import type { Context, Decision } from '../../../shared/log/aggregate.ts';
import type { LaneName } from '../lanes.ts';
import type { AnswerCode } from './answers.ts';
import { type CorrectAnswer, type CorrectionCode, correctAnswer } from './correction.ts';
import { type DraftWhole, draftApplication, redraft, type SaveAnswers, saveAnswers } from './draft.ts';
import type { ApplicationEvent } from './events.ts';
import { discardDraft, expireDraft, warnDraft } from './expiry.ts';
import { type NoteProgress, noteProgress } from './progress.ts';
import { type RenewMember, renewMember } from './renewal.ts';
import { type NoteReview, noteReview } from './reviews.ts';
import { type Contest, contest, type ShareOutcomes, shareOutcomes } from './sharing.ts';
import type { Application } from './state.ts';
import { type Submit, stopLanes, submit, withdraw } from './submission.ts';
import { type AnswerSupplements, answerSupplements } from './together.ts';

export type ApplicationCommand =
  | DraftWhole
  | SaveAnswers
  | Submit
  | { type: 'withdraw'; services?: LaneName[] }
  | { type: 'stop-lanes'; services: LaneName[] }
  | AnswerSupplements
  | CorrectAnswer
  | RenewMember
  | NoteProgress
  | NoteReview
  | ShareOutcomes
  | Contest
  | { type: 'warn-draft' | 'expire-draft' | 'discard-draft' };

export type ApplicationCode =
  | 'not-found'
  | 'not-a-draft'
  | 'draft-expired'
  | 'answers-missing'
  | 'active-application'
  | 'not-in-application'
  | 'nothing-to-withdraw'
  | 'no-supplement'
  | AnswerCode
  | CorrectionCode;

/** What happens to a joint application. */
export function decideApplication(
  command: ApplicationCommand,
  state: Application,
  context: Context,
): Decision<ApplicationEvent, ApplicationCode> {
  switch (command.type) {
    case 'draft':
      return draftApplication(command, state, context);
    case 'redraft':
      return redraft(command, state, context);
    case 'save-answers':
      return saveAnswers(command, state, context);
    case 'submit':
      return submit(command, state, context);
    case 'withdraw':
      return withdraw(command, state, context);
    case 'stop-lanes':
      return stopLanes(command.services, state);
    case 'answer-supplements':
      return answerSupplements(command, state, context);
    case 'correct-answer':
      return correctAnswer(command, state, context);
    case 'renew-member':
      return renewMember(command, state);
    case 'note-progress':
      return noteProgress(command, state, context.at);
    case 'note-review':
      return noteReview(command, state);
    case 'share-outcomes':
      return shareOutcomes(command, state);
    case 'contest':
      return contest(command, state);
    case 'warn-draft':
      return warnDraft(state, context);
    case 'expire-draft':
      return expireDraft(state, context);
    case 'discard-draft':
      return discardDraft(state, context);
    default:
      return command satisfies never;
  }
}
