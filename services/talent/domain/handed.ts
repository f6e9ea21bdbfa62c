import type { DocumentCode } from '../../../shared/documents/kinds.ts';
import type { LaneName } from '../lanes.ts';

/** A document of the wallet that goes to a department with the submission, for a kind that it requires. */
export interface Handed {
  service: LaneName;
  kind: DocumentCode;
  itemId: string;
  /** The member of the family whom it is about; absent: the talent. */
  memberId?: string;
}
