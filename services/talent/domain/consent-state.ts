import type { LaneName } from '../lanes.ts';
import type { Ward } from './named.ts';

/** Whose data, who may use it, what for. */
export interface Terms {
  subject: string;
  recipient: string;
  purpose: string;
}
export interface Consent extends Terms {
  givenAt: string;
  withdrawnAt?: string;
}
/** An application under way. */
export interface Flow {
  services: LaneName[];
  ended: boolean;
  /** Version of the application that began it again; an end that is older is another one. */
  since?: number | undefined;
  /** Version of the application that ended it; what began it before that begins it no more. */
  endedBy?: number | undefined;
  endedAt?: string;
  /** Its person was told that it goes then; ISO instant. */
  retiresAt?: string;
  /** It was held long enough, and what was personal in it is gone. */
  retired?: true;
  /** Before other departments knew members: a child under fourteen whom its education lane is about. */
  guarded?: string | undefined;
  /** Children under fourteen whom its lanes are about. */
  wards?: readonly Ward[] | undefined;
}
/** By whom the person's data may not be processed for now. */
export interface Halted {
  recipients: readonly string[];
  /** Of the person's restrictions. */
  version: number;
}
/** All consents of one person, and what flows under them. */
export interface Consents {
  consents: Readonly<Record<string, Consent>>;
  flows: Readonly<Record<string, Flow>>;
  /** Whom the person had halted, by the newest word, so that what begins to flow later is told, too. */
  halted?: Halted;
  /** Members of the family who were ever corrected, so that what begins to flow later learns it, too. */
  renewed?: readonly string[];
  /** The end of retention could not be carried out and is tried again then. */
  retainedTo?: string;
}
