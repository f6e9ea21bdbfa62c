import * as z from 'zod/mini';
import { openBilingual } from '../../../shared/casework/applicant.ts';
import { commonOf, pick } from '../../../shared/casework/contract/index.ts';
import { fields, operation, publicEvent, text } from '../../../shared/contract/index.ts';
import { personId } from '../../../shared/sealed/index.ts';
import { housingDepartment } from '../department.ts';
import { housingFacts } from './answers.ts';
import { productRefusals } from './refusals.ts';

const { onCase } = commonOf(housingDepartment, housingFacts);

/** How many homes may be bought, by which rule, and until when the answer holds. */
const purchaseAnswer = z.strictObject({
  caseId: fields.id(),
  homes: z.int(),
  rule: z.optional(
    z.strictObject({
      id: z.string(),
      version: z.string(),
      title: fields.words,
      source: fields.words,
      certainty: z.string(),
      verifiedAt: fields.day(),
    }),
  ),
  /** What a person checked and found; always there when the rule is not sure. */
  words: z.optional(fields.words),
  givenAt: fields.instant(),
  validUntil: fields.day(),
  /** Whether that day has passed: ask anew. */
  expired: z.boolean(),
  /** The same as a letter, in HTML. */
  letter: fields.words,
});
export type PurchaseShown = z.input<typeof purchaseAnswer>;

export const purchaseEvents = {
  purchaseAnswered: publicEvent({
    type: 'plus.housing.purchase-answered.v1',
    summary: text(
      '购房资格已答复，不含结果',
      'A question about buying a home was answered; what the answer is, is not told',
    ),
    data: z.object({ caseId: fields.id(), person: personId(), validUntil: fields.day() }),
    example: { caseId: 'case-made-up', person: 'talent-made-up', validUntil: '2027-02-23' },
  }),
};

export const purchaseOperations = {
  answerPurchase: operation({
    ...onCase,
    id: 'answerHousingPurchase',
    path: '/housing/cases/{caseId}/purchase-answer',
    summary: text(
      '填写购房资格答复：套数；规则不确定时须书面说明核实意见。决定后生效',
      'Write the answer about buying a home: how many; where the rule is not sure, also what was checked. It counts once the case is decided',
    ),
    roles: ['caseworker'],
    body: z.strictObject({ homes: fields.whole(0, 5), words: z.optional(openBilingual(300)) }),
    refusals: {
      ...pick('case-closed', 'not-yours', 'supplement-open', 'awaiting-second', 'wrong-stage'),
      ...productRefusals('other-product', 'must-be-written'),
    },
    example: {
      homes: 1,
      words: {
        zh: '已核对社保缴纳满12个月（演示数据）',
        en: 'Twelve months of insurance were checked (made up)',
      },
    },
  }),
  getPurchaseAnswer: operation({
    id: 'getHousingPurchaseAnswer',
    method: 'GET',
    path: '/housing/cases/{caseId}/purchase-answer',
    summary: text('查看购房资格答复与答复函', 'Show the answer about buying a home, and its letter'),
    roles: ['talent', 'caseworker', 'leader'],
    params: z.strictObject({ caseId: fields.id() }),
    output: purchaseAnswer,
  }),
};
