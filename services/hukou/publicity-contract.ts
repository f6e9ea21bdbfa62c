import * as z from 'zod/mini';
import { openBilingual } from '../../shared/casework/applicant.ts';
import { pick } from '../../shared/casework/contract/index.ts';
import { fields, operation, publicEvent, text } from '../../shared/contract/index.ts';
import { personId } from '../../shared/sealed/index.ts';
import data from './data/publicity.json' with { type: 'json' };
import { ownRefusals } from './refusals.ts';

type Category = keyof typeof data.categories;
const categories = Object.keys(data.categories) as [Category, ...Category[]];
/** `lapsed`: the case ended before there was a finding. */
const statuses = z.enum(['open', 'upheld', 'not-upheld', 'lapsed']);

/** What anyone sees of a case on public notice. */
const notice = z.strictObject({
  noticeId: fields.id(),
  /** The first character of the name; missing when it cannot be opened any more. */
  name: z.optional(z.string()),
  employer: z.string(),
  channel: z.string(),
  channelText: fields.words,
  from: fields.day(),
  /** Its last day. */
  until: fields.day(),
});

/** An objection as who raised it sees it. */
const ownObjection = z.strictObject({
  objectionId: fields.id(),
  noticeId: fields.id(),
  category: z.enum(categories),
  status: statuses,
  raisedAt: fields.instant(),
  reasons: z.optional(fields.words),
  endedAt: z.optional(fields.instant()),
});
export type OwnObjection = z.output<typeof ownObjection>;

/** The same for the applicant and the department: never who raised it, nor at what hour. */
const examined = z.extend(z.omit(ownObjection, { noticeId: true, raisedAt: true, endedAt: true }), {
  raisedOn: fields.day(),
  endedOn: z.optional(fields.day()),
});

const casePublicity = z.strictObject({
  noticeId: fields.id(),
  from: fields.day(),
  /** `examined`: interrupted, until there is a finding on every objection. */
  state: z.enum(['running', 'examined', 'over']),
  until: z.optional(fields.day()),
  /** Days that the notice still has after an interruption. */
  daysLeft: z.optional(z.int()),
  objections: z.array(examined),
});
const reader = { caseId: fields.id() };
const objectionOf = z.strictObject({ ...reader, objectionId: fields.id() });
const staffOnIt = { method: 'POST', roles: ['caseworker'], params: objectionOf } as const;
const signedIn = ['talent', 'enterprise', 'institution', 'steward'] as const;

/** The public notice, and objections to it. */
export const publicityContract = {
  listPublicity: operation({
    id: 'listHukouPublicity',
    method: 'GET',
    path: '/hukou/publicity',
    summary: text('公示中的落户申请', 'Hukou applications on public notice'),
    description: text(
      '只显示姓名的第一个字、用人单位、渠道和公示期；公示期满或中断即撤下。公示内容没有查到规定，从简处理，待确认。',
      'Shows the first character of the name, the employer, the channel and the period; taken down when the period is over or interrupted. No text that says what a notice shows was found; kept sparing, to be confirmed.',
    ),
    roles: 'anyone',
    query: z.strictObject(fields.pageQuery()),
    output: fields.pageOf(notice),
  }),
  raiseObjection: operation({
    id: 'raiseHukouObjection',
    method: 'POST',
    path: '/hukou/publicity/{noticeId}/objections',
    summary: text(
      '公示期内提出异议；申请人看不到是谁提出的',
      'Object during a public notice; the applicant is never told who did',
    ),
    roles: signedIn,
    params: z.strictObject({ noticeId: fields.id() }),
    body: z.strictObject({ category: z.enum(categories), text: fields.prose(2000) }),
    output: ownObjection,
    status: 201,
    refusals: ownRefusals('own-notice', 'objection-exists', 'publicity-over'),
    example: { category: 'qualification', text: '学历与公示不符（演示数据 / made up）' },
  }),
  listObjections: operation({
    id: 'listHukouObjections',
    method: 'GET',
    path: '/hukou/objections',
    summary: text('我提出的异议，新的在前', 'The objections that you raised, newest first'),
    roles: signedIn,
    query: z.strictObject(fields.pageQuery()),
    output: fields.pageOf(ownObjection),
  }),
  getPublicity: operation({
    id: 'getHukouPublicity',
    method: 'GET',
    path: '/hukou/cases/{caseId}/publicity',
    summary: text(
      '案件的公示和异议（不含异议人）',
      'The public notice of a case and its objections, without who raised them',
    ),
    roles: ['talent', 'caseworker', 'leader'],
    params: z.strictObject(reader),
    output: casePublicity,
  }),
  openObjection: operation({
    ...staffOnIt,
    id: 'openHukouObjection',
    path: '/hukou/cases/{caseId}/objections/{objectionId}/open-text',
    summary: text(
      '承办人打开异议内容；异议人可看到打开记录',
      'Open what an objection says, as the caseworker; who raised it sees that it was',
    ),
    output: z.strictObject({
      text: z.optional(z.string()),
      unavailable: z.optional(z.enum(['erased', 'restricted', 'unreadable'])),
    }),
    refusals: { ...pick('not-yours'), ...ownRefusals('own-objection') },
  }),
  decideObjection: operation({
    ...staffOnIt,
    id: 'decideHukouObjection',
    path: '/hukou/cases/{caseId}/objections/{objectionId}/finding',
    summary: text(
      '核查结论：属实则不予通过，不属实则继续公示剩余天数',
      'Find on an objection: what holds ends the case, what does not lets the notice go on for the days it has left',
    ),
    body: z.strictObject({ outcome: z.enum(['upheld', 'not-upheld']), reasons: openBilingual(200) }),
    output: casePublicity,
    versioned: true,
    refusals: {
      ...pick('case-closed', 'not-yours', 'supplement-open'),
      ...ownRefusals('objection-decided', 'own-objection'),
    },
    example: {
      outcome: 'not-upheld',
      reasons: { zh: '学历经核对无误（演示数据）', en: 'The degree was verified (made up)' },
    },
  }),
};

const id = 'n20261123-made-up';
const whose = { caseId: fields.id(), applicationId: fields.id(), person: personId() };

/** What happens to notices and objections. The two never name each other's person. */
export const publicityEvents = {
  publicityProgressed: publicEvent({
    type: 'plus.hukou.publicity-progressed.v1',
    summary: text('公示开始、中断或继续', 'A public notice began, was interrupted or goes on'),
    /** `state` is `running`, `examined` or `over`; `finding` is the newest, `upheld` or `not-upheld`. */
    data: z.object({
      ...whose,
      noticeId: fields.id(),
      state: z.string(),
      until: z.optional(fields.day()),
      finding: z.optional(z.string()),
    }),
    example: {
      ...{ caseId: 'case-made-up', applicationId: 'case-made-up', person: 'talent-made-up' },
      ...{ noticeId: id, state: 'running', until: '2026-11-30' },
    },
  }),
  objectionProgressed: publicEvent({
    type: 'plus.hukou.objection-progressed.v1',
    summary: text('异议有进展（只给异议人）', 'An objection got on; for who raised it alone'),
    /** `person` raised it; `status` is `open`, `upheld`, `not-upheld` or `lapsed`. */
    data: z.object({ objectionId: fields.id(), person: personId(), status: z.string() }),
    example: { objectionId: `${id}-1`, person: 'person-made-up', status: 'open' },
  }),
};
