import {
  type CaseDecided,
  type CaseMoved,
  type DecisionProposed,
  decidedNow,
  moveTo,
  needsSecond,
  standingIn,
  unlessOwner,
  whileAsked,
  whileProposed,
} from '../../../shared/casework/domain/index.ts';
import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { nobody } from '../../../shared/log/index.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import { hukouDepartment as department } from '../department.ts';
import type { HukouCode } from './filing.ts';
import { intoPublicity } from './publicity.ts';
import type { Finding, Found, HukouCase, Objection, OwnEvent, Raised } from './state.ts';

/** Somebody objects during a public notice. */
export interface Raise {
  type: 'raise';
  noticeId: string;
  category: string;
  text: Sealed<string>;
}
/** The caseworker records what came of examining an objection. */
export interface Find extends Finding {
  type: 'find';
}

/** Somebody who objected was erased: the objection stays, and nobody knows any more whose it was. */
export interface LetObjectorGo {
  type: 'let-objector-go';
  person: string;
}

type RaisedEvent = (CaseMoved & Raised) | Extract<OwnEvent, Raised>;
type FoundEvent = ((CaseMoved | CaseDecided | DecisionProposed) & Found) | Extract<OwnEvent, Found>;

/**
 * An objection in time interrupts the notice and moves the case to OBJECTION; more of them join it there. One a person
 * and notice, and never the applicant's own.
 */
export function raise(
  { noticeId, category, text }: Raise,
  state: HukouCase,
  { at, by }: Context,
): Decision<RaisedEvent, HukouCode> {
  const { publicity, objections = [] } = state;
  const toIt = objections.filter((one) => one.noticeId === noticeId);
  const current = publicity?.noticeId === noticeId;
  if (!publicity || (!current && toIt.length === 0)) return refuse('not-found');
  if (state.person === by) return refuse('own-notice');
  if (toIt.some((one) => one.by === by)) return refuse('objection-exists');
  const late = publicity.until !== undefined && Date.parse(publicity.until) < Date.parse(at);
  if (!current || publicity.state === 'over' || late) return refuse('publicity-over');
  // Numbered, since an id made of who it was could be guessed.
  const objection = { objectionId: `${noticeId}-${toIt.length + 1}`, noticeId, by, category, text };
  if (publicity.state === 'examined') return accept({ type: 'objection-raised', objection });
  return accept({ type: 'case-moved', ...standingIn(department, 'OBJECTION'), objection });
}

/**
 * A finding: an objection that holds ends the case, or proposes that where the department wants four eyes; one that
 * does not hold lets the notice go on, once no other is open.
 */
export function find(
  { type: _type, ...finding }: Find,
  state: HukouCase,
  context: Context,
): Decision<FoundEvent, HukouCode> {
  const upheld = finding.outcome === 'upheld';
  const no = unlessOwner(state, context) ?? (upheld ? whileProposed(state) : whileAsked(state));
  if (no) return no;
  const objection = state.objections?.find(({ objectionId }) => objectionId === finding.objectionId);
  if (!objection) return refuse('not-found');
  if (objection.status !== 'open') return refuse('objection-decided');
  if (objection.by === context.by) return refuse('own-objection');
  if (upheld) return accept(ending(finding, state, context));
  const others = state.objections?.some((one) => one.status === 'open' && one !== objection);
  return others ? accept({ type: 'objection-found', finding }) : accept({ ...intoPublicity(state, context), finding });
}

function ending(finding: Finding, state: HukouCase, context: Context): (CaseDecided | DecisionProposed) & Found {
  const { zh, en } = finding.reasons;
  const verdict = { outcome: 'rejected', reasonCode: 'objection-upheld', note: `${zh} / ${en}` } as const;
  if (needsSecond(state, verdict)) return { type: 'decision-proposed', ...verdict, finding };
  const stage = String(moveTo(department, 'rejection', state));
  return { ...decidedNow(verdict, stage, state, context), finding };
}

/** Lets go of who objected; silent when they did not. */
export function letObjectorGo({ person }: LetObjectorGo, { objections = [] }: HukouCase): Decision<OwnEvent, never> {
  const objectionIds = objections.filter(({ by }) => by === person).map(({ objectionId }) => objectionId);
  return objectionIds.length > 0 ? accept({ type: 'objector-forgotten', objectionIds }) : accept();
}

/** The objections without who raised these; what they say cannot be opened any more. */
export const withoutObjector = ({ objections = [] }: HukouCase, objectionIds: readonly string[]): Objection[] =>
  objections.map((one) => (objectionIds.includes(one.objectionId) ? { ...one, by: nobody } : one));

/** The objections after a change of the case: raised, found on, or lapsed when the case ended. */
export function objectionsAfter(
  { objections = [] }: HukouCase,
  event: Happened,
  { status }: HukouCase,
  at: string,
): Objection[] {
  const raised = event.objection ? [{ ...event.objection, raisedAt: at, status: 'open' as const }] : [];
  return [...objections, ...raised].map((one) => afterEvent(one, event, status === 'closed', at));
}

type Happened = { type: string } & Partial<Raised & Found>;

function afterEvent(one: Objection, { type, finding }: Happened, closed: boolean, at: string): Objection {
  if (one.objectionId === finding?.objectionId)
    return type === 'decision-proposed'
      ? { ...one, proposed: finding.reasons }
      : { ...one, status: finding.outcome, reasons: finding.reasons, endedAt: at };
  if (one.status !== 'open' || !(closed || type === 'decision-returned')) return one;
  const { proposed, ...rest } = one;
  if (!closed) return rest;
  const holds = proposed !== undefined && type === 'case-decided';
  return holds
    ? { ...rest, status: 'upheld', reasons: proposed, endedAt: at }
    : { ...rest, status: 'lapsed', endedAt: at };
}
