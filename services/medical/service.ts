import {
  aroundReactions,
  caseRulesHandles,
  caseworkOf,
  commanded,
  grantFirstFree,
  talentReactions,
  watched,
} from '../../shared/casework/index.ts';
import { worksFor } from '../../shared/identity/index.ts';
import type { AnyAggregate } from '../../shared/log/index.ts';
import { ruleHandles } from '../../shared/rules/index.ts';
import { type Call, defineService, type Handle, type Kit, notFound } from '../../shared/service/index.ts';
import { impliedAnswers, talentContract } from '../talent/contract.ts';
import { desk, medicalCase } from './case.ts';
import { medicalContract } from './contract.ts';
import { medicalDepartment as department } from './department.ts';
import type { MedicalCommand } from './domain/case.ts';
import { allowanceOf } from './domain/decide.ts';
import { hospitalHandles } from './hospitals/handles.ts';
import { hospital } from './hospitals/hospital.ts';
import { cancellingReactions } from './slots/cancelling.ts';
import { chooseSlot } from './slots/choosing.ts';
import { slotHandles } from './slots/handles.ts';
import { slot } from './slots/slot.ts';
import { waitlist, waitlistPlace, waitlistReactions } from './waitlist.ts';

type Operations = typeof medicalContract.operations;

const casework = caseworkOf(desk);

const bookSlot: Handle<Operations['bookSlot']> = async (call, kit) => {
  const { params, body, principal, expectedVersion } = call;
  if (!worksFor(principal, department.name)) return notFound;
  const { caseId } = params;
  const { slotId } = body;
  const order = { caseId, asked: slotId ?? 'next', expectedVersion };
  const reply = await grantFirstFree(desk, { ...order, choose: (answers) => chooseSlot(kit, slotId, answers) }, kit);
  if (reply) return reply;
  if (slotId !== undefined) return { ok: false, refusal: { code: 'taken', pointer: '/slotId' } };
  return commanded(desk, call, kit, { type: 'waitlist' });
};

/** The entitlement takes the first of the year's appointments that is not used; every try is one transaction. */
const advanceCase: Handle<Operations['advanceCase']> = async (call, kit) => {
  if (call.body.to !== 'ENTITLEMENT_OK') return casework.operations.advanceCase(call, kit);
  if (!worksFor(call.principal, department.name)) return notFound;
  const most = Math.max(1, allowanceOf((await kit.load(medicalCase, call.params.caseId)).state));
  const entitled = (nth: number) => commanded(desk, call, kit, { type: 'entitle', nth });
  let reply = await entitled(1);
  for (let nth = 2; nth <= most && !reply.ok; nth += 1) {
    // A repeated request finds the one that it got the first time; another reason than the allowance stands.
    const tried = await entitled(nth);
    if (tried.ok || (reply.refusal.code as string) === 'allowance-used') reply = tried;
  }
  return reply;
};

const byOwner = async (
  call: Pick<Call<Operations['setCategory']>, 'params' | 'principal'> & { expectedVersion?: number },
  kit: Kit,
  command: MedicalCommand,
) => (worksFor(call.principal, department.name) ? commanded(desk, call, kit, command) : notFound);

/** A missed appointment is a decision as any other: four eyes look at it where the department wants them to. */
const recordNoShow: Handle<Operations['recordNoShow']> = async (call, kit) =>
  worksFor(call.principal, department.name)
    ? commanded({ ...desk, aggregate: await watched(desk, kit) }, call, kit, { type: 'no-show' })
    : notFound;

/** Medical care: the department's part of a joint application, and the slots that there are. */
export const medical = defineService({
  contract: medicalContract,
  aggregates: [...casework.aggregates, slot, waitlist, hospital] as readonly AnyAggregate[],
  personal: true,
  person: casework.personPart(talentContract.events),
  operations: {
    ...casework.operations,
    ...ruleHandles(desk.rules.book, (facts) => impliedAnswers('medical', facts)),
    ...caseRulesHandles(desk),
    advanceCase,
    setCategory: (call, kit) => byOwner(call, kit, { type: 'set-category', ...call.body }),
    cancelBooking: (call, kit) => commanded(desk, call, kit, { type: 'cancel' }),
    recordNoShow,
    waitlistPlace,
    ...hospitalHandles,
    ...slotHandles,
    bookSlot,
  },
  reactions: [
    ...casework.reactions,
    ...aroundReactions(desk, talentContract.events),
    ...waitlistReactions,
    ...cancellingReactions,
    ...talentReactions(desk, talentContract.events, ({ medical }) => medical),
  ],
});
