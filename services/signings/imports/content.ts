import { type Refusal, type Text, text } from '../../../shared/contract/index.ts';
import type { Statement } from '../domain/announcement.ts';
import type { BatchPlan } from '../domain/batch.ts';
import type { RowFault } from '../domain/import-report.ts';
import type { Source } from '../domain/names.ts';

/** A row as it was found, before its fields are checked. */
export interface Draft {
  /** The line in CSV; the place in the list, from 1, in JSON. */
  line: number;
  value: unknown;
  /** What the reader itself found wrong. */
  faults: RowFault[];
}

/** What an import says once, for all its rows. */
export interface Header {
  source?: Source;
  batch?: BatchPlan;
  /** Whether the source says that the batch has been held, so that its signings are facts. */
  held: boolean;
  statements: Statement[];
}

export type Content =
  | { ok: true; header: Header; drafts: Draft[] }
  | { ok: false; refusal: Refusal<'unreadable-content' | 'too-many-rows'> };

/** Rows in one import; what lands within one request. */
export const maxRows = 1000;

export const noHeader: Header = { held: false, statements: [] };

/** The content as a whole cannot be used. */
export const unreadable = (detail: Text): Content => ({
  ok: false,
  refusal: { code: 'unreadable-content', pointer: '/content', detail },
});

/** Rows within the limit, or a no. */
export function limited(header: Header, drafts: Draft[]): Content {
  if (drafts.length === 0) return unreadable(text('没有数据行', 'there are no rows'));
  if (drafts.length > maxRows) return { ok: false, refusal: { code: 'too-many-rows', pointer: '/content' } };
  return { ok: true, header, drafts };
}
