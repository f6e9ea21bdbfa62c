import type * as z from 'zod/mini';
import type { Refusal } from '../../contract/index.ts';
import type { Principal } from '../../identity/index.ts';
import { type Handle, listing, notFound } from '../../service/index.ts';
import { type AnyCaseOperations, type CaseHandles, type Desk, leads } from '../desk.ts';
import { followUpsList, type RatingAggregate, ratingIdOf, shownFollowUp } from './rating.ts';

type Ops = AnyCaseOperations;
type Names = 'rateStep' | 'listFollowUps' | 'openComment' | 'finishFollowUp';

/** Ratings by the applicant, and what the lead does about low ones; caseworkers see neither. */
export function ratingHandles<A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
  rating: RatingAggregate,
): Pick<CaseHandles<z.ZodMiniType>, Names> {
  const { department } = desk;
  const isLead = (principal: Principal) => leads(principal, department);
  return {
    rateStep: rateStepOf(desk, rating),
    listFollowUps: listing(({ principal }) => (isLead(principal) ? followUpsList : undefined)),
    openComment: async ({ params: { ratingId }, principal }, kit) => {
      const { state } = await kit.load(rating, ratingId);
      if (!isLead(principal) || !state.comment) return notFound;
      const purpose = { who: principal.subject, why: `${department.name}.follow-up`, caseId: state.caseId };
      const opened = await kit.keyring().open(state.comment, purpose);
      return { ok: true, body: opened.ok ? { comment: opened.value } : { unavailable: opened.code } };
    },
    finishFollowUp: async ({ params: { ratingId }, body: { note }, principal }, kit) => {
      if (!isLead(principal)) return notFound;
      const executed = await kit.execute(rating, ratingId, { type: 'finish', note });
      if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<'followed-up'> };
      return { ok: true, body: shownFollowUp(executed.state, ratingId), version: executed.version };
    },
  };
}

const rateStepOf =
  <A, Facts extends z.ZodMiniType, C, R extends string>(
    { department, aggregate }: Desk<A, Facts, C, R>,
    rating: RatingAggregate,
  ): Handle<Ops['rateStep']> =>
  async ({ params: { caseId }, body: { step, stars, comment }, principal }, kit) => {
    const { state } = await kit.load(aggregate, caseId);
    if (state.status === 'none' || state.person !== principal.subject) return notFound;
    if (!state.passed.includes(step)) return { ok: false, refusal: { code: 'step-not-reached', pointer: '/step' } };
    const { person, applicationId } = state;
    const sealed = comment && (await kit.keyring().seal(person, `rating/${department.name}`, comment, applicationId));
    const given = { caseId, person, step, stars, ...(sealed && { comment: sealed }) };
    const { followUpDays } = department.settings;
    const executed = await kit.begin(rating, ratingIdOf(caseId, step), { type: 'give', given, followUpDays });
    if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<'rated-already'> };
    const { givenAt, dueOn } = executed.state;
    return { ok: true, body: { step, stars, givenAt, followUp: dueOn !== undefined } };
  };
