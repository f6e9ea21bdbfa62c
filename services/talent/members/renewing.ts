import { localDateOf } from '../../../shared/calendar/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import { application } from '../application.ts';
import { ageOn } from '../domain/member.ts';
import type { RenewMember } from '../domain/renewal.ts';
import { member } from './aggregate.ts';

const reasonText = '在家庭成员中更正 / Corrected among the family';

/** Departments that work on an application learn what of the members whom it names was corrected; the same again tells nothing. */
export async function renewIn(applicationId: string, corrected: readonly string[], kit: Kit): Promise<void> {
  const { members, submittedAt = '' } = (await kit.load(application, applicationId)).state;
  const named = new Set(members.map(({ memberId }) => memberId).filter((id) => corrected.includes(id)));
  for (const memberId of named) {
    const command = await renewalOf(memberId, { applicationId, submittedAt }, kit);
    if (command) await kit.execute(application, applicationId, command);
  }
}

/** The age stays that of the day of submission, by which the rules are asked. */
async function renewalOf(
  memberId: string,
  { applicationId: caseId, submittedAt }: { applicationId: string; submittedAt: string },
  kit: Kit,
): Promise<RenewMember | undefined> {
  const { name, birthDate } = (await kit.load(member, memberId)).state;
  if (!name || !birthDate) return undefined;
  const keyring = kit.keyring();
  const born = await keyring.open(birthDate, { who: 'talent', why: 'talent.correction', caseId });
  if (!born.ok) return undefined;
  const age = await keyring.seal(memberId, 'member/age', ageOn(born.value, localDateOf(submittedAt)));
  const reason = await keyring.seal(memberId, 'correction/reason', reasonText);
  return { type: 'renew-member', memberId, name, birthDate, age, reason };
}
