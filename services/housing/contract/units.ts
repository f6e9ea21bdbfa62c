import * as z from 'zod/mini';
import { openBilingual } from '../../../shared/casework/applicant.ts';
import { stockReason as body, pick, stockMarks, stockRecord } from '../../../shared/casework/contract/index.ts';
import { fields, operation, publicEvent, text } from '../../../shared/contract/index.ts';
import { unitKinds } from '../department.ts';

/** A home that one tenant at a time can have. */
export const unitDetails = z.strictObject({
  unitId: fields.id(),
  kind: z.enum(unitKinds),
  estate: fields.bilingual(100),
  rooms: fields.whole(1, 10),
  areaM2: fields.whole(5, 500),
  monthlyRent: fields.money(),
});
export type UnitDetails = z.output<typeof unitDetails>;

/** A unit with what was done to it since it was registered. */
const unitShown = z.extend(unitDetails, stockRecord);

export const unitEvents = {
  unitOffered: publicEvent({
    type: 'plus.housing.unit-offered.v1',
    summary: text('一套房源可以提供：新登记或恢复', 'A unit can be offered: newly, or again'),
    data: z.object({ unitId: fields.id(), kind: z.string() }),
    example: { unitId: 'demo-unit-900', kind: 'public-rental' },
  }),
};

const onUnit = { params: z.strictObject({ unitId: fields.id() }), output: unitShown, versioned: true } as const;
const toUnit = { ...onUnit, method: 'POST', roles: ['caseworker'] } as const;
const example = { reason: { zh: '房屋待维修（演示数据）', en: 'It is to be repaired (made up)' } };

/** Homes as the department has them to give. */
export const unitOperations = {
  registerUnit: operation({
    id: 'registerHousingUnit',
    method: 'POST',
    path: '/housing/units',
    summary: text('登记房源', 'Register a unit'),
    roles: ['caseworker'],
    body: unitDetails,
    output: unitDetails,
    status: 201,
    refusals: pick('already-registered'),
    example: {
      unitId: 'demo-unit-900',
      kind: 'public-rental',
      estate: { zh: '示例人才公寓（演示数据）', en: 'Example flats (made up)' },
      rooms: 1,
      areaM2: 38,
      monthlyRent: { amount: 240000, currency: 'CNY' },
    },
  }),
  listUnits: operation({
    id: 'listHousingUnits',
    method: 'GET',
    path: '/housing/units',
    summary: text(
      '房源列表，注明是否空闲；或已停用的房源',
      'List units and whether they are free, or those that are withdrawn',
    ),
    roles: ['caseworker', 'leader'],
    query: z.strictObject({
      ...fields.pageQuery(),
      kind: z._default(z.enum(unitKinds), 'public-rental'),
      show: z._default(z.enum(['offered', 'withdrawn']), 'offered'),
    }),
    output: fields.pageOf(z.extend(unitDetails, { free: z.boolean(), ...stockMarks })),
  }),
  getUnit: operation({
    ...onUnit,
    id: 'getHousingUnit',
    method: 'GET',
    path: '/housing/units/{unitId}',
    summary: text('查看房源及其更正、停用记录', 'Show a unit, and how it was corrected and withdrawn'),
    roles: ['caseworker', 'leader'],
  }),
  correctUnit: operation({
    ...onUnit,
    id: 'correctHousingUnit',
    method: 'PUT',
    path: '/housing/units/{unitId}',
    summary: text(
      '更正房源内容并说明理由；有人持有时不可更正',
      'Correct what a unit is, and say why; not while somebody holds it',
    ),
    roles: ['caseworker'],
    body: z.extend(z.omit(unitDetails, { unitId: true, kind: true }), { reason: openBilingual(200) }),
    refusals: pick('held'),
    example: {
      estate: { zh: '示例人才公寓（演示数据）', en: 'Example flats (made up)' },
      rooms: 1,
      areaM2: 38,
      monthlyRent: { amount: 230000, currency: 'CNY' },
      reason: { zh: '月租登记有误（演示数据）', en: 'The rent was entered wrongly (made up)' },
    },
  }),
  withdrawUnit: operation({
    ...toUnit,
    id: 'withdrawHousingUnit',
    path: '/housing/units/{unitId}/withdraw',
    summary: text(
      '停用房源并说明理由，不再提供；有人持有时不可停用',
      'Withdraw a unit, and say why: it is not offered any more; not while somebody holds it',
    ),
    body,
    refusals: pick('held', 'withdrawn'),
    example,
  }),
  returnUnit: operation({
    ...toUnit,
    id: 'returnHousingUnit',
    path: '/housing/units/{unitId}/return',
    summary: text(
      '恢复提供已停用的房源，依次轮到下一位',
      'Offer a withdrawn unit again; it goes to the next in the queue',
    ),
    body,
    refusals: pick('held', 'not-withdrawn'),
    example,
  }),
};
