import { type Handle, reading } from '../../../shared/service/index.ts';
import { announcement, importReport } from '../aggregates.ts';
import type { signingsContract } from '../contract.ts';
import type { ImportReport } from '../domain/import-report.ts';
import { contentDigest } from '../imports/ids.ts';
import { runImport } from '../imports/run.ts';
import { refusalOf } from './replied.ts';
import { forStaff, writing } from './staff.ts';

type Operations = typeof signingsContract.operations;

const shown = ({ content: _content, ...report }: ImportReport, importId?: string) => ({
  ...(importId === undefined ? {} : { importId }),
  ...report,
});

/** The report of a request is kept under the request's own id, so a repeated request gets the same report. */
const importSignings: Handle<Operations['importSignings']> = writing(async ({ body }, kit) => {
  const importId = kit.newId();
  const { state: kept } = await kit.load(importReport, importId);
  if (kept) {
    const same = kept.format === body.format && kept.content === contentDigest(body.content);
    return same ? { ok: true, body: shown(kept, importId) } : { ok: false, refusal: { code: 'command-id-reused' } };
  }
  const result = await runImport(kit, body);
  if (!result.ok) return { ok: false, refusal: refusalOf(result.refusal) };
  if (body.mode === 'check') return { ok: true, body: shown(result.report) };
  await kit.execute(importReport, importId, { type: 'keep', report: result.report });
  return { ok: true, body: shown(result.report, importId) };
});

const getImport: Handle<Operations['getImport']> = forStaff(
  reading(
    importReport,
    ({ params }) => params.importId,
    (state, id) => (state ? shown(state, id) : undefined),
  ),
);

const getAnnouncement: Handle<Operations['getAnnouncement']> = forStaff(
  reading(
    announcement,
    ({ params }) => params.announcementId,
    (state, announcementId) => (state ? { announcementId, ...state } : undefined),
  ),
);

export const importHandles = { importSignings, getImport, getAnnouncement };
