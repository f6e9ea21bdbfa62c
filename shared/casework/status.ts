import { dueOf, localDateOf } from '../calendar/index.ts';
import type { Text } from '../contract/text.ts';
import type { Status } from './contract/status.ts';
import { ifDeclined } from './declining.ts';
import { type Department, stageText, supplementStage } from './department.ts';
import { type Case, isAsked } from './domain/state.ts';

const waitingForAnswer: Text = { zh: '等待申请人补正', en: 'Waiting for the applicant’s supplement' };

/** Where a case stands, whole, as its applicant and its caseworkers may see it. */
export function statusOf(department: Department, state: Case<unknown>, caseId: string): Status {
  const asked = state.status === 'open' && isAsked(state);
  return {
    caseId,
    applicationId: state.applicationId,
    person: state.person,
    state: asked ? supplementStage.code : state.stage,
    stage: asked ? supplementStage.text : stageText(department, state.stage),
    ...(state.owner === undefined ? {} : { owner: state.owner }),
    ...promiseOf(state),
    ...nextOf(department, state),
    ...(state.overdue ? { overdue: true } : {}),
    ...escalatedOf(state),
    ...supplementOf(state),
    ...turnsOf(state),
    ...heldOf(department, state),
    ...(state.rules.length > 0 ? { rules: [...state.rules] } : {}),
    ...outcomeOf(department, state),
    terminal: state.status === 'closed',
  };
}

function heldOf(department: Department, state: Case<unknown>): Pick<Status, 'granted' | 'answerBy' | 'ifDeclined'> {
  const { hold, until, status } = state;
  if (!hold) return {};
  const { id, text } = hold;
  const effect = ifDeclined(department, state);
  return {
    granted: { id, text },
    ...(until !== undefined && status === 'open' && { answerBy: until }),
    ...(effect && { ifDeclined: effect }),
  };
}

/** Until when, or why there is no date: while the clock stands still nothing is promised. */
export function promiseOf(
  state: Case<unknown>,
): Pick<Status, 'promisedOn' | 'provisional' | 'paused' | 'pausedReason' | 'pausedSince'> {
  if (state.status !== 'open') return {};
  const { dueAt, provisional, paused } = dueOf(state.clock);
  if (paused) {
    const pausedReason = isAsked(state) ? waitingForAnswer : (waitingForBody(state) ?? state.waits);
    const since = state.clock.pauses.at(-1)?.from;
    return { paused, ...(pausedReason && { pausedReason }), ...(since && { pausedSince: localDateOf(since) }) };
  }
  return { ...(dueAt && { promisedOn: dueAt.slice(0, 10) }), ...(provisional && { provisional }) };
}

function nextOf({ stages }: Department, { status, stage, clock }: Case<unknown>): Pick<Status, 'next'> {
  const next = status === 'open' && !dueOf(clock).paused ? stages[stage]?.next : undefined;
  return next ? { next } : {};
}

const escalatedOf = ({ status, escalated: level, escalatedAt }: Case<unknown>): Pick<Status, 'escalated'> =>
  status === 'open' && level > 0 && escalatedAt ? { escalated: { level, on: localDateOf(escalatedAt) } } : {};

const waitingForBody = ({ body }: Case<unknown>): Text | undefined =>
  body && { zh: `等待${body.text.zh}答复`, en: `Waiting for ${body.text.en}` };

/** What is unusual in the course of a case. */
function turnsOf({
  corrections,
  extension,
  proposal,
  halt,
  earlier,
}: Case<unknown>): Pick<Status, 'extended' | 'awaitingSecond' | 'reopened' | 'corrected' | 'halted'> {
  return {
    ...(extension && { extended: extension }),
    ...(proposal && { awaitingSecond: true }),
    ...(halt?.on && { halted: true }),
    ...(earlier.length > 0 && { reopened: earlier.length }),
    ...(corrections.length > 0 && { corrected: corrections.length }),
  };
}

function supplementOf({ supplement }: Case<unknown>): Pick<Status, 'supplement'> {
  if (!supplement) return {};
  const { askedAt, missing, answeredAt, closedAt, items } = supplement;
  const told = { askedAt, missing, ...(items.length > 0 && { items }) };
  return { supplement: { ...told, ...(answeredAt && { answeredAt }), ...(closedAt && { closedAt }) } };
}

function outcomeOf({ reasons }: Department, { outcome }: Case<unknown>): Pick<Status, 'outcome'> {
  if (!outcome) return {};
  // What an outcome says in words goes to no other service.
  const { inTime: _inTime, usedDays: _usedDays, says: _says, ...told } = outcome;
  const reason = reasons[told.reasonCode ?? ''];
  const { text, by, mend } = reason ?? {};
  return { outcome: { ...told, ...(text && { reason: text }), ...(by && { by }), ...(mend && { mend }) } };
}
