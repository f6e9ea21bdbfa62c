import type { RuleRef } from '../../rules/model.ts';
import type { ResultCode } from '../../rules/results.ts';

/** What one version of a rule answered. */
export interface RuleResult {
  rule: RuleRef;
  result: ResultCode;
}

/** What the rules answered of a case, when and to whom. */
export interface KeptAnswers {
  at: string;
  by: string;
  answers: readonly RuleResult[];
}
