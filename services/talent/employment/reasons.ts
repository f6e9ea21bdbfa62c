import type { Text } from '../../../shared/contract/index.ts';
import data from '../data/employment.json' with { type: 'json' };

export type DenialReason = keyof typeof data.reasons;

/** Why an employer may deny an employment. */
export const denialReasons = Object.keys(data.reasons) as DenialReason[];

/** A reason in words. */
export const reasonShown = (code: DenialReason): { code: DenialReason; text: Text } => ({
  code,
  text: data.reasons[code],
});
