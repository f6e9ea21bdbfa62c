import { draft, type EventDraft } from '../../shared/contract/index.ts';
import type { Aggregate } from '../../shared/log/aggregate.ts';
import { type ApplicationCode, type ApplicationCommand, decideApplication } from './domain/decide.ts';
import type { ApplicationEvent } from './domain/events.ts';
import { evolveApplication } from './domain/evolve.ts';
import { type Application, noApplication } from './domain/state.ts';
import { applicationCompleted, applicationSubmitted, applicationWithdrawn } from './events.ts';
import { supplementAnswered } from './supplement-events.ts';
import { applicationRows } from './views.ts';

/** The joint application of a talent. */
export const application: Aggregate<Application, ApplicationCommand, ApplicationEvent, ApplicationCode> = {
  name: 'application',
  initial: noApplication,
  decide: decideApplication,
  evolve: evolveApplication,
  publish: published,
  rows: applicationRows,
};

function published(
  event: ApplicationEvent,
  { person, form }: Application,
  { id: applicationId, at }: { id: string; at: string },
): EventDraft[] {
  const subject = `application/${applicationId}`;
  switch (event.type) {
    case 'application-submitted':
      return [draft(applicationSubmitted, subject, { applicationId, person, submittedAt: at, ...form })];
    case 'lanes-withdrawn':
      return [draft(applicationWithdrawn, subject, { applicationId, person, services: event.services })];
    case 'supplement-answered': {
      const { type: _type, ...answered } = event;
      return [draft(supplementAnswered, subject, { applicationId, person, ...answered })];
    }
    case 'application-closed': {
      const { type: _type, ...told } = event;
      return [draft(applicationCompleted, subject, { applicationId, person, ...told })];
    }
    default:
      return [];
  }
}
