import { localDateOf } from '../../shared/calendar/index.ts';
import { draft, type EventDraft } from '../../shared/contract/event.ts';
import type { Row } from '../../shared/log/aggregate.ts';
import { nobody } from '../../shared/log/index.ts';
import type { Sealed } from '../../shared/sealed/index.ts';
import type { HukouAnswers } from './answers.ts';
import type { Found, HukouCase, HukouEvent, Objection, Raised } from './domain/state.ts';
import { type OwnObjection, publicityEvents } from './publicity-contract.ts';

/** Notices that run, the oldest first; and all others, to find their case for an objection that comes late. */
export const publicityList = 'publicity';
export const pastNotices = 'past-notices';
/** What a person objected to. */
export const objectionsOf = (person: string): string => `objections#${person}`;

/** A notice in the list; its name is sealed, as it is everywhere in the store. */
export interface NoticeRow {
  noticeId: string;
  caseId: string;
  shownAs?: Sealed<string>;
  employer: string;
  channel: HukouAnswers['channel'];
  from: string;
  until: string;
}

/** An objection as who raised it sees it. */
export function shownObjection({ by: _by, text: _text, proposed: _proposed, ...told }: Objection): OwnObjection {
  return told as OwnObjection;
}

/** The same for the applicant and the department: never who raised it, nor at what hour. */
export function examined(objection: Objection) {
  const { noticeId: _notice, raisedAt, endedAt, ...told } = shownObjection(objection);
  return { ...told, raisedOn: localDateOf(raisedAt), ...(endedAt && { endedOn: localDateOf(endedAt) }) };
}

/** The rows of a case's notice, and of the objections to it with those who raised them. */
export function noticeRows({ publicity, objections = [], employer, answers }: HukouCase, caseId: string): Row[] {
  if (!publicity) return [];
  const { noticeId, shownAs, from, until } = publicity;
  const told = { noticeId, caseId, ...(shownAs && { shownAs }), employer: employer?.name, channel: answers?.channel };
  const row: Row =
    until === undefined
      ? { list: pastNotices, sort: noticeId, item: { caseId } }
      : { list: publicityList, sort: noticeId, item: { ...told, from, until: localDateOf(until) } };
  const known = objections.filter(({ by }) => by !== nobody);
  // Of a notice before this one a row stays that leads here, as long as somebody objected to it.
  const earlier = new Set(objections.map((one) => one.noticeId).filter((one) => one !== noticeId));
  const past = [...earlier].map((one) => ({ list: pastNotices, sort: one, item: { caseId } }));
  const own = known.map((one) => ({
    list: objectionsOf(one.by),
    sort: `${one.raisedAt}#${one.objectionId}`,
    item: shownObjection(one),
  }));
  return [row, ...past, ...own];
}

/** What the applicant, and who objected, are told by a change; the two are never named together. */
export function noticeDrafts(event: HukouEvent, state: HukouCase, caseId: string, at: string): EventDraft[] {
  const { publicity, objections = [], applicationId, person } = state;
  if (!publicity) return [];
  const { noticeId, state: standing, until } = publicity;
  // What a second caseworker has yet to confirm is told to nobody.
  const { finding } = event.type === 'decision-proposed' ? {} : (event as Partial<Found>);
  const told = finding !== undefined || (event.type === 'case-moved' && standing !== 'over');
  const whose = { caseId, applicationId, person, noticeId, state: standing };
  const more = { ...(until && { until: localDateOf(until) }), ...(finding && { finding: finding.outcome }) };
  return [
    ...(told ? [draft(publicityEvents.publicityProgressed, `case/${caseId}`, { ...whose, ...more })] : []),
    ...objections
      .filter(({ by }) => by !== nobody)
      .filter(changedBy(event, at))
      .map(({ objectionId, by, status }) =>
        draft(publicityEvents.objectionProgressed, `objection/${objectionId}`, { objectionId, person: by, status }),
      ),
  ];
}

/** Whether an objection was raised, found on or ended by this. */
const changedBy =
  (event: HukouEvent, at: string) =>
  ({ objectionId, status, endedAt }: Objection): boolean => {
    const { objection } = event as Partial<Raised>;
    if (objection?.objectionId === objectionId) return true;
    const { finding } = event as Partial<Found>;
    const ends = event.type === 'case-decided' || event.type === 'case-withdrawn';
    return status !== 'open' && (ends ? endedAt === at : finding?.objectionId === objectionId);
  };
