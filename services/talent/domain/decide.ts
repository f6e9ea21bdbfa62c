import type { Context, Decision } from '../../../shared/log/aggregate.ts';
import type { LaneName } from '../lanes.ts';
import { draftApplication, redraft } from './draft.ts';
import type { ApplicationEvent } from './events.ts';
import { noteProgress } from './progress.ts';
import type { Application, LaneStatus, SealedForm } from './state.ts';
import { stopLanes, submit, withdraw } from './submission.ts';
import { type AnswerSupplements, answerSupplements } from './together.ts';

export type ApplicationCommand =
  | { type: 'draft'; form: SealedForm }
  | { type: 'redraft'; form: SealedForm }
  | { type: 'submit' }
  | { type: 'withdraw'; services?: LaneName[] }
  | { type: 'stop-lanes'; services: LaneName[] }
  | AnswerSupplements
  | { type: 'note-progress'; service: LaneName; version: number; status: LaneStatus };

export type ApplicationCode =
  | 'not-found'
  | 'not-a-draft'
  | 'answers-missing'
  | 'active-application'
  | 'not-in-application'
  | 'nothing-to-withdraw'
  | 'no-supplement';

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
    case 'submit':
      return submit(state, context);
    case 'withdraw':
      return withdraw(command, state, context);
    case 'stop-lanes':
      return stopLanes(command.services, state);
    case 'answer-supplements':
      return answerSupplements(command, state, context);
    case 'note-progress':
      return noteProgress(command, state, context.at);
    default:
      return command satisfies never;
  }
}
