import * as z from 'zod/mini';
import { fields, publicEvent, text } from '../../../shared/contract/index.ts';
import { personId } from '../../../shared/sealed/index.ts';

const data = z.object({ memberId: fields.id(), person: personId(), at: fields.instant() });
const example = { memberId: 'm0123456789abcdef0123', person: 'talent-made-up', at: '2026-11-23T09:00:00.000+08:00' };

/** Says nothing of the member; the wallet takes documents for members that it knows. */
export const memberAdded = publicEvent({
  type: 'plus.talent.member-added.v1',
  inside: true,
  summary: text('本人登记了一名家庭成员', 'A talent added a member to their family'),
  data,
  example,
});

/** Says nothing of the member; departments that work on it learn it by it. */
export const memberCorrected = publicEvent({
  type: 'plus.talent.member-corrected.v1',
  inside: true,
  summary: text('本人更正了一名家庭成员的信息', 'A talent corrected a member of their family'),
  data,
  example,
});

/** Says nothing of the member; this service erases the member's key by it. */
export const memberRemoved = publicEvent({
  type: 'plus.talent.member-removed.v1',
  inside: true,
  summary: text(
    '本人移除了一名家庭成员，其密钥随之删除',
    'A talent removed a member of their family, whose key is deleted',
  ),
  data,
  example,
});
