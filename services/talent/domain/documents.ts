import { accept, type Decision } from '../../../shared/log/index.ts';

/** What the wallet last told of a document. */
export interface Known {
  kind: string;
  state: string;
  /** The last day on which it is valid. */
  expiresOn?: string | undefined;
  version: number;
}

/** A person's documents, as far as a supplement can point at them. */
export interface Documents {
  known: Record<string, Known>;
}

export type NoteDocument = { type: 'note-document'; itemId: string } & Known;
export type DocumentNoted = { type: 'document-noted'; itemId: string } & Known;

export const noDocuments: Documents = { known: {} };

/** Words of the wallet come in any order; of each document the newest counts. */
export function noteDocument(command: NoteDocument, { known }: Documents): Decision<DocumentNoted, never> {
  const before = known[command.itemId];
  if (before && before.version >= command.version) return accept();
  return accept({ ...command, type: 'document-noted' });
}

export function evolveDocuments({ known }: Documents, { type: _type, itemId, ...told }: DocumentNoted): Documents {
  return { known: { ...known, [itemId]: told } };
}

export type Unfit = 'unknown' | 'not-ready' | 'expired' | 'of-other-kind' | 'missing';

/**
 * What is wrong with the documents that answer a supplement, by their place in the request: each must be the person's,
 * ready, valid today and of a kind that is answered, and each kind must have one.
 */
export function unfit(
  { known }: Documents,
  { documents, items }: { documents: readonly string[]; items: readonly string[] },
  today: string,
): { pointer: string; code: Unfit }[] {
  const faults = items.flatMap((itemId, at) => {
    const code = faultOf(known[itemId], documents, today);
    return code ? [{ pointer: `/items/${at}`, code }] : [];
  });
  const kinds = new Set(items.map((itemId) => known[itemId]?.kind));
  const bare = documents.flatMap((kind, at) =>
    kinds.has(kind) ? [] : [{ pointer: `/documents/${at}`, code: 'missing' as const }],
  );
  // Which kind an unknown document would have been cannot be told.
  return faults.length > 0 ? faults : bare;
}

function faultOf(item: Known | undefined, documents: readonly string[], today: string): Unfit | undefined {
  if (!item || item.state === 'DELETED') return 'unknown';
  if (item.state === 'EXPIRED' || (item.expiresOn !== undefined && item.expiresOn < today)) return 'expired';
  if (item.state !== 'READY') return 'not-ready';
  return documents.includes(item.kind) ? undefined : 'of-other-kind';
}
