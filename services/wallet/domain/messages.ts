import type { Sealed } from '../../../shared/sealed/index.ts';
import type { DeletionReason, Facts, RefusalReason, Use } from './state.ts';

export interface Announced {
  contentType: string;
  bytes: number;
  name?: Sealed<string>;
}

/** What was found in a file, or what is wrong with it. */
export type Found = { contentType: string; bytes: number } | { fault: RefusalReason };

export type ItemCommand =
  | { type: 'keep'; facts: Facts; number: Sealed<string> }
  | { type: 'announce'; facts: Facts; file: Announced }
  | { type: 'check'; attempt: number; found: Found }
  | { type: 'scan'; attempt: number; verdict: 'clean' | 'threats' | 'unreadable' | 'failed' }
  | { type: 'store'; attempt: number; object: string; key: Sealed<string>; sha256?: Sealed<string> }
  | { type: 'note-late' }
  | { type: 'give-up' }
  | { type: 'warn' }
  | { type: 'expire' }
  | { type: 'attach'; use: Use }
  | { type: 'delete'; person: string }
  | { type: 'retire' }
  | { type: 'leave' }
  | { type: 'forget' };

export type ItemEvent =
  | { type: 'kept'; facts: Facts; number: Sealed<string> }
  /** Without `attempt`, as before it was told: the next one. */
  | { type: 'announced'; facts: Facts; file: Announced; attempt?: number }
  | { type: 'checked'; contentType: string; bytes: number }
  | { type: 'scanned' }
  | { type: 'stored'; object: string; key: Sealed<string>; sha256?: Sealed<string> }
  | { type: 'refused'; reason: RefusalReason }
  | { type: 'noted-late' }
  | { type: 'warned' }
  | { type: 'expired' }
  | { type: 'attached'; use: Use }
  | { type: 'deleted'; reason?: DeletionReason };

export type ItemCode = 'not-found' | 'duplicate' | 'in-use';
