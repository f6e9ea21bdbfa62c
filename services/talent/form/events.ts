import * as z from 'zod/mini';
import { toldFact, toldValue } from '../../../shared/casework/contract/index.ts';
import { fields, publicEvent, text } from '../../../shared/contract/index.ts';
import { personId, sealedExample, sealedSchema } from '../../../shared/sealed/index.ts';
import { laneNames } from '../lanes.ts';

const whose = { applicationId: fields.id(), person: personId(), services: z.array(z.enum(laneNames)) };
const example = {
  applicationId: '0123456789abcdef0123',
  person: 'talent-made-up',
  services: ['hukou' as const, 'education' as const],
};

export const draftExpiring = publicEvent({
  type: 'plus.talent.draft-expiring.v1',
  summary: text('草稿即将过期', 'A draft expires soon unless it is changed'),
  data: z.object({ ...whose, expiresOn: fields.day() }),
  example: { ...example, expiresOn: '2027-01-22' },
});

export const draftExpired = publicEvent({
  type: 'plus.talent.draft-expired.v1',
  summary: text('草稿已过期，内容不再提供', 'A draft expired; what it said is offered no more'),
  data: z.object(whose),
  example,
});

/** Its talent had withdrawn it, so that nobody is told; its key goes by it. */
export const draftDiscarded = publicEvent({
  type: 'plus.talent.draft-discarded.v1',
  inside: true,
  summary: text('撤回的草稿已保存满期，内容不再提供', 'A withdrawn draft was held long enough; what it said is gone'),
  data: z.object(whose),
  example,
});

export const answerCorrected = publicEvent({
  type: 'plus.talent.answer-corrected.v1',
  summary: text('人才在办理中更正了一项回答', 'A talent corrected an answer while departments work on it'),
  data: z.object({
    /** `services` are those that work on the answer. */
    ...whose,
    /** The how manieth correction of the application; of one question the highest holds. */
    number: z.int(),
    at: fields.instant(),
    question: z.string(),
    /** Where the answer stands in the submission, when it has a place there. */
    place: z.optional(z.string()),
    ...toldValue,
    facts: z.array(toldFact),
    reason: sealedSchema(z.string()),
  }),
  personal: ['/sealed', '/reason'],
  example: {
    ...example,
    number: 1,
    at: '2026-11-24T09:00:00.000+08:00',
    question: 'phone',
    place: '/applicant/phone',
    sealed: sealedExample<unknown>('applicant/phone'),
    facts: [],
    reason: sealedExample<string>('correction/reason'),
  },
});
