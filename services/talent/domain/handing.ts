import type { LaneName } from '../lanes.ts';
import type { Want } from './asked.ts';
import type { Consents } from './consent-state.ts';
import { inForce } from './consents.ts';
import { answeredBy, type Fitting } from './fitting.ts';

/** For what a department may open documents of the wallet that it was handed. */
export const handingPurpose = 'document-reuse';

/** A department that would be handed documents of a person, or of a member of the family, and may not open them. */
export interface Unshared {
  service: LaneName;
  memberId?: string | undefined;
  /** Of the first of these documents, among those handed in. */
  at: number;
}

/** Whom documents would go to without the consent that opens them: each department once for each person whose they are. */
export function unshared(
  items: readonly Fitting[],
  wants: readonly Want[],
  given: Consents,
  person: string,
): Unshared[] {
  const found = new Map<string, Unshared>();
  for (const [at, item] of items.entries())
    for (const { service } of answeredBy(item, wants)) {
      const { memberId } = item;
      const terms = { subject: memberId ?? person, recipient: service, purpose: handingPurpose };
      const key = `${service}#${terms.subject}`;
      if (!found.has(key) && !inForce(given, terms)) found.set(key, { service, memberId, at });
    }
  return [...found.values()];
}
