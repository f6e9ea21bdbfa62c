import type * as z from 'zod/mini';
import type { Refusal } from '../../contract/index.ts';
import { hasRole, type Principal } from '../../identity/index.ts';
import type { Executed } from '../../log/index.ts';
import { type Handle, listing, notFound, on, type Reaction } from '../../service/index.ts';
import { type AnyCaseOperations, type CaseHandles, type Desk, isStaff, leads } from '../desk.ts';
import type { Case } from '../domain/state.ts';
import { unlessUnable } from '../staffing/able.ts';
import { unlessTakes } from '../staffing/assigning.ts';
import { worked } from '../staffing/worked.ts';
import { type ReviewAggregate, reviewIdOf, reviewsList, shownReview } from './aggregate.ts';
import type { FiledBy, Review } from './review.ts';

type Ops = AnyCaseOperations;
type Names = 'requestReview' | 'listReviews' | 'getReview' | 'assignReview' | 'decideReview' | 'openGrounds';

function replied(executed: Executed<Review>) {
  // Each operation declares the codes that its command can be refused with; a test goes through them.
  if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<never> } as const;
  return { ok: true, body: shownReview(executed.state, executed.id), version: executed.version } as const;
}

/** Complaint and review: filed by the applicant, or by the employer where the department lets it, and decided by staff. */
export function reviewHandles<A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
  review: ReviewAggregate,
): Pick<CaseHandles<z.ZodMiniType>, Names> {
  const { department } = desk;
  const staffOnly = (principal: Principal) => isStaff(principal, department);
  return {
    requestReview: requestReviewOf(desk, review),
    listReviews: listing(({ principal }) => (staffOnly(principal) ? reviewsList : undefined)),
    getReview: async ({ params: { reviewId }, principal }, kit) => {
      const { state, head } = await kit.load(review, reviewId);
      const own = state.person === principal.subject || isTheirs(principal, state.enterpriseId);
      const seen = state.status !== 'none' && (staffOnly(principal) || own);
      return seen ? { ok: true, body: shownReview(state, reviewId), version: head.version } : notFound;
    },
    assignReview: async ({ params: { reviewId }, body, principal, expectedVersion }, kit) => {
      if (!staffOnly(principal)) return notFound;
      const to = body.to ?? principal.subject;
      const given = unlessUnable(review, await unlessTakes(department, to, kit));
      const command = { type: 'assign', to, asLead: leads(principal, department) } as const;
      const done = await kit.execute(given, reviewId, command, expectedVersion);
      if (done.ok && to === principal.subject) await worked(department, kit);
      return replied(done);
    },
    decideReview: async ({ params: { reviewId }, body, principal, expectedVersion }, kit) =>
      staffOnly(principal)
        ? replied(await kit.execute(review, reviewId, { type: 'decide', ...body }, expectedVersion))
        : notFound,
    openGrounds: async ({ params: { reviewId }, principal }, kit) => {
      const { state } = await kit.load(review, reviewId);
      if (!staffOnly(principal) || !state.grounds) return notFound;
      if (state.owner !== principal.subject) return { ok: false, refusal: { code: 'not-yours' } };
      const purpose = { who: principal.subject, why: `${department.name}.review`, caseId: state.caseId };
      const opened = await kit.keyring().open(state.grounds, purpose);
      return { ok: true, body: opened.ok ? { grounds: opened.value } : { unavailable: opened.code } };
    },
  };
}

/** Whether the principal acts for the employer; who merely works there does not. */
const isTheirs = (principal: Principal, enterpriseId: string | undefined): boolean =>
  hasRole(principal, 'enterprise') && principal.enterprise !== undefined && principal.enterprise === enterpriseId;

/** As whom the principal may ask for a review of this case, if at all. */
function filerOf(principal: Principal, state: Case<unknown>): FiledBy | undefined {
  if (hasRole(principal, 'talent') && state.person === principal.subject) return 'talent';
  return state.settings.review.byEmployer && isTheirs(principal, state.employer?.enterpriseId)
    ? 'enterprise'
    : undefined;
}

const requestReviewOf =
  <A, Facts extends z.ZodMiniType, C, R extends string>(
    { department, aggregate }: Desk<A, Facts, C, R>,
    review: ReviewAggregate,
  ): Handle<Ops['requestReview']> =>
  async ({ params: { caseId }, body, principal }, kit) => {
    const { state } = await kit.load(aggregate, caseId);
    const filedBy = filerOf(principal, state);
    if (state.status === 'none' || !filedBy) return notFound;
    const { outcome, decisions, settings, applicationId, person, decidedBy, employer } = state;
    if (!outcome || outcome.outcome === 'withdrawn') return { ok: false, refusal: { code: 'not-decided' } };
    const grounds = await kit.keyring().seal(person, `review/${department.name}`, body.grounds, applicationId);
    const who = { caseId, applicationId, person, filedBy };
    const by = filedBy === 'enterprise' && employer ? { enterpriseId: employer.enterpriseId } : {};
    const filing = { ...who, ...by, grounds, decision: decisions, decidedAt: outcome.at, decidedBy };
    const command = { type: 'file', filing, settings: settings.review } as const;
    return replied(await kit.execute(review, reviewIdOf(caseId, decisions), command));
  };

/** A decision that a review changed: the case is worked on again, by whom reviewed it until the lead says otherwise. */
export const reopeningAfterReview = <A, Facts extends z.ZodMiniType, C, R extends string>(
  { events, aggregate }: Desk<A, Facts, C, R>,
  review: ReviewAggregate,
): Reaction =>
  on(events.reviewDecided, async ({ data: { reviewId, caseId, outcome } }, kit) => {
    if (outcome !== 'changed') return { ok: true };
    const { reasons, decision, owner } = (await kit.load(review, reviewId)).state;
    const more = { ...(reasons && { reason: reasons }), ...(owner && { owner }) };
    return kit.execute(aggregate, caseId, { type: 'reopen', why: 'review', decision, ...more });
  });
