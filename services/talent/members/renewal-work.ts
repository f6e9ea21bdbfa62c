import * as z from 'zod/mini';
import { localDateOf } from '../../../shared/calendar/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import { application } from '../application/aggregate.ts';
import { ageOn } from '../domain/member.ts';
import type { RenewMember } from '../domain/renewal.ts';
import { member } from './aggregate.ts';

/** A member to be told anew; of that version, so that each correction is work of its own. */
const renewalSchema = z.strictObject({ applicationId: z.string(), memberId: z.string(), version: z.int() });
export type Renewal = z.infer<typeof renewalSchema>;

const reasonText = '在家庭成员中更正 / Corrected among the family';

/** Tells it; the values pass from the member's key to the application's, which no reaction to an event may do. */
export async function renew(task: unknown, kit: Kit): Promise<void> {
  const { applicationId, memberId } = renewalSchema.parse(task);
  const { submittedAt = '' } = (await kit.load(application, applicationId)).state;
  const command = await renewalOf(memberId, { applicationId, submittedAt }, kit);
  if (command) await kit.execute(application, applicationId, command);
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
  const purpose = { who: 'talent', why: 'talent.correction', caseId };
  const [called, born] = [await keyring.open(name, purpose), await keyring.open(birthDate, purpose)];
  if (!called.ok || !born.ok) return undefined;
  const seal = <T>(field: string, value: T) => keyring.seal(memberId, field, value, caseId);
  return {
    ...{ type: 'renew-member', memberId },
    name: await seal('member/name', called.value),
    birthDate: await seal('member/birthDate', born.value),
    age: await seal('member/age', ageOn(born.value, localDateOf(submittedAt))),
    reason: await seal('correction/reason', reasonText),
  };
}
