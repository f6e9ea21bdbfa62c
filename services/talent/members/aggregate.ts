import { draft } from '../../../shared/contract/index.ts';
import type { Aggregate } from '../../../shared/log/index.ts';
import {
  decideMember,
  evolveMember,
  forgottenMember,
  type Member,
  type MemberCommand,
  type MemberEvent,
  noMember,
} from '../domain/member.ts';
import { memberAdded, memberCorrected, memberRemoved } from './events.ts';

/** The members of one talent's family. */
export const membersOf = (person: string): string => `members#${person}`;

/** A member of a talent's family; its id is the person that its data is sealed for. */
export const member: Aggregate<Member, MemberCommand, MemberEvent, 'not-found'> = {
  name: 'member',
  initial: noMember,
  decide: decideMember,
  evolve: evolveMember,
  publish: ({ type }, { person }, { id: memberId, at }) => {
    const told = { 'member-added': memberAdded, 'member-corrected': memberCorrected, 'member-removed': memberRemoved };
    return [draft(told[type], `member/${memberId}`, { memberId, person, at })];
  },
  rows: ({ person, relation, addedAt, removed }, memberId) =>
    removed || addedAt === ''
      ? []
      : [{ list: membersOf(person), sort: `${addedAt}#${memberId}`, item: { memberId, relation, addedAt } }],
  personal: { of: ({ person }) => person, forgotten: forgottenMember },
};
