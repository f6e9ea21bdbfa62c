import { draft, type EventDraft } from '../../shared/contract/index.ts';
import { signingEvents as events } from './contract/events.ts';
import type { AnnouncementRecorded } from './domain/announcement.ts';
import { type Batch, type BatchEvent, countsOf } from './domain/batch.ts';
import { investorOf, type Project, type ProjectEvent } from './domain/project.ts';
import type { Stage } from './domain/stages.ts';

/** The public events of each domain event; the state is that after it. */

export function publishProject(event: ProjectEvent, state: Project | null, { id }: { id: string }): EventDraft[] {
  if (state === null) return [];
  switch (event.type) {
    case 'registered':
      return [stageChanged(id, state, event.on)];
    case 'advanced':
    case 'stalled':
    case 'withdrawn':
      return [stageChanged(id, state, event.on, event.from)];
    case 'signed':
      return [
        signed(id, state, event),
        ...(event.moved ? [stageChanged(id, state, event.signing.on, event.moved.from)] : []),
      ];
    case 'amounts-recorded':
      return [amountsRecorded(id, state, event)];
    case 'capital-increased':
      return [capitalIncreased(id, state, event)];
    case 'investor-changed':
      return [investorChanged(id, state, event)];
    default:
      return event satisfies never;
  }
}

type Of<T extends ProjectEvent['type']> = Extract<ProjectEvent, { type: T }>;

function ownerOf(id: string, state: Project) {
  const enterpriseId = investorOf(state);
  return { projectId: id, ...(enterpriseId === undefined ? {} : { enterpriseId }) };
}

const countedOn = ({ counted }: Project) => (counted ? { countedOn: counted.on } : {});

const stageChanged = (id: string, state: Project, on: string, from?: Stage): EventDraft =>
  draft(events.projectStageChanged, `project/${id}`, {
    ...ownerOf(id, state),
    ...(state.registration.sector === undefined ? {} : { sector: state.registration.sector }),
    ...(from === undefined ? {} : { from }),
    ...(state.stage === 'STALLED' && state.stalled ? { followUpOn: state.stalled.followUpOn } : {}),
    stage: state.stage,
    on,
  });

const signed = (id: string, state: Project, { signing, first, countedAmount }: Of<'signed'>): EventDraft =>
  draft(events.projectSigned, `project/${id}`, {
    ...ownerOf(id, state),
    ...(signing.batchId === undefined ? {} : { batchId: signing.batchId }),
    ...(countedAmount ? { countedAmount } : {}),
    ...(signing.kind === 'project' ? countedOn(state) : {}),
    signedOn: signing.on,
    kind: signing.kind,
    first,
  });

const amountsRecorded = (id: string, state: Project, event: Of<'amounts-recorded'>): EventDraft =>
  draft(events.amountsRecorded, `project/${id}`, {
    ...ownerOf(id, state),
    amounts: event.amounts,
    ...(event.countedAmount ? { countedAmount: event.countedAmount } : {}),
  });

const capitalIncreased = (id: string, state: Project, event: Of<'capital-increased'>): EventDraft =>
  draft(events.projectSigned, `project/${id}`, {
    ...ownerOf(id, state),
    signedOn: event.on,
    kind: 'capital-increase',
    countedAmount: event.increment,
    first: false,
  });

const investorChanged = (id: string, state: Project, event: Of<'investor-changed'>): EventDraft =>
  draft(events.investorChanged, `project/${id}`, {
    ...event.change,
    projectId: id,
    ...countedOn(state),
    ...(event.countedBefore ? { countedBefore: event.countedBefore } : {}),
    ...(event.countedAmount ? { countedAmount: event.countedAmount } : {}),
  });

export function publishBatch(event: BatchEvent, state: Batch | null, { id }: { id: string }): EventDraft[] {
  if (state === null) return [];
  const { year, ordinal } = state.plan;
  const { open, ...settled } = countsOf(state);
  const about = { batchId: id, year, ordinal, heldOn: state.heldOn, ...settled };
  if (event.type === 'held') return [draft(events.batchHeld, `batch/${id}`, { ...about, open })];
  // A signing that was noted just after the close changes the final counts, so they are told anew.
  const final = event.type === 'closed' || (event.type === 'signed-noted' && state.stage === 'CLOSED');
  return final ? [draft(events.batchClosed, `batch/${id}`, about)] : [];
}

export const publishAnnouncement = (event: AnnouncementRecorded, _state: unknown, { id }: { id: string }) => [
  draft(events.announcementRecorded, `announcement/${id}`, {
    announcementId: id,
    source: event.source,
    statements: event.statements.map(({ named: _named, ...statement }) => statement),
  }),
];
