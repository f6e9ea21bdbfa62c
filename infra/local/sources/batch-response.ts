import { z } from 'zod';

const response = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullish();

/** What a function that reports item failures said of a batch: all well, all failed, or these items failed. */
export type BatchOutcome = { kind: 'success' } | { kind: 'failure' } | { kind: 'partial'; failed: ReadonlySet<string> };

/**
 * Reads the answer as Lambda does: an empty answer is success; an answer of another shape, or an item that is not in
 * the batch, fails the whole batch. Source: Lambda developer guide, "Reporting batch item failures".
 */
export function readBatchResponse(payload: unknown, identifiers: ReadonlySet<string>): BatchOutcome {
  const parsed = response.safeParse(payload);
  if (!parsed.success) return { kind: 'failure' };
  const failed = new Set((parsed.data?.batchItemFailures ?? []).map((item) => item.itemIdentifier));
  if (failed.size === 0) return { kind: 'success' };
  return [...failed].every((item) => identifiers.has(item)) ? { kind: 'partial', failed } : { kind: 'failure' };
}
