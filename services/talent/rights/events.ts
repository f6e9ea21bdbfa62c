import * as z from 'zod/mini';
import { fields, publicEvent, text } from '../../../shared/contract/index.ts';
import {
  personAskedSchema,
  personEventsOf,
  recordRetiredSchema,
  restrictionSchema,
} from '../../../shared/rights/contract.ts';
import { personId } from '../../../shared/sealed/index.ts';
import { laneNames } from '../lanes.ts';

const requestId = '0123456789abcdef0123';
const person = 'talent-made-up';
const at = '2026-11-23T09:00:00.000+08:00';

/** How persons ask about what is held of them; every service with personal data answers. */
export const rightsEvents = {
  ...personEventsOf('talent'),
  personInquired: publicEvent({
    type: 'plus.talent.person-inquired.v1',
    inside: true,
    summary: text('本人要求知道各服务持有的自己的信息', 'A person wants to know what every service holds about them'),
    data: personAskedSchema,
    example: { requestId, person, at },
  }),
  personErased: publicEvent({
    type: 'plus.talent.person-erased.v1',
    inside: true,
    summary: text(
      '删除某人的信息：各服务放手，密钥删除',
      'A person is erased: every service lets go, and the key is deleted',
    ),
    data: personAskedSchema,
    example: { requestId, person, at },
  }),
  rightsProgressed: publicEvent({
    type: 'plus.talent.rights-progressed.v1',
    inside: true,
    summary: text('个人信息权利请求的进展', 'How a person’s request about their data is getting on'),
    data: z.object({
      requestId: fields.id(),
      person: personId(),
      /** export or erase. */
      kind: z.string(),
      status: z.string(),
      /** asked, or retention when it fell due by itself. */
      reason: z.string(),
      answerBy: fields.day(),
      overdue: z.optional(z.boolean()),
      /** Until when it is ready; when what fell due by itself is carried out, unless it is cancelled. */
      until: z.optional(fields.instant()),
      at: fields.instant(),
    }),
    example: { requestId, person, kind: 'export', status: 'READY', reason: 'asked', answerBy: '2026-12-23', at },
  }),
  restrictionChanged: publicEvent({
    type: 'plus.talent.restriction-changed.v1',
    inside: true,
    summary: text(
      '本人要求暂停或恢复某些部门处理其信息',
      'A person halted the processing by some recipients, or lifted that',
    ),
    data: restrictionSchema,
    example: { person, recipients: ['housing'], at },
  }),
  recordRetired: publicEvent({
    type: 'plus.talent.record-retired.v1',
    inside: true,
    summary: text(
      '一份申请的保存期限已满：其中的个人信息已无法打开，各服务放手',
      'An application was held long enough: what is personal in it opens no more, and every service lets go',
    ),
    data: recordRetiredSchema,
    example: { applicationId: '0123456789abcdef0123', person, services: ['hukou', 'housing'], at },
  }),
  retentionProgressed: publicEvent({
    type: 'plus.talent.retention-progressed.v1',
    inside: true,
    summary: text(
      '一份申请的保存期限：已告知到期日、重新办理而继续保存、或已到期清除',
      'The end of an application’s retention: announced, kept since it is under way again, or carried out',
    ),
    data: z.object({
      applicationId: fields.id(),
      person: personId(),
      services: z.array(z.enum(laneNames)),
      status: z.enum(['ANNOUNCED', 'KEPT', 'RETIRED']),
      /** While it is announced: the day on which it goes. */
      on: z.optional(fields.day()),
      at: fields.instant(),
    }),
    example: {
      ...{ applicationId: '0123456789abcdef0123', person, services: ['hukou', 'housing'] },
      ...{ status: 'ANNOUNCED', on: '2029-11-23', at },
    },
  }),
  processingHalted: publicEvent({
    type: 'plus.talent.processing-halted.v1',
    inside: true,
    summary: text(
      '本人暂停或恢复了处理，涉及某个正在办理的申请',
      'Who is halted by the person, told for one application under way',
    ),
    data: z.object({
      applicationId: fields.id(),
      person: personId(),
      services: z.array(z.enum(laneNames)),
      recipients: z.array(z.string()),
      /** Of the person's restrictions; an older word does not count. */
      version: z.int(),
      at: fields.instant(),
    }),
    example: {
      ...{ applicationId: '0123456789abcdef0123', person, services: ['hukou', 'housing'] },
      ...{ recipients: ['housing'], version: 1, at },
    },
  }),
} as const;
