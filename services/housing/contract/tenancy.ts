import * as z from 'zod/mini';
import { fields, operation, publicEvent, refusal, text } from '../../../shared/contract/index.ts';
import { personId } from '../../../shared/sealed/index.ts';

const params = z.strictObject({ tenancyId: fields.id() });

const tenancy = z.object({
  /** The same as the id of the case it comes from. */
  tenancyId: fields.id(),
  person: personId(),
  unitId: fields.id(),
  state: z.string(),
  contractedAt: fields.instant(),
  occupiedOn: z.optional(fields.day()),
  /** The last day of the period under way. */
  periodEnds: z.optional(fields.day()),
  /** From when on the conditions are checked again, and with which documents. */
  recheckFrom: z.optional(fields.day()),
  documents: z.optional(z.array(z.string())),
  /** Periods so far, this one included. */
  periods: z.int(),
  exitedOn: z.optional(fields.day()),
});
export type TenancyShown = z.output<typeof tenancy>;

const example: TenancyShown = {
  tenancyId: 'case-made-up',
  person: 'talent-made-up',
  unitId: 'demo-unit-1',
  state: 'CONTRACTED',
  contractedAt: '2026-11-23T10:00:00.000+08:00',
  periods: 0,
};

export const tenancyEvents = {
  tenancyProgressed: publicEvent({
    type: 'plus.housing.tenancy-progressed.v1',
    summary: text('租住情况有进展，含全部状态', 'A tenancy moved on; its whole status'),
    data: tenancy,
    example,
  }),
};

const refusals = {
  'wrong-state': refusal(
    409,
    text('租住当前的状态不允许这样做。', 'The state of the tenancy does not allow this.'),
    text('请按说明先完成前面的步骤。', 'Finish what comes before, as told.'),
  ),
};

export const tenancyOperations = {
  getTenancy: operation({
    id: 'getHousingTenancy',
    method: 'GET',
    path: '/housing/tenancies/{tenancyId}',
    summary: text('查看租住情况', 'Show a tenancy'),
    roles: ['talent', 'caseworker', 'leader'],
    params,
    output: tenancy,
    versioned: true,
  }),
  moveTenancy: operation({
    id: 'moveHousingTenancy',
    method: 'POST',
    path: '/housing/tenancies/{tenancyId}/state',
    summary: text(
      '入住、续租或退出；退出后房源依次提供给下一位',
      'Moved in, renewed or left; the unit then goes to the next in the queue',
    ),
    roles: ['caseworker'],
    params,
    body: z.strictObject({ to: z.enum(['OCCUPIED', 'RENEWED', 'EXITED']) }),
    output: tenancy,
    versioned: true,
    refusals,
    example: { to: 'OCCUPIED' },
  }),
};
