import type { RuleSet } from '../model.ts';

const startOf = ({ effectiveFrom }: RuleSet): string => (effectiveFrom === 'unknown' ? '' : effectiveFrom);

/**
 * The version of a rule for a day: the one that took effect last by then, also when its period is over; before the
 * first took effect, the first. Whether it is in force is told by its doubts. Versions never overlap.
 */
export function versionOn(versions: readonly RuleSet[], day: string): RuleSet | undefined {
  const sorted = [...versions].sort((a, b) => startOf(a).localeCompare(startOf(b)));
  return sorted.findLast((version) => startOf(version) <= day) ?? sorted[0];
}

/** Whether a version took effect after another of the same rule. */
export const isNewer = (one: RuleSet, other: RuleSet): boolean => startOf(one) > startOf(other);
