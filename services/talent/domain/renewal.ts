import { accept, type Decision } from '../../../shared/log/aggregate.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import { isSame } from './answers.ts';
import type { MemberRenewed } from './events.ts';
import { ageFacts, type Named, type Renewable } from './named.ts';
import { type Application, isTerminal, isUnderWay, laneOf } from './state.ts';

/** A member of the family was corrected; what stands there now. */
export interface RenewMember extends Pick<Named, 'memberId' | Renewable> {
  type: 'renew-member';
  reason: Sealed<string>;
}

const told = ({ service }: Named): readonly Renewable[] =>
  service in ageFacts ? ['name', 'birthDate', 'age'] : ['name', 'birthDate'];

/** Departments at work on a member learn what of it is other than they know; one that has ended learns nothing. */
export function renewMember({ reason, ...command }: RenewMember, state: Application): Decision<MemberRenewed, never> {
  const known = state.members.filter(
    ({ memberId, service }) =>
      memberId === command.memberId && isUnderWay(state) && !isTerminal(laneOf(state, service)),
  );
  const fresh = known.flatMap((one) =>
    told(one)
      .filter((field) => !isSame(one[field], command[field]))
      .map((field): MemberRenewed => {
        const { service, memberId } = one;
        return { type: 'member-renewed', service, memberId, field, value: command[field], reason };
      }),
  );
  return accept(...fresh);
}
