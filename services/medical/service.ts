import {
  answerCase,
  caseAggregate,
  caseworkOf,
  commanded,
  grantFirstFree,
  isStaff,
  openCase,
  pageOfStock,
  registering,
  stopWithoutConsent,
  withdrawCase,
} from '../../shared/casework/index.ts';
import { worksFor } from '../../shared/identity/index.ts';
import { ruleHandles } from '../../shared/rules/index.ts';
import { defineService, type Handle, notFound, on } from '../../shared/service/index.ts';
import { talentContract } from '../talent/contract.ts';
import { medicalAnswers, medicalContract, type SlotDetails } from './contract.ts';
import { medicalDepartment as department } from './department.ts';
import { decideMedical } from './domain.ts';
import { medicalRules } from './rules.ts';
import { chooseSlot, holdOf, slot, slotsOf } from './slots.ts';

type Operations = typeof medicalContract.operations;
const { applicationSubmitted, applicationWithdrawn, consentWithdrawn, supplementAnswered } = talentContract.events;

/** The medical department's cases. */
export const medicalCase = caseAggregate(department, medicalContract.events, decideMedical);

const desk = { department, events: medicalContract.events, aggregate: medicalCase, facts: medicalAnswers };
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

/** Medical care: the department's part of a joint application, and the slots that there are. */
export const medical = defineService({
  contract: medicalContract,
  aggregates: [...casework.aggregates, slot],
  personal: true,
  operations: {
    ...casework.operations,
    ...ruleHandles(medicalRules),
    registerSlot: registering(department, slot, (details) => details.slotId),
    listSlots,
    bookSlot,
  },
  reactions: [
    ...casework.reactions,
    on(applicationSubmitted, ({ data }, kit) => openCase(desk, data, data.answers.medical, kit)),
    on(applicationWithdrawn, ({ data }, kit) => withdrawCase(desk, data, kit)),
    on(supplementAnswered, ({ data }, kit) => answerCase(desk, data, kit)),
    on(consentWithdrawn, ({ data }, kit) => stopWithoutConsent(desk, data, kit)),
  ],
});
