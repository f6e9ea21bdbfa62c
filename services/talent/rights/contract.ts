import * as z from 'zod/mini';
import { fields, operation, refusal, text } from '../../../shared/contract/index.ts';
import { requestKinds, requestStatuses } from '../domain/request.ts';
import { halts } from '../domain/restriction.ts';
import { laneNames } from '../lanes.ts';
import { archiveSchema } from './archive-schema.ts';

const line = { service: z.string(), kind: z.string(), title: fields.words };
const preview = z.strictObject({
  goes: z.array(z.strictObject({ ...line, count: z.int() })),
  remains: z.array(
    z.strictObject({
      ...line,
      id: z.string(),
      reason: fields.words,
      until: z.optional(fields.day()),
      source: fields.words,
      certainty: z.string(),
    }),
  ),
  blocks: z.array(z.strictObject({ ...line, id: z.string(), reason: fields.words, mend: fields.words })),
});
const row = z.strictObject({
  requestId: fields.id(),
  kind: z.enum(requestKinds),
  status: z.enum(requestStatuses),
  /** asked, or retention when it fell due by itself. */
  reason: z.enum(['asked', 'retention']),
  askedAt: fields.instant(),
  answerBy: fields.day(),
  overdue: z.optional(z.boolean()),
  until: z.optional(fields.instant()),
  endedAt: z.optional(fields.instant()),
});
const services = z.array(
  z.strictObject({
    service: z.string(),
    state: z.enum(['awaited', 'arriving', 'here', 'gone']),
    records: z.int(),
  }),
);
const request = z.extend(row, { services, preview: z.optional(preview) });
const period = { source: fields.words, certainty: z.string() };
const restrictions = z.strictObject({
  /** Departments, or single purposes of theirs: `hukou`, `hukou.contact`. */
  recipients: z.array(z.string()),
  since: z.optional(fields.instant()),
  /** What goes on nevertheless, and on which ground. */
  exceptions: z.array(fields.words),
  ...period,
});

export const rightsRefusals = {
  'request-open': refusal(
    409,
    text('同类请求正在处理。', 'A request of this kind is under way.'),
    text('请在请求列表中查看它，或先取消它。', 'Look at it in your requests, or cancel it first.'),
  ),
  'lanes-under-way': refusal(
    409,
    text('有服务正在办理，此时不能删除。', 'Services are under way; nothing is erased meanwhile.'),
    text(
      '请先撤回这些服务（POST …/withdraw），或等待办结。',
      'Withdraw them first (POST …/withdraw), or wait until they have ended.',
    ),
  ),
  'erasure-blocked': refusal(
    409,
    text('尚有不能删除的事项。', 'Something still stands in the way of the erasure.'),
    text('请按各项说明处理后再确认。', 'Mend what is listed, then ask anew.'),
  ),
  'not-ready': refusal(
    409,
    text('各服务的部分尚未齐全，或已过期。', 'The services’ parts are not all here, or are past their time.'),
    text('请稍后再试；已过期的请重新提出。', 'Try again later; ask anew when it has expired.'),
  ),
  'not-an-erasure': refusal(
    409,
    text('这是导出请求，没有需要确认的内容。', 'This request is for an export; there is nothing to confirm.'),
    text(
      '请下载导出（GET …/archive）；如需删除，请另行提出（kind: erase）。',
      'Fetch the export (GET …/archive); for an erasure ask for one (kind: erase).',
    ),
  ),
  'request-ended': refusal(
    409,
    text('请求已结束或正在执行，不能取消。', 'The request has ended or is being carried out and cannot be cancelled.'),
    text('请查看其结果。', 'Look at its outcome.'),
  ),
} as const;
const { 'request-open': requestOpen, 'not-ready': notReady } = rightsRefusals;
const lanes = { 'lanes-under-way': rightsRefusals['lanes-under-way'] };

const own = { roles: ['talent'], params: z.strictObject({ requestId: fields.id() }) } as const;
const one = '/talent/rights/requests/{requestId}';

