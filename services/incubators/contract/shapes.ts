import * as z from 'zod/mini';
import { fields } from '../../../shared/contract/index.ts';
import { resourceKinds } from '../domain/kinds.ts';
import { requestStatuses } from '../domain/request.ts';
import { voucherRuleIds } from '../domain/voucher-rules.ts';

/** The shapes that operations and events of this service are made of. */

/** In the resource's unit; vouchers in fen. */
export const quantity = (min: number) => fields.whole(min, 100_000_000_000_000);

export const incubator = z.strictObject({ id: fields.id(), names: fields.bilingual(120) });
export const kind = z.enum(resourceKinds);
export const voucherRuleId = z.enum(voucherRuleIds);
export const source = z.strictObject({ name: fields.bilingual(200), on: fields.day() });

const fen = z.optional(quantity(1));
/** What the applicant states of the matter that the voucher pays for. */
export const voucherFacts = z.strictObject({
  contractFen: fen,
  rentFen: fen,
  supplierRelated: z.optional(z.boolean()),
  earlySmallFirm: z.optional(z.boolean()),
});

export const resourceLine = z.strictObject({
  resourceId: fields.id(),
  incubator,
  kind,
  names: fields.bilingual(120),
  unit: z.string(),
  voucherRule: z.optional(voucherRuleId),
  source: z.optional(source),
  capacity: quantity(0),
  held: quantity(0),
  spent: quantity(0),
  free: quantity(0),
  waiting: fields.whole(0, 10_000),
});

/** A request as it stands; whole in every event, so that the newest is all that one needs. */
export const request = z.strictObject({
  requestId: fields.id(),
  resourceId: fields.id(),
  resourceNames: fields.bilingual(120),
  incubatorId: fields.id(),
  kind,
  enterpriseId: fields.id(),
  amount: quantity(1),
  unit: z.string(),
  status: z.enum(requestStatuses),
  /** A rule could not be told from the facts: a person must check. */
  check: z.boolean(),
  appliedAt: fields.instant(),
  settled: z.optional(quantity(0)),
  /** What the resource got back. */
  returned: z.optional(quantity(0)),
  reason: z.optional(z.string()),
});

export const requestDetail = z.extend(request, {
  purpose: z.optional(z.string()),
  voucher: z.optional(voucherFacts),
  /** Place on the waitlist, from 1. */
  position: z.optional(fields.whole(1, 10_000)),
});
