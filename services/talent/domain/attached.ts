import { type DocumentCode, documentCatalogue } from '../../../shared/documents/kinds.ts';
import type { LaneName } from '../lanes.ts';
import { type Documents, documentFault, type Unfit } from './documents.ts';
import type { Handed } from './handed.ts';
import type { Naming } from './named.ts';

/** A document of the wallet that a submission names for a kind that departments require. */
export interface Attached {
  kind: DocumentCode;
  itemId: string;
  /** The member of the family whom it is about; absent: the talent. */
  memberId?: string | undefined;
}
export interface AttachFault {
  pointer: string;
  code: Unfit | 'not-required';
}

interface Chosen {
  services: readonly LaneName[];
  /** A member's documents go to departments to which the form names that member. */
  namings: readonly Pick<Naming, 'service' | 'memberId'>[];
}

const takers = ({ kind, memberId }: Attached, { services, namings }: Chosen): LaneName[] =>
  services.filter(
    (service) =>
      documentCatalogue[kind].services.includes(service) &&
      (memberId === undefined || namings.some((one) => one.service === service && one.memberId === memberId)),
  );

const places: Partial<Record<AttachFault['code'], string>> = {
  'of-other-kind': 'kind',
  'of-another-person': 'memberId',
  'not-required': 'kind',
};

function faultOf(one: Attached, { known }: Documents, getting: readonly LaneName[], today: string) {
  const { kind, itemId, memberId } = one;
  const wants = getting.map((service) => ({ service, kind, memberId }));
  if (wants.length === 0) return 'not-required';
  const fault = documentFault(known[itemId], wants, today);
  return fault ?? (known[itemId]?.memberId === memberId ? undefined : 'of-another-person');
}

/** To which departments the documents go that a submission names, or what is wrong with each by its place. */
export function attached(all: readonly Attached[], documents: Documents, chosen: Chosen, today: string) {
  const faults: AttachFault[] = [];
  const handed: (Handed & { at: number })[] = [];
  for (const [at, one] of all.entries()) {
    const getting = takers(one, chosen);
    const code = faultOf(one, documents, getting, today);
    if (code) faults.push({ pointer: `/documents/${at}/${places[code] ?? 'itemId'}`, code });
    else handed.push(...getting.map((service) => ({ at, ...handedTo(service, one) })));
  }
  return { faults, handed };
}

const handedTo = (service: LaneName, { kind, itemId, memberId }: Attached): Handed => ({
  ...{ service, kind, itemId },
  ...(memberId !== undefined && { memberId }),
});
