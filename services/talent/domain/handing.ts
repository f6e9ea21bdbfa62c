import type { LaneName } from '../lanes.ts';
import type { Want } from './asked.ts';
import type { Consents } from './consent-state.ts';
import { inForce } from './consents.ts';
import { answeredBy, type Fitting } from './fitting.ts';

/** For what a department may open documents of the wallet that it was handed. */
export const handingPurpose = 'document-reuse';

/** A document, by its place among those handed in, that goes to a department; or one that the department may not open. */
export interface Going {
  service: LaneName;
  /** The member of the family whose it is. */
  memberId?: string | undefined;
  at: number;
}

/** To which departments documents go that answer what they asked for. */
export const goingTo = (items: readonly Fitting[], wants: readonly Want[]): Going[] =>
  items.flatMap((item, at) => answeredBy(item, wants).map(({ service }) => ({ service, memberId: item.memberId, at })));

/** Those that a department would get without the consent that opens them: each department once for each person whose they are. */
export function unshared(going: readonly Going[], given: Consents, person: string): Going[] {
  const found = new Map<string, Going>();
  for (const { service, memberId, at } of going) {
    const terms = { subject: memberId ?? person, recipient: service, purpose: handingPurpose };
    const key = `${service}#${terms.subject}`;
    if (!found.has(key) && !inForce(given, terms)) found.set(key, { service, memberId, at });
  }
  return [...found.values()];
}
