import { accept, type Decision } from '../../../shared/log/index.ts';
import type { Want } from './asked.ts';
import { answeredBy, metBy, ofKind } from './fitting.ts';

/** What the wallet last told of a document. */
export interface Known {
  kind: string;
  /** The member of the family whom it is about. */
  memberId?: string | undefined;
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

/** What is wrong with one document, by its place; of one of another person, for whom it is wanted still. */
export interface Misfit {
  pointer: string;
  code: Unfit;
  wanted?: string[];
}
export type Unfit =
  | 'unknown'
  | 'not-ready'
  | 'expired'
  | 'of-other-kind'
  | 'of-another-person'
  | 'missing'
  | 'unanswered';

/** Documents that are pointed at, and what they are for: kinds and departments by their places, and what is wanted of these. */
export interface Pointing {
  documents: readonly string[];
  unnamed: readonly string[];
  items: readonly string[];
  wants: readonly Want[];
  /** Something is said in words, too. */
  said?: boolean;
}

/**
 * What is wrong with the documents that answer a supplement, by their place in the request: each must be the person's,
 * ready, valid today, and of a kind and a member that are asked for; each kind and request must have one. Members for whom
 * there is none yet go on being asked.
 */
export function unfit({ known }: Documents, asked: Pointing, today: string): Misfit[] {
  const { documents, unnamed, items, wants, said = false } = asked;
  const faults = items.flatMap((itemId, at) => {
    const item = known[itemId];
    const code = documentFault(item, wants, today);
    const whose = item && code === 'of-another-person' ? { wanted: wantedFor(item, wants) } : {};
    return code ? [{ pointer: `/items/${at}`, code, ...whose }] : [];
  });
  // Which kind an unknown document would have been cannot be told.
  if (faults.length > 0) return faults;
  const placeOf = ({ kind, service }: Want) =>
    kind === undefined ? `/services/${unnamed.indexOf(service)}` : `/documents/${documents.indexOf(kind)}`;
  const handed = Object.entries(known).flatMap(([itemId, one]) => (items.includes(itemId) ? [one] : []));
  const met = metBy(handed, wants, said).map(placeOf);
  const bare = wants.map(placeOf).filter((place) => !met.includes(place));
  const codeOf = (pointer: string) => (pointer.startsWith('/services') ? 'unanswered' : 'missing');
  return [...new Set(bare)].map((pointer) => ({ pointer, code: codeOf(pointer) }));
}

/** The members for whom a document of this kind is asked and not given yet, each once; of another person's each want names one. */
const wantedFor = (item: Known, wants: readonly Want[]): string[] => [
  ...new Set(ofKind(item, wants).map(({ memberId }) => String(memberId))),
];

/** What is wrong with a document that is to answer what is wanted. */
export function documentFault(item: Known | undefined, wants: readonly Want[], today: string): Unfit | undefined {
  if (!item || item.state === 'DELETED') return 'unknown';
  if (item.state === 'EXPIRED' || (item.expiresOn !== undefined && item.expiresOn < today)) return 'expired';
  if (item.state !== 'READY') return 'not-ready';
  if (ofKind(item, wants).length === 0) return 'of-other-kind';
  return answeredBy(item, wants).length === 0 ? 'of-another-person' : undefined;
}
