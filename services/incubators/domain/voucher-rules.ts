import data from '../data/voucher-rules.json' with { type: 'json' };

export const voucherRuleIds = ['compute-voucher', 'model-voucher', 'corpus-voucher'] as const;
export type VoucherRuleId = (typeof voucherRuleIds)[number];

interface Text {
  zh: string;
  en: string;
}

/** A rule with its source and period; amounts in fen. */
export interface VoucherRule {
  id: VoucherRuleId;
  names: Text;
  /** Of which amount the voucher is a part. */
  base: 'contract' | 'rent';
  percent: number;
  capFen?: number;
  poolFen: number;
  supplierNotRelated?: true;
  exception?: { fact: 'earlySmallFirm'; percent: number; text: Text };
  source: { name: Text; standing: string };
  effectiveFrom: string;
  /** Unknown while nothing says when the rule ends. */
  effectiveTo?: string;
  verifiedAt: string;
}

const { rules, note: _note, ...about } = data;

/** Every voucher rule, from the data. */
export const voucherRules: readonly VoucherRule[] = rules.map((rule) => ({ ...rule, ...about }) as VoucherRule);

/** What an applicant states of the matter that the voucher pays for; what is left out is unknown. */
export interface VoucherFacts {
  contractFen?: number | undefined;
  rentFen?: number | undefined;
  supplierRelated?: boolean | undefined;
  earlySmallFirm?: boolean | undefined;
}
