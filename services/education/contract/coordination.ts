import * as z from 'zod/mini';
import { fields, operation, publicEvent, text } from '../../../shared/contract/index.ts';
import { schoolYear } from './answers.ts';
import { own } from './refusals.ts';
import { yearInQuery } from './schools.ts';

const staff = ['caseworker', 'leader'] as const;
const batch = () => fields.whole(1, 9);

/** What becomes of one case; `planned` until it is done. */
const line = z.strictObject({
  caseId: fields.id(),
  category: z.string(),
  draw: z.int(),
  outcome: z.enum(['planned', 'placed', 'waiting', 'skipped']),
  schoolId: z.optional(z.string()),
  /** The how manieth of its wishes. */
  preference: z.optional(z.int()),
  code: z.optional(z.string()),
  /** Schools of its wishes that were skipped, since they are withdrawn. */
  withdrawn: z.optional(z.array(z.string())),
});
export type CoordinationLine = z.output<typeof line>;

const coordination = z.strictObject({
  coordinationId: fields.id(),
  schoolYear: schoolYear(),
  batch: batch(),
  status: z.enum(['preview', 'running', 'finished']),
  coordinationOn: z.optional(fields.day()),
  /** With it and the rule anybody can reckon the draw again. */
  seed: z.string(),
  placed: z.int(),
  waiting: z.int(),
  skipped: z.int(),
  rule: z.strictObject({ text: fields.words, source: z.string(), certainty: z.string(), verifiedAt: fields.day() }),
  cases: z.array(line),
});
export type CoordinationShown = z.output<typeof coordination>;

export const coordinationOperations = {
  previewCoordination: operation({
    id: 'previewEducationCoordination',
    method: 'GET',
    path: '/education/coordination-preview',
    summary: text(
      '预览某学年某批的统筹结果，不改变任何事',
      'Preview what the coordination of a batch would give; nothing changes',
    ),
    roles: staff,
    query: z.strictObject({
      schoolYear: yearInQuery(),
      batch: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(9)),
    }),
    output: coordination,
    refusals: own('unknown-batch'),
  }),
  runCoordination: operation({
    id: 'runEducationCoordination',
    method: 'POST',
    path: '/education/coordinations',
    summary: text(
      '运行某学年某批的统筹；重复请求不会重复，中断后自行继续，逐案报告',
      'Coordinate a batch of a school year; asked again it is the same run, it goes on by itself, and reports each case',
    ),
    roles: staff,
    body: z.strictObject({ schoolYear: schoolYear(), batch: batch() }),
    output: coordination,
    status: 202,
    refusals: own('unknown-batch', 'too-early'),
    example: { schoolYear: 2026, batch: 1 },
  }),
  getCoordination: operation({
    id: 'getEducationCoordination',
    method: 'GET',
    path: '/education/coordinations/{coordinationId}',
    summary: text('统筹的进度与逐案结果', 'How far a coordination has come, case by case'),
    roles: staff,
    params: z.strictObject({ coordinationId: fields.id() }),
    output: coordination,
  }),
};

const waitingLine = z.strictObject({
  position: z.int(),
  caseId: fields.id(),
  since: fields.instant(),
  /** Not while the guardian owes an answer; then the next is called. */
  ready: z.boolean(),
});

export const waitingListOperations = {
  showWaitingList: operation({
    id: 'showEducationWaitingList',
    method: 'GET',
    path: '/education/waiting-lists/{listId}',
    summary: text(
      '一所学校某学年的候补名单（编号为 学校-学年），按次序，最多前 200 位',
      'The waiting list of a school in a school year (its id is school-year), in order, the first 200',
    ),
    roles: staff,
    params: z.strictObject({ listId: fields.id() }),
    output: z.strictObject({
      listId: fields.id(),
      /** How many wait. */
      of: z.int(),
      /** Places that came free and that nobody on the list can take now. */
      free: z.int(),
      items: z.array(waitingLine),
    }),
  }),
};

export const coordinationEvents = {
  coordinationProgressed: publicEvent({
    type: 'plus.education.coordination-progressed.v1',
    summary: text('统筹有进展', 'A coordination got on'),
    data: z.object({
      coordinationId: fields.id(),
      schoolYear: z.int(),
      batch: z.int(),
      status: z.string(),
      slice: z.int(),
      placed: z.int(),
      waiting: z.int(),
    }),
    example: {
      coordinationId: 'coordination-2027-1',
      schoolYear: 2027,
      batch: 1,
      status: 'running',
      slice: 1,
      placed: 8,
      waiting: 2,
    },
  }),
  placeStanding: publicEvent({
    type: 'plus.education.place-standing.v1',
    summary: text(
      '候补名单需要知道的变化：开始或结束候补、让出学位',
      'A change for waiting lists: who waits, and what was given back',
    ),
    data: z.object({ caseId: fields.id(), schoolYear: z.int(), stage: z.string(), lists: z.array(z.string()) }),
    example: { caseId: 'case-made-up', schoolYear: 2027, stage: 'COORDINATED', lists: ['demo-school-1-2027'] },
  }),
};
