import bounds from '../data/members.json' with { type: 'json' };
import type { Relation } from '../relations.ts';
import { ageOn } from './member.ts';

export type BirthFault = 'born-later' | 'born-long-ago' | 'too-young-for-spouse';

/** What is wrong with a birth date on a day: nobody is born later or too long ago, and a spouse is of the age at which one may marry (Civil Code, Art. 1047). */
export function birthFault(relation: Relation, birthDate: string, today: string): BirthFault | undefined {
  if (birthDate > today) return 'born-later';
  if (birthDate < bounds.bornFrom) return 'born-long-ago';
  const young = relation === 'spouse' && ageOn(birthDate, today) < bounds.spouseAtLeastYears;
  return young ? 'too-young-for-spouse' : undefined;
}

/** Places at which a second spouse is named, once one is; one is married to one person at a time (Civil Code, Art. 1042). */
export function secondSpouses(named: readonly { pointer: string; memberId: string; relation: Relation }[]): string[] {
  const spouses = named.filter(({ relation }) => relation === 'spouse');
  return spouses.filter(({ memberId }) => memberId !== spouses[0]?.memberId).map(({ pointer }) => pointer);
}
