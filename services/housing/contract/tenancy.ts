import * as z from 'zod/mini';
import { openBilingual } from '../../../shared/casework/applicant.ts';
import { pick } from '../../../shared/casework/contract/index.ts';
import { fields, operation, publicEvent, text } from '../../../shared/contract/index.ts';
import { personId } from '../../../shared/sealed/index.ts';
import settings from '../data/settings.json' with { type: 'json' };
import data from '../data/tenancy.json' with { type: 'json' };
import { handingIn, handingInExample, recheckShown } from './recheck.ts';
import { tenancyRefusals } from './tenancy-refusals.ts';

const params = z.strictObject({ tenancyId: fields.id() });

const tenancy = z.object({
  /** The same as the id of the case it comes from. */
  tenancyId: fields.id(),
  person: personId(),
  unitId: fields.id(),
  state: z.string(),
  contractedAt: fields.instant(),
  occupiedOn: z.optional(fields.day()),
  /** The last day of the period under way. */
  periodEnds: z.optional(fields.day()),
  /** From when on the conditions are checked again, and with which documents. */
  recheckFrom: z.optional(fields.day()),
  documents: z.optional(z.array(z.string())),
  /** Periods so far, this one included. */
  periods: z.int(),
  exitedOn: z.optional(fields.day()),
  /** The caseworker of the case it comes from. */
  owner: z.optional(fields.id()),
  /** When documents came last for the check under way. */
  handedInAt: z.optional(fields.instant()),
  /** The period is over and the check is not. */
  overdue: z.optional(z.boolean()),
});
export type TenancyTold = z.output<typeof tenancy>;

/** What its tenant and its department see beside what is told. */
const shownTenancy = z.extend(tenancy, {
  ...recheckShown,
  /** What the check found; `by` for the department alone. */
  check: z.optional(
    z.strictObject({ met: z.boolean(), reason: fields.words, at: fields.instant(), by: z.optional(fields.id()) }),
  ),
  exitReason: z.optional(fields.words),
  /** What a renewal or an exit is told by, in HTML. */
  letter: z.optional(fields.words),
});
export type TenancyShown = z.output<typeof shownTenancy>;

export const tenancyStates = ['CONTRACTED', 'OCCUPIED', 'RECHECK', 'RENEWED', 'EXITED'] as const;

/** A tenancy in a list. */
const tenancyRow = z.strictObject({
  tenancyId: fields.id(),
  unitId: fields.id(),
  state: z.enum(tenancyStates),
  /** The day by which something has to be done: the check begins, or the period ends. */
  dueOn: z.optional(fields.day()),
  overdue: z.boolean(),
  owner: z.optional(fields.id()),
  handedInAt: z.optional(fields.instant()),
  check: z.optional(z.enum(['met', 'not-met'])),
});
export type TenancyRow = z.output<typeof tenancyRow>;

const example: TenancyTold = {
  tenancyId: 'case-made-up',
  person: 'talent-made-up',
  unitId: 'demo-unit-1',
  state: 'CONTRACTED',
  contractedAt: '2026-11-23T10:00:00.000+08:00',
  periods: 0,
};

export const tenancyEvents = {
  tenancyProgressed: publicEvent({
    type: 'plus.housing.tenancy-progressed.v1',
    summary: text('租住情况有进展，含全部状态', 'A tenancy moved on; its whole status'),
    data: tenancy,
    example,
  }),
};

const exitReasons = z.enum(Object.keys(data.exitReasons) as [string, ...string[]]);
const onTenancy = { params, output: shownTenancy, versioned: true } as const;

export const tenancyOperations = {
  listTenancies: operation({
    id: 'listHousingTenancies',
    method: 'GET',
    path: '/housing/tenancies',
    summary: text(
      '租住列表，先到期的在前；可按状态查看，不指定时不含已退出的',
      'List tenancies, the first due first; by state, or all that go on',
    ),
    roles: ['caseworker', 'leader'],
    query: z.strictObject({ ...fields.pageQuery(), state: z.optional(z.enum(tenancyStates)) }),
    output: fields.pageOf(tenancyRow),
  }),
  getTenancy: operation({
    ...onTenancy,
    id: 'getHousingTenancy',
    method: 'GET',
    path: '/housing/tenancies/{tenancyId}',
    summary: text('查看租住情况', 'Show a tenancy'),
    roles: ['talent', 'caseworker', 'leader'],
  }),
  handInForRecheck: operation({
    ...onTenancy,
    id: 'handInForHousingRecheck',
    method: 'POST',
    path: '/housing/tenancies/{tenancyId}/recheck-documents',
    summary: text(
      '承租人为复核提交材料库中的材料；经办人凭 recheckId 在材料库中打开，须已同意安居部门使用材料',
      'The tenant hands in documents of the wallet for the check; a caseworker opens them there under `recheckId`, by the consent that housing may use documents',
    ),
    roles: ['talent'],
    body: handingIn(settings.recheckDocuments),
    refusals: tenancyRefusals('wrong-state', 'too-many-documents'),
    example: handingInExample,
  }),
  checkTenancy: operation({
    ...onTenancy,
    id: 'checkHousingTenancy',
    method: 'POST',
    path: '/housing/tenancies/{tenancyId}/recheck',
    summary: text(
      '登记复核结果：是否符合条件及理由，承租人可见',
      'Record what the check found: whether the conditions are met, and why; the tenant sees it',
    ),
    roles: ['caseworker'],
    body: z.strictObject({ met: z.boolean(), reason: openBilingual(300) }),
    refusals: { ...pick('own-case'), ...tenancyRefusals('wrong-state') },
    example: {
      met: true,
      reason: { zh: '合同与社保均有效（演示数据）', en: 'Contract and insurance are valid (made up)' },
    },
  }),
  moveTenancy: operation({
    ...onTenancy,
    id: 'moveHousingTenancy',
    method: 'POST',
    path: '/housing/tenancies/{tenancyId}/state',
    summary: text(
      '入住；复核通过后续租；或说明理由退出，房源依次提供给下一位',
      'Moved in; renewed, once a check found the conditions met; or left, for a reason, and the unit goes to the next in the queue',
    ),
    roles: ['caseworker'],
    body: z.strictObject({
      to: z.enum(['OCCUPIED', 'RENEWED', 'EXITED']),
      /** Of an exit, and needed for it. */
      reason: z.optional(exitReasons),
    }),
    refusals: {
      ...pick('own-case', 'reason-mismatch'),
      ...tenancyRefusals('wrong-state', 'check-missing', 'reason-missing'),
    },
    example: { to: 'EXITED', reason: 'own-request' },
  }),
};
