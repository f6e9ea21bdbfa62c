import data from '../data/kinds.json' with { type: 'json' };

export const resourceKinds = ['space', 'compute', 'voucher', 'lab', 'scenario'] as const;
export type ResourceKind = (typeof resourceKinds)[number];

/** What comes back to a resource when a grant of it ends. */
type Returns = 'all' | 'unused' | 'none';

export interface KindRule {
  kind: ResourceKind;
  /** What one of its capacity is; vouchers count in fen. */
  unit: string;
  zh: string;
  en: string;
  returns: Returns;
}

/** The rule of each kind, from the data. */
export const kindRules = Object.fromEntries(data.kinds.map((rule) => [rule.kind, rule])) as Record<
  ResourceKind,
  KindRule
>;
