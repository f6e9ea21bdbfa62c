import * as z from 'zod/mini';
import { openBilingual, openLine } from '../../../shared/casework/applicant.ts';
import { commonOf, pick } from '../../../shared/casework/contract/index.ts';
import { fields, operation, publicEvent, text } from '../../../shared/contract/index.ts';
import { personId } from '../../../shared/sealed/index.ts';
import subsidy from '../data/subsidy.json' with { type: 'json' };
import { housingDepartment } from '../department.ts';
import { housingFacts } from './answers.ts';
import { handingIn, handingInExample, recheckShown } from './recheck.ts';
import { productRefusals } from './refusals.ts';
import { tenancyRefusals } from './tenancy-refusals.ts';

const { onCase } = commonOf(housingDepartment, housingFacts);
/** A month's rent in fen. */
const rent = () => z.strictObject({ amount: fields.whole(1, 100_000_000), currency: z.literal('CNY') });
const keysOf = (values: object) => z.enum(Object.keys(values) as [string, ...string[]]);
const tiers = keysOf(subsidy.tiers);
const certainty = { source: z.string(), certainty: z.string(), verifiedAt: fields.day() };

const correction = z.strictObject({
  at: fields.instant(),
  /** Who corrected or confirmed it; for the department alone. */
  by: z.optional(fields.id()),
  fromMonth: fields.month(),
  amountFen: z.int(),
  reason: fields.words,
});

/** A rent subsidy as its person and its department see it. Payments are made elsewhere; this is what was granted. */
const shownSubsidy = z.strictObject({
  caseId: fields.id(),
  state: z.enum(['RUNNING', 'RECHECK', 'ENDED', 'STOPPED']),
  tier: z.string(),
  /** What it was computed from: the share of the rent, at most the ceiling a month, by this version of the rule. */
  rule: z.strictObject({ version: z.string(), sharePercent: z.int(), ceilingFen: z.int(), ...certainty }),
  /** A month's rent in fen; for the person and the caseworker of the case alone. */
  rentFen: z.optional(z.int()),
  startsOn: fields.month(),
  lastMonth: fields.month(),
  months: z.int(),
  recheckFrom: z.optional(fields.day()),
  /** While the conditions are checked again: with which documents. */
  documents: z.optional(z.array(z.string())),
  ...recheckShown,
  /** What the last check found; `by` for the department alone. */
  check: z.optional(z.strictObject({ at: fields.instant(), by: z.optional(fields.id()), reason: fields.words })),
  /** Over all subsidies of the person. */
  accumulated: z.strictObject({ used: z.int(), limit: z.int(), left: z.int() }),
  /** `held` months wait for the next check. */
  schedule: z.array(z.strictObject({ month: fields.month(), amountFen: z.int(), status: z.enum(['granted', 'held']) })),
  corrections: z.array(z.extend(correction, { proposedBy: z.optional(fields.id()) })),
  /** A correction that raises the subsidy waits for a second person; which one, the department alone sees. */
  awaitingSecond: z.optional(z.boolean()),
  proposed: z.optional(correction),
  /** The last correction that a second person sent back; for the department alone. */
  returned: z.optional(z.strictObject({ at: fields.instant(), by: fields.id(), note: z.optional(z.string()) })),
  stopped: z.optional(z.strictObject({ at: fields.instant(), reason: fields.words })),
  payments: fields.words,
});
export type SubsidyShown = z.input<typeof shownSubsidy>;

const states = z.enum(['RUNNING', 'RECHECK', 'ENDED', 'STOPPED']);

/** A subsidy in a list. */
const subsidyRow = z.strictObject({
  caseId: fields.id(),
  state: states,
  tier: z.string(),
  startsOn: fields.month(),
  lastMonth: fields.month(),
  /** The day by which something has to be done, or on which it ended. */
  dueOn: fields.day(),
  handedInAt: z.optional(fields.instant()),
  awaitingSecond: z.optional(z.boolean()),
});
export type SubsidyRow = z.output<typeof subsidyRow>;

const progressed = z.object({
  caseId: fields.id(),
  person: personId(),
  state: z.string(),
  firstDay: fields.day(),
  /** The last day of its last month. */
  lastDay: fields.day(),
  months: z.int(),
  /** While it is checked again: the first day that waits for it. */
  heldFrom: z.optional(fields.day()),
  /** When documents came last for the check under way. */
  handedInAt: z.optional(fields.instant()),
});

export const subsidyEvents = {
  subsidyProgressed: publicEvent({
    type: 'plus.housing.subsidy-progressed.v1',
    summary: text('租房补贴有进展，含全部状态，不含金额', 'A rent subsidy moved on; its whole status without amounts'),
    data: progressed,
    example: {
      caseId: 'case-made-up',
      person: 'talent-made-up',
      state: 'RUNNING',
      firstDay: '2026-12-01',
      lastDay: '2027-11-30',
      months: 12,
    },
  }),
};

const params = z.strictObject({ caseId: fields.id() });
const onSubsidy = {
  method: 'POST',
  roles: ['caseworker'],
  params,
  output: shownSubsidy,
  versioned: true,
} as const;
const reason = { zh: '租金调整（演示数据）', en: 'The rent changed (made up)' };

