import { accept, type Decision } from '../../../shared/log/index.ts';

/** Members of a person's family, as their talent service told; a removal is for good. */
export interface Family {
  members: Record<string, 'here' | 'removed'>;
}

export interface MemberNoted {
  type: 'member-noted';
  memberId: string;
  standing: 'here' | 'removed';
}

export const noFamily: Family = { members: {} };

/** Words of a member come in any order and twice. */
export function noteMember({ memberId, standing }: MemberNoted, { members }: Family): Decision<MemberNoted, never> {
  const known = members[memberId];
  return known === standing || known === 'removed' ? accept() : accept({ type: 'member-noted', memberId, standing });
}

export const evolveFamily = ({ members }: Family, { memberId, standing }: MemberNoted): Family => ({
  members: { ...members, [memberId]: standing },
});
