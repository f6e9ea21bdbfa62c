import { localDateOf, toShanghai } from '../../../shared/calendar/index.ts';
import type { CaseEvents } from '../../../shared/casework/contract/contract.ts';
import type { Status } from '../../../shared/casework/contract/status.ts';
import { askedFor } from '../../../shared/casework/domain/named.ts';
import { type Text, text } from '../../../shared/contract/index.ts';
import type { Reaction } from '../../../shared/service/index.ts';
import { educationContract } from '../../education/contract.ts';
import { housingContract } from '../../housing/contract.ts';
import { hukouContract } from '../../hukou/contract.ts';
import { medicalContract } from '../../medical/contract.ts';
import { toDesk, toEnterprise, toPerson } from '../domain/recipient.ts';
import type { Thread } from '../domain/thread.ts';
import { settings } from '../settings.ts';
import type { TemplateCode } from '../templates.ts';
import { educationFacts, educationLines } from './education.ts';
import { type Frame, following, type Line, telling } from './hear.ts';
import { housingLines } from './housing.ts';

const outcomes: Readonly<Record<string, Text>> = {
  approved: text('通过', 'approved'),
  rejected: text('未通过', 'not approved'),
  confirmed: text('维持原决定', 'the decision stands'),
  changed: text('原决定有变，重新办理', 'the decision is changed; the case is worked on again'),
};
const wordsOf = (outcome: string): Text => outcomes[outcome] ?? { zh: outcome, en: outcome };
const unknownReason = text('等待其他部门', 'waiting for another body');

const joined = (all: readonly Text[]): Text => ({
  zh: all.map(({ zh }) => zh).join('；'),
  en: all.map(({ en }) => en).join('; '),
});

const frameOf =
  (service: string) =>
  ({ caseId }: { caseId: string }): Frame => ({
    from: service,
    about: { kind: 'case', id: caseId, path: `/${service}/cases/${caseId}` },
  });

const askedAt = ({ supplement }: Status): string =>
  supplement && supplement.answeredAt === undefined && supplement.closedAt === undefined ? supplement.askedAt : '';

/** When the department closed what it had asked for, which nobody has to answer any more. */
const closedIn = ({ supplement, terminal }: Status): Record<string, string> =>
  terminal || supplement?.closedAt === undefined ? {} : { closed: supplement.closedAt };

/**
 * Whether the clock stands still for another reason than what is asked of the applicant, of which they are told apart.
 * While that is asked, nothing is known of other reasons: what was told of them last holds, and ends when the clock goes on.
 */
const pausedIn = (status: Status): Record<string, string> => {
  if (!status.paused) return { paused: '' };
  return askedAt(status) === '' ? { paused: 'paused' } : {};
};

/** What holds of a case, of what its people want to hear. */
const factsOf = (status: Status): Record<string, string> => ({
  asked: status.terminal ? '' : askedAt(status),
  answered: status.supplement?.answeredAt ?? '',
  outcome: status.outcome?.at ?? '',
  granted: status.granted?.id ?? '',
  offer: status.terminal ? '' : (status.answerBy ?? ''),
  ...pausedIn(status),
  overdue: status.overdue && !status.terminal ? 'overdue' : '',
  owner: status.owner ?? '',
  // Left out where there is none, so that no thread of a case grows by it.
  ...closedIn(status),
  ...(status.corrected === undefined || status.terminal ? {} : { corrected: String(status.corrected) }),
  waiting: status.owner === undefined && !status.terminal ? 'waiting' : '',
});

/** What is said for each of these facts while it holds; nothing of a pause that never was. */
function linesOf(service: string, status: Status, facts: Thread['facts']): Line[] {
  const holds = (name: string): boolean => (facts[name]?.value ?? '') !== '';
  const resumed = facts.paused?.value === '' && !status.terminal;
  return [
    ...toTalent(service, status).filter(({ key = '' }) => holds(key)),
    ...(resumed
      ? [{ recipient: toPerson(status.person), template: 'lane.resumed', key: 'paused', params: { service } } as const]
      : []),
    ...toStaff(service, status).filter(({ key = '' }) => holds(key)),
  ];
}

function toTalent(service: string, status: Status): Line[] {
  const recipient = toPerson(status.person);
  const line = (key: string, template: TemplateCode, more: Line['params'] = {}): Line => ({
    recipient,
    key,
    template,
    params: { service, ...more },
  });
  const { supplement, outcome, granted, pausedReason } = status;
  const decided =
    outcome?.outcome === 'withdrawn'
      ? line('outcome', 'lane.withdrawn')
      : line('outcome', 'lane.decided', { outcome: wordsOf(outcome?.outcome ?? '') });
  return [
    line('asked', 'lane.supplement-asked', { missing: joined((supplement?.missing ?? []).map(askedFor)) }),
    line('closed', 'lane.supplement-closed'),
    decided,
    line('granted', 'lane.granted', { granted: granted?.text ?? text('', '') }),
    line('paused', 'lane.paused', { reason: pausedReason ?? unknownReason }),
    line('overdue', 'lane.overdue'),
  ];
}

function toStaff(service: string, { owner, terminal }: Status): Line[] {
  const desk = toDesk(service, 'caseworker');
  const own = owner === undefined ? desk : toPerson(owner);
  if (terminal) return [];
  return [
    { recipient: desk, key: 'waiting', template: 'staff.case-new', params: { service } },
    { recipient: own, key: 'owner', template: 'staff.case-assigned', params: { service } },
    { recipient: own, key: 'answered', template: 'staff.supplement-answered', params: { service } },
    { recipient: own, key: 'corrected', template: 'staff.answer-corrected', params: { service } },
  ];
}

