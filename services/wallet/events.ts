import * as z from 'zod/mini';
import { fields, publicEvent, text } from '../../shared/contract/index.ts';
import { personId } from '../../shared/sealed/index.ts';

const data = z.object({
  itemId: fields.id(),
  person: personId(),
  /** Code of a document kind. */
  kind: z.string(),
  state: z.string(),
  /** The last day on which it is valid. */
  expiresOn: z.optional(fields.day()),
  at: fields.instant(),
  /** Of a file that was put up, and not fetched: which announcement of it. */
  upload: z.optional(z.int()),
  /** The member of the person's family whom it is about. */
  memberId: z.optional(fields.id()),
  /** Why it was refused (wrong-type, too-big, malware, …) or is gone (owner, retention, never-came, member-removed, forgotten). */
  reason: z.optional(z.string()),
});
const example = {
  itemId: '0123456789abcdef0123',
  person: 'talent-made-up',
  kind: 'RP',
  expiresOn: '2027-12-31',
  at: '2026-11-23T09:00:00.000+08:00',
};

export const itemReady = publicEvent({
  type: 'plus.wallet.item-ready.v1',
  summary: text('材料可以使用', 'A document can be used'),
  data,
  example: { ...example, state: 'READY' },
});

export const itemRefused = publicEvent({
  type: 'plus.wallet.item-refused.v1',
  summary: text('上传的文件未被接受，附原因', 'A file that was put up was refused, and why'),
  data,
  example: { ...example, state: 'REFUSED', upload: 1, reason: 'wrong-type' },
});

export const itemExpiring = publicEvent({
  type: 'plus.wallet.item-expiring.v1',
  summary: text('材料即将过期', 'A document is about to expire'),
  data,
  example: { ...example, state: 'READY' },
});

export const itemExpired = publicEvent({
  type: 'plus.wallet.item-expired.v1',
  summary: text('材料已过有效期', 'A document has expired'),
  data,
  example: { ...example, state: 'EXPIRED' },
});

export const itemDeleted = publicEvent({
  type: 'plus.wallet.item-deleted.v1',
  summary: text('材料已删除，附原因', 'A document was deleted, and why'),
  data,
  example: { ...example, state: 'DELETED', reason: 'owner' },
});
