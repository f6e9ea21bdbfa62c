import * as z from 'zod/mini';
import { openBilingual } from '../../shared/casework/applicant.ts';
import { pick } from '../../shared/casework/contract/index.ts';
import { fields, operation, refusal, text } from '../../shared/contract/index.ts';
import { documentKinds } from '../../shared/documents/kinds.ts';
import { certainties } from '../../shared/rules/model.ts';
import { scoring } from './domain/scoring.ts';

const onCase = z.strictObject({ caseId: fields.id() });
const codes = Object.entries(scoring.items).map(([id, { options }]) => [id, Object.keys(options)] as const);
const optionOf = (options: readonly string[]) => z.enum(options as [string, ...string[]]);
const sourced = { source: fields.words, certainty: z.enum(certainties) };

/** An option for each item that one says something about. */
const stated = z.strictObject(
  Object.fromEntries(codes.map(([id, options]) => [id, z.optional(optionOf(options))] as const)),
);
/** The same with the kinds of document that were looked at, and items of the wallet; no free text. */
const evidenced = z.strictObject(
  Object.fromEntries(
    codes.map(([id, options]) => [
      id,
      z.optional(
        z.strictObject({
          option: optionOf(options),
          documents: z.array(documentKinds).check(z.maxLength(10)),
          items: z.optional(z.array(fields.id()).check(z.minLength(1), z.maxLength(10))),
        }),
      ),
    ]),
  ),
);

const precheckedItem = z.strictObject({
  item: z.string(),
  text: fields.words,
  option: z.optional(z.string()),
  points: z.int(),
  /** The most that this item can give. */
  most: z.int(),
  /** Whether it counts takes a person's judgement. */
  needsPerson: z.boolean(),
  ...sourced,
});

const sheet = z.strictObject({
  at: fields.instant(),
  version: z.string(),
  pass: z.int(),
  sum: z.int(),
  passed: z.boolean(),
  items: z.record(
    z.string(),
    z.strictObject({
      option: z.string(),
      points: z.int(),
      documents: z.array(z.string()),
      items: z.optional(z.array(z.string())),
    }),
  ),
  reason: z.optional(fields.words),
});
/** All sheets of a case, the newest last. */
const sheets = z.strictObject({ caseId: fields.id(), sheets: z.array(sheet) });

const words = text(
  '评分渠道（应届毕业生）：各项分值为演示设置',
  'The scored channel (graduates); points of items are demonstration settings',
);

/** The scored channel. */
export const scoringContract = {
  precheckScore: operation({
    id: 'precheckHukouScore',
    method: 'POST',
    path: '/hukou/score-precheck',
    summary: text('试算评分，不保存任何内容', 'Try out the score; nothing is stored'),
    description: words,
    roles: 'anyone',
    stores: false,
    body: z.strictObject({ items: stated }),
    output: z.strictObject({
      version: z.string(),
      channel: z.string(),
      pass: z.strictObject({ points: z.int(), ...sourced }),
      items: z.array(precheckedItem),
      sum: z.int(),
      /** Items of which nothing was said. */
      unanswered: z.array(z.string()),
      reaches: z.boolean(),
      /** `person-must-check` unless every figure is official and no item that counts needs a person. */
      answer: z.enum(['reached', 'not-reached', 'person-must-check']),
    }),
    example: { items: { degree: 'master', school: 'listed', grades: 'upper-half' } },
  }),
  scoreCase: operation({
    id: 'scoreHukouCase',
    method: 'POST',
    path: '/hukou/cases/{caseId}/score',
    summary: text('承办人评分，附依据；修改须说明理由', 'Score a case, with evidence; a change says why'),
    description: words,
    roles: ['caseworker'],
    params: onCase,
    body: z.strictObject({ items: evidenced, reason: z.optional(openBilingual(200)) }),
    output: sheets,
    versioned: true,
    refusals: {
      ...pick('case-closed', 'not-yours', 'supplement-open', 'wrong-stage'),
      'not-scored': refusal(
        409,
        text('这个渠道不评分。', 'This channel has no scores.'),
        text('请按该渠道的条件审核。', 'Examine the case by the conditions of its channel.'),
      ),
      'evidence-missing': refusal(
        422,
        text('计分的项目须有依据。', 'An item that counts needs evidence.'),
        text(
          '请写明看过的材料种类或材料库项目。',
          'Name the kinds of document that you looked at, or items of the wallet.',
        ),
      ),
      'item-not-handed-in': refusal(
        422,
        text('所列材料不是申请人为本案提交的。', 'The applicant handed in no such item for this case.'),
        text(
          '请从案件的补正中选择材料编号，或请申请人补交；只看过种类的写在 documents 中。',
          'Name an item of the supplement of the case, or ask the applicant for it; a kind that was looked at goes into documents.',
        ),
      ),
      'reason-needed': refusal(
        422,
        text('修改评分须说明理由。', 'A changed score needs a reason.'),
        text('请用中英文写明理由。', 'Give the reason, in zh and en.'),
      ),
    },
    example: { items: { degree: { option: 'master', documents: ['DEG'] } } },
  }),
  getScore: operation({
    id: 'getHukouScore',
    method: 'GET',
    path: '/hukou/cases/{caseId}/score',
    summary: text('案件的评分表，旧的在前', 'The scoring sheets of a case, oldest first'),
    roles: ['talent', 'caseworker', 'leader'],
    params: onCase,
    output: sheets,
  }),
};

/** What moving a case on can be refused with, beside what casework refuses. */
export const scoreGuards = {
  'score-missing': refusal(
    409,
    text('这个渠道受理前须有评分表。', 'In this channel a case is accepted with a scoring sheet alone.'),
    text('请先评分。', 'Score it first.'),
  ),
  'score-too-low': refusal(
    409,
    text('评分未达到分数线，不能受理。', 'The score is below the pass mark; the case cannot be accepted.'),
    text(
      '请核对评分并说明修改理由，或以“评分未达到分数线”作出不予通过的决定。',
      'Check the score and change it with a reason, or reject the case for its score.',
    ),
  ),
};
