import {
  aroundReactions,
  caseRulesHandles,
  caseworkOf,
  commanded,
  grantFirstFree,
  isStaff,
  pageOfStock,
  registering,
  talentReactions,
  watched,
} from '../../shared/casework/index.ts';
import { worksFor } from '../../shared/identity/index.ts';
import type { AnyAggregate } from '../../shared/log/index.ts';
import { ruleHandles } from '../../shared/rules/index.ts';
import { type Call, defineService, type Handle, type Kit, notFound } from '../../shared/service/index.ts';
import { impliedAnswers, talentContract } from '../talent/contract.ts';
import { desk, medicalCase } from './case.ts';
import { medicalContract, type SlotDetails } from './contract.ts';
import { medicalDepartment as department } from './department.ts';
import type { MedicalCommand } from './domain/case.ts';
import { allowanceOf } from './domain/decide.ts';
import { hospital, hospitalHandles } from './hospitals.ts';
import { chooseSlot, holdOf, slot, slotsOf } from './slots.ts';
import { waitlist, waitlistPlace, waitlistReactions } from './waitlist.ts';

type Operations = typeof medicalContract.operations;

const casework = caseworkOf(desk);

const listSlots: Handle<Operations['listSlots']> = async ({ principal, query }, kit) =>
  isStaff(principal, department)
    ? pageOfStock<SlotDetails>(kit, slotsOf(query.speciality), query, (details) => holdOf(details).claim)
    : notFound;

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

/** A new slot has what its hospital says of itself, and goes to whoever waits the longest. */
const registerSlot: Handle<Operations['registerSlot']> = async (call, kit) => {
  const { body, principal } = call;
  if (!worksFor(principal, department.name)) return notFound;
  const { slotId, hospitalId, speciality, startsAt } = body;
  if (Date.parse(startsAt) <= kit.now() && !(await kit.load(slot, slotId)).state.details)
    return { ok: false, refusal: { code: 'starts-in-past', pointer: '/startsAt' } };
  const { details: at } = (await kit.load(hospital, hospitalId)).state;
  if (!at) return { ok: false, refusal: { code: 'unknown-hospital', pointer: '/hospitalId' } };
  if (!at.kinds.includes(speciality))
    return { ok: false, refusal: { code: 'kind-not-offered', pointer: '/speciality' } };
  const { name, office } = at.coordinator;
  const details = { ...body, hospital: at.names, coordinator: name, office };
  const registered = await register({ principal, body: details }, kit);
  if (registered.ok) await kit.execute(waitlist, speciality, { type: 'free', item: { id: slotId, until: startsAt } });
  return registered;
};
const register = registering(department, slot, (details: SlotDetails) => details.slotId);

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
    registerSlot,
    listSlots,
    bookSlot,
  },
  reactions: [
    ...casework.reactions,
    ...aroundReactions(desk, talentContract.events),
    ...waitlistReactions,
    ...talentReactions(desk, talentContract.events, ({ medical }) => medical),
  ],
});
