import * as z from 'zod/mini';
import { openLine } from '../../../shared/casework/applicant.ts';
import { commonOf, pick } from '../../../shared/casework/contract/index.ts';
import { fields, operation, refusal, text } from '../../../shared/contract/index.ts';
import { housingDepartment, queueOrder } from '../department.ts';
import { housingFacts } from './answers.ts';
import { productRefusals } from './refusals.ts';

const { onCase } = commonOf(housingDepartment, housingFacts);

/** Where an applicant stands; without `position` when the case does not wait. */
const queuePlace = z.strictObject({
  caseId: fields.id(),
  position: z.optional(z.int()),
  of: z.optional(z.int()),
  asOf: fields.instant(),
  priority: z.string(),
  /** Offers that may still be declined without ending the application; one that is not answered in time counts. */
  declinesLeft: z.int(),
  /** While an offer waits: what declining it brings about. */
  ifDeclined: z.optional(fields.words),
  rule: z.strictObject({ text: fields.words, source: z.string(), certainty: z.string(), verifiedAt: fields.day() }),
  offers: z.array(z.strictObject({ unitId: fields.id(), at: fields.instant(), outOfOrder: z.optional(z.string()) })),
});

/** The queue for homes, and offers. */
export const homeOperations = {
  offerUnit: operation({
    ...onCase,
    id: 'offerHousingUnit',
    path: '/housing/cases/{caseId}/offer',
    summary: text(
      '向轮候中的申请人提供一套房源；不指定则取下一套空闲的',
      'Offer a unit to a queued applicant; without one named, the next that is free',
    ),
    roles: ['caseworker'],
    body: z.strictObject({
      unitId: z.optional(fields.id()),
      /** Why this applicant before those who come first; needed, and kept, only then. */
      reason: z.optional(openLine(200)),
    }),
    refusals: {
      ...pick(
        'case-closed',
        'not-yours',
        'supplement-open',
        'wrong-stage',
        'taken',
        'unsuitable',
        'unknown',
        'withdrawn',
      ),
      'not-next': refusal(
        409,
        text('排在前面的申请人尚未选房。', 'Others come first in the queue.'),
        text('请先向前面的申请人提供，或说明理由。', 'Offer to them first, or say why not in `reason`; it is kept.'),
      ),
      'no-unit-left': refusal(
        409,
        text('没有空闲的房源。', 'No unit is free.'),
        text('申请保持轮候，有房源空出后再提供。', 'The case stays queued; offer when a unit becomes free.'),
      ),
    },
    example: {},
  }),
  queuePlace: operation({
    id: 'showHousingQueuePlace',
    method: 'GET',
    path: '/housing/cases/{caseId}/queue-place',
    summary: text(
      '轮候名次：第几位、共几位、截至何时、按何规则',
      'Place in the queue: which of how many, as of when, by which rule',
    ),
    roles: ['talent', 'caseworker', 'leader'],
    params: z.strictObject({ caseId: fields.id() }),
    output: queuePlace,
  }),
  setPriority: operation({
    ...onCase,
    id: 'setHousingPriority',
    path: '/housing/cases/{caseId}/priority',
    summary: text('确定优先类别', 'Set the priority class of a case'),
    roles: ['caseworker'],
    body: z.strictObject({ priority: z.enum(queueOrder.classes) }),
    refusals: { ...pick('case-closed', 'not-yours', 'wrong-stage'), ...productRefusals('other-product') },
    example: { priority: 'general' },
  }),
  answerOffer: operation({
    ...onCase,
    id: 'answerHousingOffer',
    path: '/housing/cases/{caseId}/offer-answer',
    summary: text('接受或放弃所提供的房源', 'Accept or decline the unit offered'),
    roles: ['talent'],
    body: z.strictObject({ accept: z.boolean() }),
    refusals: pick('case-closed', 'wrong-stage'),
    example: { accept: true },
  }),
};
