import { refusal, text } from '../../../shared/contract/index.ts';

const refusals = {
  'other-benefit': refusal(
    409,
    text('申请人正在享受其他住房保障。', 'The applicant has another housing benefit at present.'),
    text('请在前一项结束后再办理。', 'Go on once the other has ended.'),
  ),
  'other-product': refusal(
    409,
    text('该案件申请的是另一种住房服务。', 'This case applies for something else of housing.'),
    text('请按案件所申请的种类办理。', 'Work on it as what it applies for.'),
  ),
  'terms-missing': refusal(
    409,
    text('尚未确定补贴的月租、档次与期限。', 'Rent, tier and months of the subsidy are not set yet.'),
    text('请先确定补贴内容。', 'Set the terms first.'),
  ),
  'answer-missing': refusal(
    409,
    text('尚未填写购房资格答复。', 'The answer about buying a home is not written yet.'),
    text('请先填写答复。', 'Write the answer first.'),
  ),
  'months-used-up': refusal(
    409,
    text('超过该申请人可享受补贴的累计月数。', 'These are more months than the person can still have.'),
    text('请按剩余月数确定。', 'Ask for no more than the months that are left.'),
  ),
  'month-outside': refusal(
    422,
    text('月份不在允许的范围内。', 'The month is outside the range.'),
    text('请按说明填写月份。', 'Name a month as told.'),
  ),
  'subsidy-over': refusal(
    409,
    text('该补贴已经结束。', 'This subsidy is over.'),
    text('如仍符合条件，请另行申请。', 'Apply anew if the conditions are still met.'),
  ),
  'check-not-due': refusal(
    409,
    text('现在没有待办的复核。', 'Nothing has to be checked now.'),
    text('请在复核开始后再登记结果。', 'Record the result once the check has begun.'),
  ),
  'must-be-written': refusal(
    422,
    text(
      '所适用的规则不确定或不在有效期，须由经办人核实并书面说明。',
      'The rule is not sure or not in force: a person must check and say in writing what was found.',
    ),
    text('请在 words 中用中英文写明核实意见。', 'Write what was checked in `words`, in both languages.'),
  ),
};

/** The refusals of these codes. */
export const productRefusals = <K extends keyof typeof refusals>(...codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, refusals[code]])) as Pick<typeof refusals, K>;
