import type { Answers } from '../questions/model.ts';
import { answeredLanes } from './answering.ts';
import type {
  AnswerCorrected,
  AnswersSaved,
  ApplicationEvent,
  ApplicationSubmitted,
  LaneProgressed,
  MemberRenewed,
} from './events.ts';
import { type Named, wardsAmong, wardsOf } from './named.ts';
import { reviewNoted } from './reviews.ts';
import { type Application, isAsking, isUnderWay, laneOf, type SealedForm } from './state.ts';

/** An application after one more event. */
export function evolveApplication(state: Application, event: ApplicationEvent, { at }: { at: string }): Application {
  switch (event.type) {
    case 'application-drafted':
      return { ...touched(state, at), status: 'DRAFT', person: event.person, form: event.form, createdAt: at };
    case 'application-redrafted':
      return { ...touched(state, at), form: event.form };
    case 'answers-saved':
      return { ...touched(state, at), form: saved(state, event) };
    case 'consent-awaited':
      return { ...state, awaited: event.wards };
    case 'draft-expiring':
      return { ...state, expiresOn: event.expiresOn };
    case 'draft-expired':
      return { ...state, status: 'EXPIRED', closedAt: at, form: { ...state.form, answers: {} } };
    case 'draft-withdrawn':
      return { ...state, status: 'WITHDRAWN', closedAt: at };
    case 'draft-discarded':
      return { ...state, discarded: true, form: { ...state.form, answers: {} } };
    case 'application-submitted': {
      const { members = [], guarded, bySubject, under, handed } = event;
      const named = { members, wards: members.length > 0 ? wardsAmong(members) : wardsOf({ guarded }) };
      const known = { ...(under && { under, readers: under.readers }), ...(handed && { handed }) };
      const told = { ...named, ...(bySubject && { bySubject }), ...known };
      return { ...state, status: 'SUBMITTED', submittedAt: at, form: submitted(state, event), ...told };
    }
    case 'lanes-withdrawn': {
      const asked = event.services.map((service) => [service, { ...laneOf(state, service), withdrawing: true }]);
      return { ...state, lanes: { ...state.lanes, ...Object.fromEntries(asked) } };
    }
    case 'lane-progressed':
      return progressed(state, event);
    case 'review-noted':
      return reviewNoted(state, event);
    case 'outcomes-shared':
      return { ...state, readers: { asOf: event.asOf, services: event.services } };
    case 'claim-contested': {
      const known = state.contested?.[event.service] ?? [];
      return { ...state, contested: { ...state.contested, [event.service]: [...known, event.by] } };
    }
    case 'supplement-answered':
      return answeredLanes(state, event);
    case 'answer-corrected':
      return corrected(state, event, at);
    case 'member-renewed':
      return renewed(state, event, at);
    case 'application-closed':
      return { ...state, status: event.status, closedAt: at, closings: state.closings + 1 };
    default:
      return event satisfies never;
  }
}

/** Whoever changes a draft keeps it from expiring. */
const touched = (state: Application, at: string): Application => ({ ...state, touchedAt: at, expiresOn: undefined });

const without = (answers: Answers, gone: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !gone.includes(id)));

const saved = ({ form }: Application, { version, services, saved: fresh, cleared }: AnswersSaved): SealedForm => ({
  version,
  services: services ?? form.services,
  answers: { ...without(form.answers, cleared), ...fresh },
});

const submitted = ({ form }: Application, { version, hidden }: ApplicationSubmitted): SealedForm => ({
  ...form,
  version,
  answers: without(form.answers, hidden),
});

function corrected(state: Application, { type: _type, ...event }: AnswerCorrected, at: string): Application {
  const { answers } = state.form;
  const before = answers[event.question];
  const form = { ...state.form, answers: { ...answers, [event.question]: event.value } };
  return { ...state, form, corrections: [...state.corrections, { at, before, ...event }] };
}

function renewed(
  state: Application,
  { service, memberId, field, value, reason }: MemberRenewed,
  at: string,
): Application {
  const isIt = (one: Named): boolean => one.memberId === memberId && one.service === service;
  const before = state.members.find(isIt)?.[field];
  const members = state.members.map((one) => (isIt(one) ? { ...one, [field]: value } : one));
  const correction = { at, question: `${memberId}/${field}`, before, value, reason, services: [service] };
  return { ...state, members, corrections: [...state.corrections, correction] };
}

/** A lane that is open again opens a closed application; one that only tells more of its end leaves it closed. */
function progressed(state: Application, { service, version, status, ...told }: LaneProgressed): Application {
  const before = laneOf(state, service);
  const freed = before.freed || status.terminal;
  const reclaimed = !status.terminal && (before.reclaimed || told.reclaimed);
  const { withdrawing, answering } = before;
  const given = answering && isAsking(status) ? { answering } : {};
  const lane = { withdrawing, version, status, ...(freed && { freed }), ...(reclaimed && { reclaimed }), ...given };
  const open = isUnderWay(state) || !status.terminal;
  const standing = open ? ({ status: 'IN_PROGRESS', closedAt: undefined } as const) : {};
  return { ...state, ...standing, lanes: { ...state.lanes, [service]: lane } };
}
