import * as z from 'zod/mini';
import { fields, publicEvent, text } from '../../shared/contract/index.ts';

/** Who has to do something next, without whom the case stands still. Nothing personal of the talent. */
export const chaseEvents = {
  chaseDue: publicEvent({
    type: 'plus.hukou.chase-due.v1',
    summary: text('承办人须催办或推进', 'The caseworker has to ask, or to go on'),
    /** `why`: `notice-over`, the public notice is over; `body-late`, who has the case took longer than usual. */
    data: z.object({ caseId: fields.id(), stage: z.string(), why: z.string(), owner: z.optional(fields.id()) }),
    example: { caseId: 'case-made-up', stage: 'PUBLICITY', why: 'notice-over', owner: 'caseworker-made-up' },
  }),
  filingWanted: publicEvent({
    type: 'plus.hukou.filing-wanted.v1',
    summary: text('等待用人单位申报', 'An employer has to file'),
    data: z.object({ caseId: fields.id(), enterpriseId: fields.id() }),
    example: { caseId: 'case-made-up', enterpriseId: 'enterprise-made-up' },
  }),
};
