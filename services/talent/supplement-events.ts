import * as z from 'zod/mini';
import { fields, publicEvent, text } from '../../shared/contract/index.ts';
import { personId, sealedExample, sealedSchema } from '../../shared/sealed/index.ts';

/** What of all that a department asked for is answered: the rest is asked for still. Without it, all of the kinds is. */
const met = z.array(z.object({ document: z.optional(z.string()), memberId: z.optional(fields.id()) }));

export const supplementAnswered = publicEvent({
  type: 'plus.talent.supplement-answered.v1',
  summary: text(
    '人才一次补正了多个部门要求的同一材料',
    'A talent answered once for all departments that asked for a document',
  ),
  data: z.object({
    applicationId: fields.id(),
    person: personId(),
    /** Kinds of document that are answered for; a department that asked for one of them takes the answer. */
    documents: z.array(z.string()),
    /** Items of the wallet. */
    items: z.array(fields.id()),
    answer: z.optional(sealedSchema(z.string())),
    /** Departments that asked for something of it. */
    services: z.optional(z.array(z.string())),
    /** Those that are answered for what they asked for in words alone, naming no kind. */
    unnamed: z.optional(z.array(z.string())),
    /** Which of the items each department asked for; without it, each gets all. */
    given: z.optional(z.array(z.object({ service: z.string(), items: z.array(fields.id()), met: z.optional(met) }))),
  }),
  personal: ['/answer'],
  example: {
    applicationId: '0123456789abcdef0123',
    person: 'talent-made-up',
    documents: ['CON'],
    items: ['0123456789abcdef4567'],
    answer: sealedExample<string>('supplement/answer'),
    services: ['hukou'],
    given: [{ service: 'hukou', items: ['0123456789abcdef4567'], met: [{ document: 'CON' }] }],
  },
});
