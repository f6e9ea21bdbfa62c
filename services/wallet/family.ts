import type { Sealed } from '../../shared/sealed/index.ts';
import { type Kit, on, type Reaction } from '../../shared/service/index.ts';
import { talentContract } from '../talent/contract.ts';
import { family } from './aggregates.ts';
import type { Facts } from './domain/state.ts';
import { everyItemOf } from './forget.ts';
import { item } from './item.ts';

const { memberAdded, memberCorrected, memberRemoved } = talentContract.events;

/** Whether somebody is of the person's family, as far as it has been told here. */
export async function isMember(memberId: string, person: string, kit: Kit): Promise<boolean> {
  return (await kit.load(family, person)).state.members[memberId] === 'here';
}

/** Notes that somebody is of the person's family, unless they were removed; whatever tells of a member may be the first that is heard of one. */
export const noteHere = (memberId: string, person: string, kit: Kit) =>
  kit.execute(family, person, { type: 'member-noted', memberId, standing: 'here' });

/** Seals under whom a document is about; nothing for a member whose key is gone, which is never made anew. */
export function sealFor<T>(
  { person, memberId }: Pick<Facts, 'person' | 'memberId'>,
  field: string,
  value: T,
  kit: Kit,
): Promise<Sealed<T> | undefined> {
  const keyring = kit.keyring();
  return memberId === undefined ? keyring.seal(person, field, value) : keyring.sealKnown(memberId, field, value);
}

/** A member's key goes with their removal; their documents, which nothing opens any more, go after it. */
export const familyReactions: readonly Reaction[] = [
  on(memberAdded, ({ data: { memberId, person } }, kit) => noteHere(memberId, person, kit)),
  // Of a member who was added before additions were told.
  on(memberCorrected, ({ data: { memberId, person } }, kit) => noteHere(memberId, person, kit)),
  on(memberRemoved, async ({ data: { memberId, person } }, kit) => {
    await kit.execute(family, person, { type: 'member-noted', memberId, standing: 'removed' });
    for (const itemId of await everyItemOf(person, kit)) {
      const { state } = await kit.load(item, itemId);
      if (state?.facts.memberId === memberId) await kit.execute(item, itemId, { type: 'leave' });
    }
    return { ok: true };
  }),
];
