import {
  aroundReactions,
  caseRulesHandles,
  caseworkOf,
  commanded,
  grantInTurn,
  linkReactions,
  talentReactions,
} from '../../shared/casework/index.ts';
import { worksFor } from '../../shared/identity/index.ts';
import type { AnyAggregate } from '../../shared/log/index.ts';
import { ruleHandles } from '../../shared/rules/index.ts';
import { defineService, type Handle, notFound } from '../../shared/service/index.ts';
import { impliedAnswers, talentContract } from '../talent/contract.ts';
import { benefitReactions } from './benefits.ts';
import { desk } from './case.ts';
import { housingContract } from './contract.ts';
import { housingDepartment as department } from './department.ts';
import { housingKinds } from './person.ts';
import { purchaseHandles } from './purchases.ts';
import { comesNext, queue, queueHandles, queueReactions } from './queue.ts';
import { answersBy } from './rules.ts';
import { subsidies } from './subsidies/account.ts';
import { subsidyHandles } from './subsidies/handles.ts';
import { subsidyWorkHandles } from './subsidies/work.ts';
import { tenancyHandles } from './tenancies/handles.ts';
import { tenancy } from './tenancies/tenancy.ts';
import { unitHandles } from './units/handles.ts';
import { chooseUnit, unit } from './units/unit.ts';

type Operations = typeof housingContract.operations;
const casework = caseworkOf(desk);

const offerUnit: Handle<Operations['offerUnit']> = async ({ params, body, principal, expectedVersion }, kit) => {
  if (!worksFor(principal, department.name)) return notFound;
  const { unitId, reason } = body;
  const reply = await grantInTurn(
    desk,
    {
      caseId: params.caseId,
      asked: unitId ?? 'next',
      expectedVersion,
      reason,
      isNext: () => comesNext(kit, params.caseId, unitId),
      choose: (answers) => chooseUnit(kit, unitId, answers),
    },
    kit,
  );
  if (reply) return reply;
  const refusal =
    unitId === undefined ? { code: 'no-unit-left' as const } : { code: 'taken' as const, pointer: '/unitId' };
  return { ok: false, refusal };
};

const setPriority: Handle<Operations['setPriority']> = async (call, kit) =>
  worksFor(call.principal, department.name)
    ? commanded(desk, call, kit, { type: 'set-priority', priority: call.body.priority })
    : notFound;

/** Homes: the department's part of a joint application, the units that there are, their queue and their tenants. */
export const housing = defineService({
  contract: housingContract,
  aggregates: [...casework.aggregates, unit, queue, tenancy, subsidies] as readonly AnyAggregate[],
  personal: true,
  person: casework.personPart(talentContract.events, housingKinds),
  operations: {
    ...casework.operations,
    ...ruleHandles(desk.rules.book, (facts, rule) => impliedAnswers('housing', facts, answersBy(rule))),
    ...caseRulesHandles(desk),
    ...queueHandles,
    ...tenancyHandles,
    ...subsidyHandles,
    ...subsidyWorkHandles,
    ...purchaseHandles,
    ...unitHandles,
    offerUnit,
    setPriority,
    answerOffer: (call, kit) => commanded(desk, call, kit, { type: 'answer-offer', accept: call.body.accept }),
  },
  reactions: [
    ...casework.reactions,
    ...aroundReactions(desk, talentContract.events),
    ...linkReactions(desk, talentContract.events),
    ...queueReactions,
    ...benefitReactions,
    ...talentReactions(desk, talentContract.events, ({ housing }) => housing),
  ],
});
