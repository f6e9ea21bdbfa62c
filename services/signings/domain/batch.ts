import type { Names, Source } from './names.ts';
import type { SigningKind } from './project.ts';

/** A batch's stages (domain.md, Batch). */
export const batchStages = ['PLANNED', 'AGENDA_FIXED', 'HELD', 'CLOSED'] as const;
export type BatchStage = (typeof batchStages)[number];

export const entryStates = ['planned', 'signed', 'pulled'] as const;

/** Projects on one agenda, so that the board stays one page. */
export const maxEntries = 200;

export interface AgendaItem {
  projectId: string;
  /** The name as it stands on the agenda. */
  names: Names;
  kind: SigningKind;
}

export interface Entry extends AgendaItem {
  state: (typeof entryStates)[number];
  signedOn?: string;
  /** Kept when the project was pulled, whenever that was. */
  pulled?: { at: string; reason: string };
}

export interface BatchPlan {
  year: number;
  ordinal: number;
  names: Names;
  /** The day for which it is planned; the day itself once it is held. */
  heldOn: string;
  venue?: Names;
  source?: Source;
}

/** A collective signing; `null` until it is planned. */
export interface Batch {
  plan: BatchPlan;
  stage: BatchStage;
  heldOn: string;
  entries: Entry[];
}

export type BatchCommand =
  | { type: 'plan'; plan: BatchPlan }
  | { type: 'put-on-agenda'; items: AgendaItem[] }
  | { type: 'pull'; projectId: string; reason: string }
  | { type: 'fix-agenda' }
  | { type: 'hold'; on?: string | undefined }
  | { type: 'note-signed'; projectIds: string[]; on: string }
  | { type: 'close' };

export type BatchEvent =
  | { type: 'planned'; plan: BatchPlan }
  | { type: 'put-on-agenda'; items: AgendaItem[] }
  | { type: 'pulled'; projectId: string; reason: string }
  | { type: 'agenda-fixed' }
  | { type: 'held'; on: string }
  | { type: 'signed-noted'; projectIds: string[]; on: string }
  | { type: 'closed' };

export type BatchCode =
  | 'not-found'
  | 'batch-differs'
  | 'batch-stage'
  | 'agenda-full'
  | 'agenda-empty'
  | 'not-on-agenda'
  | 'pulled'
  | 'already-signed'
  | 'entries-open'
  | 'date-in-future';

/** The id of a batch: `2024-2` for the second of 2024. */
export const batchIdOf = ({ year, ordinal }: Pick<BatchPlan, 'year' | 'ordinal'>): string => `${year}-${ordinal}`;

export interface BatchCounts {
  projects: number;
  memoranda: number;
  pulled: number;
  open: number;
}

/** Signings of the batch, memoranda apart, and what did not happen. */
export function countsOf({ entries }: Pick<Batch, 'entries'>): BatchCounts {
  const signed = entries.filter((entry) => entry.state === 'signed');
  return {
    projects: signed.filter((entry) => entry.kind === 'project').length,
    memoranda: signed.filter((entry) => entry.kind === 'memorandum').length,
    pulled: entries.filter((entry) => entry.state === 'pulled').length,
    open: entries.filter((entry) => entry.state === 'planned').length,
  };
}
