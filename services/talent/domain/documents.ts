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

/** Documents that are pointed at, what they are for: kinds, and departments that asked in words alone. */
export interface Pointing {
  documents: readonly string[];
  unnamed: readonly string[];
  items: readonly string[];
}

/**
 * What is wrong with the documents that answer a supplement, by their place in the request: each must be the person's,
 * ready, valid today and of a kind that is answered, unless a department asked in words; each kind and request must have one.
 */
export function unfit({ known }: Documents, asked: Pointing, today: string): { pointer: string; code: Unfit }[] {
  const { documents, unnamed, items } = asked;
  const faults = items.flatMap((itemId, at) => {
    const code = faultOf(known[itemId], asked, today);
    return code ? [{ pointer: `/items/${at}`, code }] : [];
  });
  // Which kind an unknown document would have been cannot be told.
  if (faults.length > 0) return faults;
  const kinds = new Set(items.map((itemId) => known[itemId]?.kind));
  const bare = documents.flatMap((kind, at) => (kinds.has(kind) ? [] : [`/documents/${at}`]));
  const others = [...kinds].some((kind) => !documents.some((one) => one === kind));
  const wordless = others ? [] : unnamed.map((_, at) => `/services/${at}`);
  return [...bare, ...wordless].map((pointer) => ({ pointer, code: 'missing' as const }));
}

function faultOf(item: Known | undefined, { documents, unnamed }: Pointing, today: string): Unfit | undefined {
  if (!item || item.state === 'DELETED') return 'unknown';
  if (item.state === 'EXPIRED' || (item.expiresOn !== undefined && item.expiresOn < today)) return 'expired';
  if (item.state !== 'READY') return 'not-ready';
  return unnamed.length > 0 || documents.includes(item.kind) ? undefined : 'of-other-kind';
}
