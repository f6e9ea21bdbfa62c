import * as z from 'zod/mini';
import { employmentAnsweredData } from '../../../shared/casework/contract/index.ts';
import { fields, publicEvent, text } from '../../../shared/contract/index.ts';
import { personId } from '../../../shared/sealed/index.ts';
import { laneNames } from '../lanes.ts';

/** Carries the whole status each time, for the departments and for whoever is told. */
export const employmentProgressed = publicEvent({
  type: 'plus.talent.employment-progressed.v1',
  summary: text('用人单位确认劳动关系的进展', 'How the confirmation of an employment by the employer is getting on'),
  data: z.object({
    applicationId: fields.id(),
    person: personId(),
    enterpriseId: z.string(),
    services: z.array(z.enum(laneNames)),
    /** asked, confirmed, denied; not-asked when it was closed before an answer. */
    state: z.string(),
    /** Whether the employer still sees it and may answer or correct. */
    open: z.boolean(),
    /** The talent withdrew the consent under which the employer saw it. */
    withdrawnAt: z.optional(fields.instant()),
    askedAt: fields.instant(),
    answeredAt: z.optional(fields.instant()),
    /** Why it was denied, in words. */
    reason: z.optional(z.object({ code: z.string(), text: fields.bilingual(200) })),
    /** An earlier answer was changed. */
    corrected: z.boolean(),
  }),
  example: {
    applicationId: '0123456789abcdef0123',
    person: 'talent-made-up',
    enterpriseId: 'demo-enterprise',
    services: ['hukou', 'housing'],
    state: 'confirmed',
    open: true,
    askedAt: '2026-11-23T09:00:00.000+08:00',
    answeredAt: '2026-11-24T09:00:00.000+08:00',
    corrected: false,
  },
});

/** For the departments: what changes of what the submission told them. */
export const employmentAnswered = publicEvent({
  type: 'plus.talent.employment-answered.v1',
  summary: text(
    '用人单位对劳动关系的答复（供办理部门）',
    'What the employer answered of an employment, for the departments',
  ),
  data: employmentAnsweredData,
  inside: true,
  example: {
    applicationId: '0123456789abcdef0123',
    person: 'talent-made-up',
    services: ['hukou', 'housing'],
    state: 'confirmed',
    at: '2026-11-24T09:00:00.000+08:00',
  },
});
