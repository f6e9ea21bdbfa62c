import * as z from 'zod/mini';
import { fields, operation, text, told } from '../../../shared/contract/index.ts';
import { documentKinds } from '../../../shared/documents/kinds.ts';
import { anyFact } from '../../../shared/rules/contract/index.ts';
import { laneNames } from '../lanes.ts';
import { changedAnswers, givenAnswers } from '../questions/schema.ts';
import { pick } from '../refusals.ts';
import { relations } from '../relations.ts';
import { chosenServices } from './whole.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const applicationId = z.strictObject({ applicationId: fields.id() });

/** A question as a portal renders it; nothing else is needed. */
const question = z.object({
  id: z.string(),
  section: z.string(),
  services: z.array(z.enum(laneNames)),
  /** `periods` are pairs of first and last day; a `record` has parts of its own; a `list` is texts in an order, each once. */
  kind: z.enum(['text', 'number', 'yes-no', 'choice', 'day', 'periods', 'record', 'list']),
  min: z.optional(z.number()),
  /** Of a number its greatest value, of a text its longest, of a list how many. */
  max: z.optional(z.number()),
  whole: z.optional(z.boolean()),
  unit: z.optional(fields.words),
  pattern: z.optional(z.string()),
  options: z.optional(z.array(z.object({ value: z.string(), text: fields.words }))),
  parts: z.optional(z.array(z.object({ name: z.string(), values: z.optional(z.array(z.string())) }))),
  label: fields.words,
  question: fields.words,
  why: fields.words,
  required: z.boolean(),
  /** Kept sealed. */
  personal: z.boolean(),
  correctable: z.boolean(),
  /** Asked only when every one of these holds. */
  when: z.array(
    z.object({
      question: z.string(),
      is: z.optional(z.array(scalar)),
      isNot: z.optional(z.array(scalar)),
      atLeast: z.optional(z.number()),
    }),
  ),
  /** The answer is the id of a member of the talent's family, or some ids, of these relations. */
  names: z.optional(z.array(z.enum(relations))),
  documents: z.array(documentKinds),
  /** JSON pointer of the answer in the whole form; without one it stands under `facts`. */
  place: z.optional(z.string()),
});

const one = `(?:${laneNames.join('|')})`;
const servicesText = new RegExp(`^${one}(?:,${one}){0,${laneNames.length - 1}}$`);

const servicesForm = told(
  `必须是以逗号隔开的服务：${laneNames.join('、')}`,
  `must be services parted by commas, of: ${laneNames.join(', ')}`,
  '请写成例如 hukou,housing',
  'write them as in hukou,housing',
);

const onAnswers = { params: applicationId, roles: ['talent'], versioned: true } as const;

/** The form as data, and its answers one by one; `output` is the application. */
export const formOperations = <O extends z.ZodMiniType>(output: O) => ({
  getForm: operation({
    id: 'getTalentForm',
    method: 'GET',
    path: '/talent/form',
    summary: text(
      '申请表的定义：问题、条件、选项、所需材料',
      'The form: its questions, conditions, options and documents',
    ),
    roles: 'anyone',
    query: z.strictObject({
      /** Services parted by commas; only what they need is told. */
      services: z.optional(z.string().check(z.regex(servicesText, servicesForm))),
    }),
    output: z.object({
      version: z.string(),
      note: fields.words,
      sections: z.array(z.object({ id: z.string(), title: fields.words })),
      questions: z.array(question),
    }),
  }),
  startDraft: operation({
    id: 'startDraft',
    method: 'POST',
    path: '/talent/drafts',
    summary: text(
      '新建草稿，可带入已有的回答（例如预检得出的）',
      'Begin a draft with answers that there are already, for instance those of a precheck',
    ),
    roles: ['talent'],
    body: z.strictObject({ services: chosenServices, answers: givenAnswers }),
    output,
    status: 201,
    refusals: pick('answers-not-wanted'),
    example: { services: ['hukou'], answers: { channel: 'returnee', degree: 'master' } },
  }),
  getAnswers: operation({
    ...onAnswers,
    id: 'getApplicationAnswers',
    method: 'GET',
    path: '/talent/applications/{applicationId}/answers',
    summary: text(
      '逐题查看自己的回答（会记入打开记录）',
      'Show my answers by question (recorded among the openings), to go on with a draft on any device',
    ),
    output: z.strictObject({
      /** Of the form definition now; `givenUnder` is the one that the answers were last given under. */
      formVersion: z.string(),
      givenUnder: z.string(),
      services: z.array(z.enum(laneNames)),
      answers: givenAnswers,
    }),
    refusals: pick('personal-data-erased', 'draft-expired'),
  }),
  saveAnswers: operation({
    ...onAnswers,
    id: 'saveApplicationAnswers',
    method: 'PATCH',
    path: '/talent/applications/{applicationId}/answers',
    summary: text('保存草稿的若干回答；null 撤回回答', 'Save some answers of a draft; null takes one back'),
    body: z.strictObject({ answers: changedAnswers, services: z.optional(chosenServices) }),
    output,
    refusals: pick('answers-not-wanted', 'not-a-draft', 'draft-expired'),
    example: { answers: { channel: 'returnee', degree: 'master', daysAbroad: null } },
  }),
  correctAnswer: operation({
    ...onAnswers,
    id: 'correctApplicationAnswer',
    method: 'POST',
    path: '/talent/applications/{applicationId}/corrections',
    summary: text(
      '办理中更正一项回答；所涉部门随即得知，原回答留存',
      'Correct an answer while departments work on it; they learn it, and the answer before is kept',
    ),
    body: z.strictObject({
      question: fields.id(),
      /** What the question takes. */
      value: anyFact,
      reason: fields.prose(500),
    }),
    output,
    refusals: pick('not-correctable', 'not-asked', 'nothing-to-correct', 'not-an-answer'),
    example: { question: 'phone', value: '021 0000 0001', reason: '换了号码（演示数据 / made up）' },
  }),
});
export type FormOperations = ReturnType<typeof formOperations<z.ZodMiniType>>;
