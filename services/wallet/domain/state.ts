import type { Text } from '../../../shared/contract/index.ts';
import type { DocumentCode } from '../../../shared/documents/kinds.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';

/**
 * UPLOADING: announced, no bytes yet. SCANNED: nothing bad was found, its type is not looked at yet. CHECKED: it is what
 * was announced, the scan's verdict is not there yet. READY: both.
 */
export const itemStates = ['UPLOADING', 'SCANNED', 'CHECKED', 'READY', 'REFUSED', 'EXPIRED', 'DELETED'] as const;
export type ItemState = (typeof itemStates)[number];

/** Types of files that are taken, as their bytes tell. */
export const fileTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/heic'] as const;
export type FileType = (typeof fileTypes)[number];

/** Why a file was refused. */
export const refusalReasons = ['wrong-type', 'wrong-hash', 'too-big', 'malware', 'unreadable', 'not-scanned'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Why a document is gone. */
export const deletionReasons = ['owner', 'retention', 'never-came', 'member-removed', 'forgotten'] as const;
export type DeletionReason = (typeof deletionReasons)[number];

/** What is known of a document without opening it. */
export interface Facts {
  /** Who has it in their wallet. */
  person: string;
  /** The member of their family whom it is about, and under whose key it lies. */
  memberId?: string;
  kind: DocumentCode;
  issuer?: Text;
  issuedOn?: string;
  /** The last day on which it is valid. */
  expiresOn?: string;
  source: string;
  certainty: string;
}

/** Where sealed bytes lie, the key that opens them, and their SHA-256 (base64). */
export interface Kept {
  object: string;
  key: Sealed<string>;
  sha256?: Sealed<string>;
}

/** A file, from its announcement on. */
export interface File {
  /** Counts places that its bytes were awaited at, so that what comes late of an earlier one is known. */
  attempt: number;
  /** As announced, then as its bytes tell. */
  contentType: string;
  bytes: number;
  name?: Sealed<string>;
  kept?: Kept;
}

/** A department's case that was given the document. */
export interface Use {
  service: string;
  caseId: string;
  /** By whose consents it is used, where that is not the case's id. */
  applicationId?: string;
  /** Version of the department's case that `closedAt` is from; 0 where it is missing. */
  version?: number;
  closedAt?: string;
}

/** A document of a person; what identifies it is gone from the state once it is deleted. */
export interface Item {
  facts: Facts;
  state: ItemState;
  addedAt: string;
  /** Of a licence. */
  number?: Sealed<string>;
  file?: File;
  /** Objects of earlier files, to be removed. */
  past: string[];
  /** Since when it is in its state. */
  since: string;
  /** The scanner found nothing. */
  verdict?: 'clean';
  /** The verdict takes longer than it should. */
  late?: boolean;
  warned?: boolean;
  reason?: RefusalReason | DeletionReason;
  uses: Use[];
}

/** Under whose key it lies. */
export const subjectOf = ({ memberId, person }: Pick<Facts, 'memberId' | 'person'>): string => memberId ?? person;

/** Whether it is on its way and nobody may open it. */
export const isUnderWay = ({ state }: Pick<Item, 'state'>): boolean =>
  state === 'UPLOADING' || state === 'SCANNED' || state === 'CHECKED';

/** Whether it can be opened by those who may. */
export const isKept = ({ state }: Pick<Item, 'state'>): boolean => state === 'READY' || state === 'EXPIRED';

/** Cases that go on and have it. */
export const runningUses = ({ uses }: Pick<Item, 'uses'>): Use[] =>
  uses.filter(({ closedAt }) => closedAt === undefined);
