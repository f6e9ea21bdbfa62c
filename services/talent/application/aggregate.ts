import { draft, type EventDraft } from '../../../shared/contract/index.ts';
import type { Aggregate } from '../../../shared/log/aggregate.ts';
import { consentNeeded } from '../consents/events.ts';
import { type ApplicationCode, type ApplicationCommand, decideApplication } from '../domain/decide.ts';
import type { ApplicationEvent } from '../domain/events.ts';
import { evolveApplication } from '../domain/evolve.ts';
import { draftDues } from '../domain/expiry.ts';
import { forgottenApplication } from '../domain/forgotten.ts';
import { linksOf } from '../domain/links.ts';
import type { Ward } from '../domain/named.ts';
import { type Application, noApplication } from '../domain/state.ts';
import { applicationCompleted, applicationSubmitted, applicationWithdrawn } from '../events.ts';
import { answerCorrected, draftDiscarded, draftExpired, draftExpiring } from '../form/events.ts';
import { correctionTold, renewalTold, submissionTold } from '../form/told.ts';
import { claimContested, lanesLinked } from '../lane-events.ts';
import { supplementAnswered } from '../supplement-events.ts';
import { applicationRows } from './views.ts';

/** The joint application of a talent. */
export const application: Aggregate<Application, ApplicationCommand, ApplicationEvent, ApplicationCode> = {
  name: 'application',
  initial: noApplication,
  decide: decideApplication,
  evolve: evolveApplication,
  publish: published,
  rows: applicationRows,
  dues: draftDues,
  onDue: (name) => ({ type: name === 'expire-draft' || name === 'discard-draft' ? name : 'warn-draft' }),
  personal: { of: ({ person }) => person, forgotten: forgottenApplication },
};

/** The education lane's child stands by itself, too, for readers of before. */
function guardedIn(wards: readonly Ward[]) {
  const child = wards.find(({ service }) => service === 'education');
  return { ...(child && { guarded: child.memberId }), ...(wards.length > 0 && { wards: [...wards] }) };
}

/** What a submission tells of what stands around its lanes. */
function aroundTold(state: Application, at: string) {
  const links = linksOf(state);
  return {
    ...(state.under?.employer && { employment: { state: 'asked' as const, at } }),
    ...(links.length > 0 && { links }),
    ...(state.handed && { documents: [...state.handed] }),
  };
}

function linked(state: Application, applicationId: string): EventDraft[] {
  const links = linksOf(state);
  const services = links.map(({ service }) => service);
  return [draft(lanesLinked, `application/${applicationId}`, { applicationId, person: state.person, services, links })];
}

function published(
  event: ApplicationEvent,
  state: Application,
  { id: applicationId, at }: { id: string; at: string },
): EventDraft[] {
  const { person, form, members, wards } = state;
  const subject = `application/${applicationId}`;
  const whose = { applicationId, person, services: form.services };
  switch (event.type) {
    case 'application-submitted':
      return [
        draft(applicationSubmitted, subject, {
          ...whose,
          submittedAt: at,
          ...guardedIn(wards),
          ...submissionTold(form, members),
          ...aroundTold(state, at),
        }),
      ];
    case 'lane-progressed':
      return event.informs ? linked(state, applicationId) : [];
    case 'outcomes-shared':
      return event.changes ? linked(state, applicationId) : [];
    case 'claim-contested': {
      const { service } = event;
      const beside = [...(state.contested?.[service] ?? [])];
      return [draft(claimContested, subject, { applicationId, person, services: [service], beside })];
    }
    case 'lanes-withdrawn':
      return [draft(applicationWithdrawn, subject, { ...whose, services: event.services })];
    case 'supplement-answered': {
      const { type: _type, ...answered } = event;
      return [draft(supplementAnswered, subject, { applicationId, person, ...answered })];
    }
    case 'answer-corrected':
      return [draft(answerCorrected, subject, { ...whose, at, ...correctionTold(event, state) })];
    case 'consent-awaited':
      return [draft(consentNeeded, subject, { applicationId, person, wards: [...event.wards], at })];
    case 'member-renewed':
      return [draft(answerCorrected, subject, { applicationId, person, at, ...renewalTold(event, state) })];
    case 'draft-expiring':
      return [draft(draftExpiring, subject, { ...whose, expiresOn: event.expiresOn })];
    case 'draft-expired':
      return [draft(draftExpired, subject, whose)];
    case 'draft-discarded':
      return [draft(draftDiscarded, subject, whose)];
    case 'application-closed': {
      const { type: _type, ...told } = event;
      return [draft(applicationCompleted, subject, { applicationId, person, ...told })];
    }
    default:
      return [];
  }
}
