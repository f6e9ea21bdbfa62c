import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { Names, Source } from './names.ts';

export const statementKinds = [
  'batch-projects',
  'investment-cooperation',
  'signed-elsewhere',
  'memorandum',
  'overseas-centre',
] as const;

/** A figure that a source states, with those whom it names; never added to what the platform counts itself. */
export interface Statement {
  kind: (typeof statementKinds)[number];
  count: number;
  named: Names[];
  /** A class as the source words it, for instance `100m`. */
  class?: string;
}

/** What an announcement states beside the projects of its batch; `null` until it is recorded. */
export interface Announcement {
  source: Source;
  statements: Statement[];
}

export type RecordAnnouncement = { type: 'record' } & Announcement;
export type AnnouncementRecorded = { type: 'recorded' } & Announcement;
export type AnnouncementCode = 'announcement-differs';

/** Records; the same again is fine, another wording under the same id is not. */
export function decideAnnouncement(
  { source, statements }: RecordAnnouncement,
  state: Announcement | null,
  _context: Context,
): Decision<AnnouncementRecorded, AnnouncementCode> {
  if (state === null) return accept({ type: 'recorded', source, statements });
  const same = JSON.stringify(state) === JSON.stringify({ source, statements });
  return same ? accept() : refuse('announcement-differs');
}

export const evolveAnnouncement = (
  _state: Announcement | null,
  { source, statements }: AnnouncementRecorded,
): Announcement => ({ source, statements });
