import { refusal, text } from '../../../shared/contract/index.ts';

const refusals = {
  'wrong-state': refusal(
    409,
    text('租住当前的状态不允许这样做。', 'The state of the tenancy does not allow this.'),
    text('请按说明先完成前面的步骤。', 'Finish what comes before, as told.'),
  ),
  'check-missing': refusal(
    409,
    text(
      '尚未登记与此相符的复核结果：续租须复核通过，以复核未通过为由退出须复核未通过。',
      'No check was recorded that says so: a renewal needs one that found the conditions met, an exit for a failed check one that did not.',
    ),
    text(
      '请先用 POST /housing/tenancies/{tenancyId}/recheck 登记复核结果与理由。',
      'First record what was found and why with POST /housing/tenancies/{tenancyId}/recheck.',
    ),
  ),
  'reason-missing': refusal(
    422,
    text('退出须说明理由，承租人会看到。', 'An exit needs a reason, which the tenant is told.'),
    text('请在 reason 中选择一项理由。', 'Choose one in `reason`.'),
  ),
  'too-many-documents': refusal(
    409,
    text('一次复核最多提交 60 份材料。', 'At most 60 documents can be handed in for one check.'),
    text('请等待经办人复核，或联系安居科室。', 'Wait for the caseworker, or turn to the housing department.'),
  ),
};

/** The refusals of these codes. */
export const tenancyRefusals = <K extends keyof typeof refusals>(...codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, refusals[code]])) as Pick<typeof refusals, K>;
