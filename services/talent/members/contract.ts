import * as z from 'zod/mini';
import { fields, operation, text } from '../../../shared/contract/index.ts';
import { pick } from '../refusals.ts';
import { relations } from '../relations.ts';
import { memberRefusals } from './refusals.ts';

const row = z.strictObject({ memberId: fields.id(), relation: z.enum(relations), addedAt: fields.instant() });
const known = { name: fields.prose(100), birthDate: fields.day() };
const one = z.extend(row, known);
const onMember = { params: z.strictObject({ memberId: fields.id() }), roles: ['talent'], versioned: true } as const;

/** The members of a talent's family, each a person of their own. */
export const memberOperations = {
  addMember: operation({
    id: 'addFamilyMember',
    method: 'POST',
    path: '/talent/members',
    summary: text('登记一名家庭成员（配偶或子女）', 'Add a member of your family: spouse or child'),
    roles: ['talent'],
    body: z.strictObject({ relation: z.enum(relations), ...known }),
    output: row,
    status: 201,
    refusals: memberRefusals,
    example: { relation: 'child', name: '示例孩子', birthDate: '2020-05-01' },
  }),
  listMembers: operation({
    id: 'listFamilyMembers',
    method: 'GET',
    path: '/talent/members',
    summary: text('我的家庭成员', 'The members of my family'),
    roles: ['talent'],
    query: z.strictObject(fields.pageQuery()),
    output: fields.pageOf(row),
  }),
  getMember: operation({
    ...onMember,
    id: 'getFamilyMember',
    method: 'GET',
    path: '/talent/members/{memberId}',
    summary: text('查看一名家庭成员（会记入打开记录）', 'Show a member of my family (recorded among the openings)'),
    output: one,
  }),
  correctMember: operation({
    ...onMember,
    id: 'correctFamilyMember',
    method: 'PATCH',
    path: '/talent/members/{memberId}',
    summary: text(
      '更正姓名或出生日期；正在办理的部门随即得知',
      'Correct the name or the birth date; departments at work on the member learn it',
    ),
    body: z.strictObject({ name: z.optional(known.name), birthDate: z.optional(known.birthDate) }),
    output: row,
    refusals: { ...pick('named-as-older'), 'birth-date-unfit': memberRefusals['birth-date-unfit'] },
    example: { birthDate: '2020-05-02' },
  }),
  removeMember: operation({
    ...onMember,
    id: 'removeFamilyMember',
    method: 'POST',
    path: '/talent/members/{memberId}/removal',
    summary: text(
      '移除一名家庭成员：其信息不能再打开，为其给予的同意随之撤回',
      'Remove a member: what is known of them opens no more, and consents given for them are withdrawn',
    ),
    output: z.strictObject({ memberId: fields.id(), removed: z.boolean() }),
  }),
};