export const subsidyOperations = {
  getSubsidyRules: operation({
    id: 'getHousingSubsidyRules',
    method: 'GET',
    path: '/housing/subsidy-rules',
    summary: text(
      '租房补贴的档次、上限与期限及其依据',
      'Tiers, ceilings and periods of the rent subsidy, with their source',
    ),
    roles: 'anyone',
    output: z.strictObject({
      ...certainty,
      version: z.string(),
      note: z.string(),
      effectiveFrom: fields.day(),
      effectiveTo: z.nullable(fields.day()),
      tiers: z.array(
        z.strictObject({ tier: z.string(), text: fields.words, sharePercent: z.int(), ceilingFen: z.int() }),
      ),
      limitMonths: z.int(),
      monthsPerGrant: z.int(),
      recheckMonths: z.int(),
    }),
  }),
  listSubsidies: operation({
    id: 'listHousingSubsidies',
    method: 'GET',
    path: '/housing/subsidies',
    summary: text(
      '租房补贴列表，先到期的在前；可按状态查看，或只看待第二人确认更正的；均不指定时不含已结束的',
      'List rent subsidies, the first due first; by state, or those whose correction waits for a second person, or all that go on',
    ),
    roles: ['caseworker', 'leader'],
    query: z.strictObject({
      ...fields.pageQuery(),
      state: z.optional(states),
      view: z._default(z.enum(['all', 'awaiting-second']), 'all'),
    }),
    output: fields.pageOf(subsidyRow),
  }),
  setSubsidyTerms: operation({
    ...onCase,
    id: 'setHousingSubsidyTerms',
    path: '/housing/cases/{caseId}/subsidy-terms',
    summary: text(
      '确定租房补贴：月租、档次、起始月与月数；每月金额由租金与上限算出',
      'Set rent, tier, first month and months of a rent subsidy; the monthly amount is computed from rent and ceiling',
    ),
    roles: ['caseworker'],
    body: z.strictObject({
      tier: tiers,
      monthlyRent: rent(),
      startsOn: fields.month(),
      months: fields.whole(1, subsidy.monthsPerGrant),
    }),
    refusals: {
      ...pick('case-closed', 'not-yours', 'supplement-open', 'awaiting-second', 'wrong-stage'),
      ...productRefusals('other-product', 'months-used-up', 'month-outside'),
    },
    example: { tier: 'general', monthlyRent: { amount: 400_000, currency: 'CNY' }, startsOn: '2026-12', months: 12 },
  }),
  getSubsidy: operation({
    id: 'getHousingSubsidy',
    method: 'GET',
    path: '/housing/subsidies/{caseId}',
    summary: text('查看租房补贴及逐月安排', 'Show a rent subsidy and its schedule, month by month'),
    roles: ['talent', 'caseworker', 'leader'],
    params,
    output: shownSubsidy,
    versioned: true,
  }),
  passSubsidyCheck: operation({
    ...onSubsidy,
    id: 'passHousingSubsidyCheck',
    path: '/housing/subsidies/{caseId}/recheck',
    summary: text(
      '复核通过并说明理由，后续月份继续',
      'The conditions were checked again and are met, and why: the next months go on',
    ),
    body: z.strictObject({ reason: openBilingual(300) }),
    refusals: { ...pick('own-case'), ...productRefusals('check-not-due', 'subsidy-over') },
    example: { reason: { zh: '租约与社保均有效（演示数据）', en: 'Lease and insurance are valid (made up)' } },
  }),
  handInForSubsidyCheck: operation({
    ...onSubsidy,
    id: 'handInForHousingSubsidyCheck',
    path: '/housing/subsidies/{caseId}/recheck-documents',
    summary: text(
      '本人为复核提交材料库中的材料；经办人凭 recheckId 在材料库中打开，须已同意安居部门使用材料',
      'The person hands in documents of the wallet for the check; a caseworker opens them there under `recheckId`, by the consent that housing may use documents',
    ),
    roles: ['talent'],
    body: handingIn(subsidy.recheckDocuments),
    refusals: { ...productRefusals('check-not-due'), ...tenancyRefusals('too-many-documents') },
    example: handingInExample,
  }),
  correctSubsidyRent: operation({
    ...onSubsidy,
    id: 'correctHousingSubsidyRent',
    path: '/housing/subsidies/{caseId}/rent',
    summary: text(
      '更正月租，自某月起重新计算；使总额增加且须双人复核的，等待第二人确认',
      'Correct the rent; the amount is computed anew from a month on. What raises the whole and is for four eyes waits for a second person',
    ),
    body: z.strictObject({ monthlyRent: rent(), fromMonth: fields.month(), reason: openBilingual(200) }),
    refusals: { ...pick('own-case', 'awaiting-second'), ...productRefusals('month-outside', 'subsidy-over') },
    example: { monthlyRent: { amount: 420_000, currency: 'CNY' }, fromMonth: '2027-03', reason },
  }),
  confirmSubsidyRent: operation({
    ...onSubsidy,
    id: 'confirmHousingSubsidyRent',
    path: '/housing/subsidies/{caseId}/rent-confirmation',
    summary: text(
      '第二人确认或退回拟作的月租更正',
      'Confirm a proposed correction as a second person, or send it back',
    ),
    roles: ['caseworker', 'leader'],
    body: z.strictObject({ confirm: z.boolean(), note: z.optional(openLine(500)) }),
    refusals: { ...pick('own-case', 'nothing-proposed', 'same-person'), ...productRefusals('subsidy-over') },
    example: { confirm: true },
  }),
  stopSubsidy: operation({
    ...onSubsidy,
    id: 'stopHousingSubsidy',
    path: '/housing/subsidies/{caseId}/stop',
    summary: text(
      '停止补贴：最后一个月与理由；其余月数退回累计',
      'Stop a subsidy: its last month and why; the months that are left can be used another time',
    ),
    body: z.strictObject({ lastMonth: fields.month(), reason: keysOf(subsidy.stopReasons) }),
    refusals: { ...pick('own-case'), ...productRefusals('month-outside', 'subsidy-over') },
    example: { lastMonth: '2027-02', reason: 'lease-ended' },
  }),
};
