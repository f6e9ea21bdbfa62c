import { localDateOf } from '../../../shared/calendar/index.ts';
import { type Handle, type Kit, notFound } from '../../../shared/service/index.ts';
import { application } from '../application/aggregate.ts';
import { consents } from '../consents/consents.ts';
import type { talentContract } from '../contract.ts';
import { birthFault } from '../domain/born.ts';
import { isUnder14 } from '../domain/member.ts';
import { member } from './aggregate.ts';
import { own, rowOf, sealedKnown } from './handles.ts';
import { birthRefusal } from './refusals.ts';

type Correct = (typeof talentContract)['operations']['correctMember'];

/** What decides whether a guardian is asked is not corrected under a department that got the member without asking. */
export const correctMember: Handle<Correct> = async (call, kit) => {
  const { params, body, principal, expectedVersion } = call;
  const { memberId } = params;
  const found = await own(memberId, principal.subject, kit);
  if (!found) return notFound;
  const { birthDate } = body;
  const today = localDateOf(kit.now());
  const fault = birthDate === undefined ? undefined : birthFault(found.state.relation, birthDate, today);
  if (fault) return { ok: false, refusal: birthRefusal(fault) };
  const young = birthDate !== undefined && isUnder14(birthDate, today);
  if (young && (await isNamedAsOlder(memberId, principal.subject, kit)))
    return { ok: false, refusal: { code: 'named-as-older', pointer: '/birthDate' } };
  const command = { type: 'correct', ...(await sealedKnown(memberId, body, kit)) } as const;
  const done = await kit.execute(member, memberId, command, expectedVersion);
  return done.ok ? { ok: true, body: rowOf(done.state, memberId), version: done.version } : done;
};

async function isNamedAsOlder(memberId: string, person: string, kit: Kit): Promise<boolean> {
  const { flows } = (await kit.load(consents, person)).state;
  const open = Object.entries(flows).filter(([, { ended }]) => !ended);
  const all = await Promise.all(open.map(([applicationId]) => kit.load(application, applicationId)));
  return all.some(({ state }) => state.members.some((one) => one.memberId === memberId && !one.guarded));
}
