import {
  aroundReactions,
  caseRulesHandles,
  caseworkOf,
  grantInTurn,
  linkReactions,
  talentReactions,
} from '../../shared/casework/index.ts';
import { worksFor } from '../../shared/identity/index.ts';
import type { AnyAggregate } from '../../shared/log/index.ts';
import { ruleHandles } from '../../shared/rules/index.ts';
import { defineService, type Handle, notFound } from '../../shared/service/index.ts';
import { impliedAnswers, talentContract } from '../talent/contract.ts';
import { desk } from './case.ts';
import { educationContract } from './contract.ts';
import { coordination, coordinationHandles, coordinationReactions } from './coordination.ts';
import { educationDepartment as department } from './department.ts';
import { guardianHandles } from './guardian.ts';
import { comesNext, listHandles, listReactions, waitingList } from './lists.ts';
import { schoolHandles } from './schools/handles.ts';
import { offeringReactions } from './schools/offering.ts';
import { choosePlace } from './schools/places.ts';
import { school } from './schools/school.ts';
import { verificationHandles } from './verification.ts';

type Operations = typeof educationContract.operations;

const casework = caseworkOf(desk);

/** A place by hand: to the next on the school's list, or with a reason that is kept. */
const placeChild: Handle<Operations['placeChild']> = async ({ params, body, principal, expectedVersion }, kit) => {
  if (!worksFor(principal, department.name)) return notFound;
  const { schoolId, reason } = body;
  const reply = await grantInTurn(
    desk,
    {
      caseId: params.caseId,
      asked: schoolId,
      expectedVersion,
      reason,
      isNext: () => comesNext(kit, params.caseId, schoolId),
      choose: (answers) => choosePlace(kit, schoolId, answers),
    },
    kit,
  );
  return reply ?? { ok: false, refusal: { code: 'no-place-left', pointer: '/schoolId' } };
};

/** School places: the department's part of a joint application, its calendar, the places that there are and who gets them. */
export const education = defineService({
  contract: educationContract,
  aggregates: [...casework.aggregates, school, waitingList, coordination] as readonly AnyAggregate[],
  personal: true,
  person: casework.personPart(talentContract.events),
  operations: {
    ...casework.operations,
    ...ruleHandles(desk.rules.book, (facts) => impliedAnswers('education', facts)),
    ...caseRulesHandles(desk),
    ...verificationHandles,
    ...coordinationHandles,
    ...listHandles,
    ...guardianHandles,
    ...schoolHandles,
    placeChild,
  },
  reactions: [
    ...casework.reactions,
    ...aroundReactions(desk, talentContract.events),
    ...linkReactions(desk, talentContract.events),
    ...listReactions,
    ...coordinationReactions,
    ...offeringReactions,
    ...talentReactions(desk, talentContract.events, ({ education }) => education),
  ],
});
