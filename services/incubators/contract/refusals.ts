import { refusal, text } from '../../../shared/contract/index.ts';

/** Every refusal of this service, declared once. */
const incubatorRefusals = {
  'resource-differs': refusal(
    409,
    text('这个编号已登记了另一项资源。', 'Another resource is offered under this id.'),
    text('请换一个编号。', 'Choose another id.'),
  ),
  'voucher-rule-missing': refusal(
    422,
    text('券类资源必须指明所依据的规则。', 'A voucher pool names the rule that bounds its grants.'),
    text('请从券规则列表中选择。', 'Choose one of the voucher rules.'),
  ),
  'capacity-in-use': refusal(
    409,
    text('容量不能低于已占用和已消耗之和。', 'The capacity must not fall below what is held and spent.'),
    text('请先结束部分使用，或填写更高的容量。', 'End some grants first, or give a higher capacity.'),
  ),
  'above-capacity': refusal(
    422,
    text('数量超过该资源所能提供的总量。', 'The amount is more than the resource can ever give.'),
    text('请减少数量，或选择其他资源。', 'Ask for less, or choose another resource.'),
  ),
  'queue-full': refusal(
    409,
    text('该资源的在办申请已满。', 'Too many requests are under way on this resource.'),
    text('请稍后再申请，或选择其他资源。', 'Ask later, or choose another resource.'),
  ),
  'voucher-facts-missing': refusal(
    422,
    text(
      '缺少合同金额或租金，无法计算券额。',
      'The amount of the contract or the rent is missing, so no limit can be told.',
    ),
    text('请填写规则所依据的金额（单位：分）。', 'Give the amount that the rule is about, in fen.'),
  ),
  'above-voucher-limit': refusal(
    422,
    text('申请金额超过券规则的上限。', 'The amount is above what the voucher rule allows.'),
    text('请把金额降到上限以内。', 'Ask for at most the limit.'),
  ),
  'voucher-refused': refusal(
    422,
    text('不符合券规则的条件。', 'A condition of the voucher rule is not met.'),
    text('请更换供应商等不符合条件的内容。', 'Change what does not meet it, for instance the supplier.'),
  ),
  'request-status': refusal(
    409,
    text('申请当前的状态不允许这样做。', 'The request is not in a status for this.'),
    text('请先查看申请的状态。', "Look at the request's status first."),
  ),
  'not-settleable': refusal(
    409,
    text('只有券可以核销。', 'Only vouchers are settled.'),
    text('请直接结束使用。', 'End the grant instead.'),
  ),
  'above-grant': refusal(
    422,
    text('数量超过已批准的数量。', 'The amount is more than was granted.'),
    text('请填写不超过批准数量的值。', 'Give at most what was granted.'),
  ),
  'consumed-missing': refusal(
    422,
    text('结束算力使用需要填写已消耗的数量。', 'Ending a grant of compute needs what was consumed.'),
    text('请填写已消耗的卡时。', 'Give the card-hours that were consumed.'),
  ),
  'enterprise-missing': refusal(
    403,
    text('您的身份没有关联企业。', 'Your identity belongs to no enterprise.'),
    text('请以企业身份登录。', 'Sign in for an enterprise.'),
  ),
} as const;

/** The refusals of one operation. */
export const refusals = <K extends keyof typeof incubatorRefusals>(...codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, incubatorRefusals[code]])) as Pick<typeof incubatorRefusals, K>;
