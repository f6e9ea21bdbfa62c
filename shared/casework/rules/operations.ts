import * as z from 'zod/mini';
import { fields, operation } from '../../contract/index.ts';
import { precheckAnswer, ruleRef, type Stated } from '../../rules/contract/index.ts';
import { openBilingual } from '../applicant.ts';
import { caseId, commonOf, oneOf, staff } from '../contract/common.ts';
import { pick } from '../contract/refusals.ts';
import type { Department } from '../department.ts';
import { purposes } from '../purposes.ts';

/** What staff do with the rules under which a case is kept. */
export function caseRulesOperations<Facts extends z.ZodMiniType>(
  department: Department,
  { schema }: { schema: Facts },
  { schema: statable, ids }: Stated,
) {
  const { noun, one, about, onCase } = commonOf(department, schema);
  return {
    moveCaseRules: operation({
      ...onCase,
      id: `move${noun}CaseRules`,
      path: `${one}/rules`,
      summary: about(
        '把案件改为适用规则的较新版本，说明理由并记录',
        'keep a case under a newer version of a rule, with a reason; it is recorded',
      ),
      roles: staff,
      body: z.strictObject({ rule: oneOf(ids), version: fields.id(), reason: openBilingual(200) }),
      refusals: pick('case-closed', 'not-yours', 'rule-not-kept', 'version-kept', 'older-version', 'unknown-version'),
      example: {
        rule: ids[0],
        version: '2027-01',
        reason: { zh: '新规定对申请人更有利（演示数据）', en: 'The new rule is better for the applicant (made up)' },
      },
    }),
    assessCase: operation({
      id: `assess${noun}Case`,
      method: 'POST',
      path: `${one}/assessment`,
      summary: about(
        '按案件适用的规则版本评估：用申请人的回答；经办人陈述的事实优先，并留存',
        'assess a case by the versions it is kept under: from the answers, and from what staff state, which counts before them and is kept',
      ),
      roles: staff,
      params: caseId,
      /** Facts that the caseworker or the lead states; of the same name these count before the applicant's. */
      body: z.strictObject({
        facts: statable,
        /** For what the caseworker opens facts that are sealed, to assess by them; the person sees that it was. */
        open: z.optional(oneOf(Object.keys(purposes))),
      }),
      output: z.extend(precheckAnswer, {
        /** Versions that are not there any more as they were: a person must check. */
        unavailable: z.array(ruleRef),
        /** Who said each fact that was used; `platform`: the department knows it of its own cases. */
        saidBy: z.record(z.string(), z.enum(['application', 'correction', 'staff', 'platform'])),
        /** Facts that are sealed and were not used: `open` opens them. */
        sealed: z.array(z.string()),
      }),
      versioned: true,
      refusals: pick('case-closed', 'not-yours'),
      example: { facts: {} },
    }),
  };
}
export type CaseRulesOperations = ReturnType<typeof caseRulesOperations<z.ZodMiniType>>;
