import * as z from 'zod/mini';
import { caseOutput, caseworkContract, pick } from '../../shared/casework/contract/index.ts';
import { contract, fields, operation, refusal, text } from '../../shared/contract/index.ts';
import { housingDepartment } from './department.ts';
import { housingRulesContract } from './rules-contract.ts';

export const housingKinds = ['public-rental', 'talent-flat'] as const;

/** What the talent answers for housing; nothing of it is personal. */
export const housingAnswers = z.object({ kind: z.enum(housingKinds) });
export type HousingAnswers = z.output<typeof housingAnswers>;

/** A home that one tenant at a time can have. */
export const unitDetails = z.strictObject({
  unitId: fields.id(),
  kind: z.enum(housingKinds),
  estate: fields.bilingual(100),
  rooms: fields.whole(1, 10),
  areaM2: fields.whole(5, 500),
  monthlyRent: fields.money(),
});
export type UnitDetails = z.output<typeof unitDetails>;

const casework = caseworkContract(housingDepartment, { schema: housingAnswers });
const output = caseOutput(housingAnswers);
const onCase = { method: 'POST', params: z.strictObject({ caseId: fields.id() }), output, versioned: true } as const;

export const housingContract = contract({
  service: 'housing',
  title: text('安居办理', 'Housing'),
  operations: {
    ...casework.operations,
    ...housingRulesContract,
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
      summary: text('房源列表，注明是否空闲', 'List units and whether they are free'),
      roles: ['caseworker', 'leader'],
      query: z.strictObject({ ...fields.pageQuery(), kind: z._default(z.enum(housingKinds), 'public-rental') }),
      output: fields.pageOf(z.extend(unitDetails, { free: z.boolean() })),
    }),
    offerUnit: operation({
      ...onCase,
      id: 'offerHousingUnit',
      path: '/housing/cases/{caseId}/offer',
      summary: text(
        '向轮候中的申请人提供一套房源；不指定则取下一套空闲的',
        'Offer a unit to a queued applicant; without one named, the next that is free',
      ),
      roles: ['caseworker'],
      body: z.strictObject({ unitId: z.optional(fields.id()) }),
      refusals: {
        ...pick('case-closed', 'not-yours', 'supplement-open', 'wrong-stage', 'taken', 'unsuitable', 'unknown'),
        'no-unit-left': refusal(
          409,
          text('没有空闲的房源。', 'No unit is free.'),
          text('申请保持轮候，有房源空出后再提供。', 'The case stays queued; offer when a unit becomes free.'),
        ),
      },
      example: {},
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
  },
  events: casework.events,
});