/** The owner, and where nobody has the case, the desk. */
const worker = (service: string, owner: string | undefined): string =>
  owner === undefined ? toDesk(service, 'caseworker') : toPerson(owner);

function clockReactions(service: string, events: CaseEvents): Reaction[] {
  const frame = frameOf(service);
  const family = 'clock';
  const lead = toDesk(service, 'leader');
  return [
    telling(events.caseWarned, {
      family,
      frame,
      lines: ({ owner }) => [{ recipient: worker(service, owner), template: 'staff.case-warned', params: { service } }],
    }),
    telling(events.caseOverdue, {
      family,
      frame,
      lines: ({ owner }) =>
        [worker(service, owner), lead].map((recipient) => ({
          recipient,
          template: 'staff.case-overdue',
          params: { service },
        })),
    }),
    telling(events.caseEscalated, {
      family,
      frame,
      lines: ({ level, role, to }) => [
        {
          recipient: to === undefined ? toDesk(service, role) : toPerson(to),
          template: 'staff.case-escalated',
          params: { service, level },
        },
      ],
    }),
    telling(events.caseExtended, {
      family,
      frame,
      lines: ({ person, days, owner }: { person: string; days: number; owner?: string }) => [
        { recipient: toPerson(person), template: 'lane.extended', params: { service, days } },
        { recipient: worker(service, owner), template: 'staff.case-extended', params: { service, days } },
      ],
    }),
  ];
}

interface Filed {
  person: string;
  filedBy: string;
  enterpriseId?: string | undefined;
}

/** Whoever asked for the review, and the talent whose case it is. */
const filers = ({ person, enterpriseId }: Filed): string[] => [
  toPerson(person),
  ...(enterpriseId === undefined ? [] : [toEnterprise(enterpriseId)]),
];

/** An enterprise is shown its review, and not the case. */
const reviewIn =
  (service: string) =>
  ({ reviewId }: { reviewId: string }): Frame => ({
    from: service,
    about: { kind: 'review', id: reviewId, path: `/${service}/reviews/${reviewId}` },
  });

function reviewReactions(service: string, events: CaseEvents): Reaction[] {
  const frame = reviewIn(service);
  const lead = toDesk(service, 'leader');
  const params = { service };
  return [
    telling(events.caseReopened, {
      family: 'reopened',
      frame: frameOf(service),
      lines: ({ person }) => [{ recipient: toPerson(person), template: 'lane.reopened', params }],
    }),
    telling(events.reviewOpened, {
      family: 'review',
      frame,
      lines: (filed) => [
        ...filers(filed).map((recipient) => ({ recipient, template: 'review.received', params }) as const),
        { recipient: lead, template: 'staff.review-opened', params },
      ],
    }),
    telling(events.reviewDecided, {
      family: 'review',
      frame,
      lines: (filed) =>
        filers(filed).map((recipient) => ({
          recipient,
          template: 'review.decided',
          params: { service, outcome: wordsOf(filed.outcome) },
        })),
    }),
    telling(events.reviewOverdue, {
      family: 'review',
      frame,
      lines: () => [{ recipient: lead, template: 'staff.review-overdue', params }],
    }),
  ];
}

/** A rating tells nothing of who gave it, so the notice leads to the department's own list. */
function ratingReactions(service: string, events: CaseEvents): Reaction[] {
  const recipient = toDesk(service, 'leader');
  const frame = ({ ratingId }: { ratingId: string }): Frame => ({
    from: service,
    about: { kind: 'rating', id: ratingId, path: `/${service}/follow-ups` },
  });
  return [
    telling(events.ratingGiven, {
      family: 'rating',
      frame,
      lines: ({ stars, followUp }) =>
        followUp ? [{ recipient, template: 'staff.follow-up', params: { service, stars } }] : [],
    }),
    telling(events.followUpOverdue, {
      family: 'rating',
      frame,
      lines: () => [{ recipient, template: 'staff.follow-up-overdue', params: { service } }],
    }),
  ];
}

/** An offer that waits for an answer is recalled some hours before it lapses. */
function offerLater(
  service: string,
  { answerBy, person, terminal, ifDeclined }: Status,
): (Line & { key: string; at: string }) | undefined {
  if (answerBy === undefined || terminal) return undefined;
  const at = toShanghai(Date.parse(answerBy) - settings.remindHours * 3_600_000);
  const params = { service, day: localDateOf(answerBy) };
  const line = { recipient: toPerson(person), key: 'offer', at };
  if (ifDeclined === undefined) return { ...line, template: 'offer.expiring', params };
  return { ...line, template: 'offer.expiring-told', params: { ...params, effect: ifDeclined } };
}

/** Departments with words of their own. */
const own: Readonly<Record<string, { facts?: typeof educationFacts; lines: typeof educationLines }>> = {
  education: { facts: educationFacts, lines: educationLines },
  housing: { lines: housingLines },
};

const departments = [hukouContract, housingContract, educationContract, medicalContract];

/** The cases of the four departments: for the talent, for who works on them and for who leads. */
export const caseReactions: readonly Reaction[] = departments.flatMap(({ service, events }) => [
  following(events.caseProgressed, {
    frame: frameOf(service),
    facts: (status) => ({ ...factsOf(status), ...own[service]?.facts?.(status) }),
    ends: ({ terminal }) => terminal,
    lines: (status, facts) => {
      const general = linesOf(service, status, facts);
      return own[service]?.lines(general, status, facts) ?? general;
    },
    later: (status) => offerLater(service, status),
  }),
  ...clockReactions(service, events as unknown as CaseEvents),
  ...reviewReactions(service, events as unknown as CaseEvents),
  ...ratingReactions(service, events as unknown as CaseEvents),
]);