/** What persons may ask about their own data (PIPL Art. 44–47). */
export const rightsOperations = {
  askRights: operation({
    id: 'askRights',
    method: 'POST',
    path: '/talent/rights/requests',
    summary: text('要求导出或删除我的全部信息', 'Ask for an export, or the erasure, of everything held about me'),
    description: text(
      '各服务分别答复，进度可见。删除先给出预览，再由本人确认。更正请在申请的回答中提出。',
      'Every service answers for itself, and the progress shows. An erasure is previewed, and confirmed by the person. Corrections are made in the answers of the application.',
    ),
    roles: ['talent'],
    body: z.strictObject({ kind: z.enum(requestKinds) }),
    output: request,
    status: 201,
    refusals: { 'request-open': requestOpen, ...lanes },
    example: { kind: 'export' },
  }),
  listRights: operation({
    id: 'listRights',
    method: 'GET',
    path: '/talent/rights/requests',
    summary: text('我的权利请求，新的在前', 'My requests, newest first'),
    roles: ['talent'],
    query: z.strictObject(fields.pageQuery()),
    output: fields.pageOf(row),
  }),
  listOverdueRights: operation({
    id: 'listOverdueRights',
    method: 'GET',
    path: '/talent/rights/overdue',
    summary: text(
      '逾期未答复的权利请求：缺哪个服务的部分；不含本人信息',
      'Requests past their day: whose part is missing, and nothing of the person',
    ),
    roles: ['ops'],
    query: z.strictObject(fields.pageQuery()),
    output: fields.pageOf(
      z.strictObject({
        requestId: fields.id(),
        kind: z.enum(requestKinds),
        status: z.enum(requestStatuses),
        askedAt: fields.instant(),
        answerBy: fields.day(),
        services,
      }),
    ),
  }),
  getRights: operation({
    ...own,
    id: 'getRights',
    method: 'GET',
    path: one,
    summary: text(
      '查看请求、各服务的进度与删除预览',
      'Show a request, each service’s part, and what an erasure takes and leaves',
    ),
    output: request,
    versioned: true,
  }),
  getArchive: operation({
    ...own,
    id: 'getPersonArchive',
    method: 'GET',
    path: `${one}/archive`,
    summary: text(
      '下载导出（机器可读；会记入打开记录）',
      'Fetch the export for machines (recorded among the openings)',
    ),
    output: archiveSchema,
    refusals: { 'not-ready': notReady },
  }),
  getArchivePage: operation({
    ...own,
    id: 'getPersonArchivePage',
    method: 'GET',
    path: `${one}/page`,
    summary: text('导出的可读网页（中英文）', 'The export as a page to read, in zh and en'),
    output: z.strictObject({ html: fields.words }),
    refusals: { 'not-ready': notReady },
  }),
  confirmErasure: operation({
    ...own,
    id: 'confirmErasure',
    method: 'POST',
    path: `${one}/confirm`,
    summary: text('确认删除；之后无法恢复', 'Confirm the erasure; nothing brings the data back'),
    output: request,
    versioned: true,
    refusals: {
      ...{ 'not-ready': notReady, 'not-an-erasure': rightsRefusals['not-an-erasure'] },
      ...{ 'erasure-blocked': rightsRefusals['erasure-blocked'], ...lanes },
    },
    example: {},
  }),
  cancelRights: operation({
    ...own,
    id: 'cancelRights',
    method: 'POST',
    path: `${one}/cancel`,
    summary: text('取消请求', 'Cancel a request'),
    description: text(
      '保存期满前告知的删除（reason: retention）也可取消；其 until 为执行之时。',
      'Also an erasure that was announced at the end of retention (reason: retention); its `until` is when it is carried out.',
    ),
    output: request,
    versioned: true,
    refusals: { 'request-ended': rightsRefusals['request-ended'] },
    example: {},
  }),
  listRetention: operation({
    id: 'listRetention',
    method: 'GET',
    path: '/talent/rights/retention',
    summary: text(
      '各类记录保存多久、之后怎样及其依据',
      'How long each kind of record is held, what becomes of it then, and by which source',
    ),
    roles: 'anyone',
    output: z.strictObject({
      note: fields.words,
      items: z.array(
        z.strictObject({
          kind: z.string(),
          title: fields.words,
          /** From when the period runs. */
          from: fields.words,
          days: z.optional(z.int()),
          years: z.optional(z.int()),
          after: fields.words,
          source: fields.words,
          certainty: z.string(),
        }),
      ),
      /** Of a talent who is signed in: applications that have ended, the day on which each goes, and whether they were told. */
      own: z.optional(
        z.array(
          z.strictObject({
            applicationId: fields.id(),
            services: z.array(z.enum(laneNames)),
            on: fields.day(),
            announced: z.boolean(),
          }),
        ),
      ),
    }),
  }),
  getRestrictions: operation({
    id: 'getRestrictions',
    method: 'GET',
    path: '/talent/rights/restrictions',
    summary: text('我暂停了哪些部门处理我的信息', 'Which recipients I had halt the processing of my data'),
    roles: ['talent'],
    output: restrictions,
    versioned: true,
  }),
  setRestrictions: operation({
    id: 'setRestrictions',
    method: 'PUT',
    path: '/talent/rights/restrictions',
    summary: text(
      '暂停或恢复某些部门处理我的信息：暂停期间它们打不开，计时不停',
      'Halt the processing by some recipients, or lift that: meanwhile they open nothing, and the clocks go on',
    ),
    description: text(
      '几秒内生效；生效后，已打开的内容不能收回，之后的打开一律拒绝。相关服务在进展中注明 halted。',
      'Takes effect within seconds: what was opened before stays known, nothing is opened after. Its lanes say `halted`.',
    ),
    roles: ['talent'],
    body: z.strictObject({
      recipients: z.array(z.enum(halts as [string, ...string[]])).check(z.maxLength(halts.length)),
    }),
    output: restrictions,
    versioned: true,
    example: { recipients: ['housing', 'hukou.contact'] },
  }),
} as const;
