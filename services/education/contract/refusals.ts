import { refusal, text } from '../../../shared/contract/index.ts';

export const refusals = {
  'batch-not-open': refusal(
    409,
    text('本案所在批次的验证不在开放期。', 'The verification batch of the case is not open.'),
    text(
      '请在该批次的日期内验证；错过的自动转入下一批或下一窗口。',
      'Verify within its dates; a missed batch falls to the next by itself.',
    ),
  ),
  'child-coordinated': refusal(
    409,
    text('这名儿童在本学年已进入统筹。', 'This child is in the coordination of this school year already.'),
    text('请办理另一件，或先撤回。', 'Go on with the other case, or withdraw it first.'),
  ),
  'not-next': refusal(
    409,
    text(
      '学位按统筹和候补次序给予，本案不是下一位。',
      'Places go by coordination and waiting list; this case is not next.',
    ),
    text(
      '请运行统筹，或在 `reason` 中说明理由，理由会留存。',
      'Run the coordination, or say why in `reason`; it is kept.',
    ),
  ),
  'no-place-left': refusal(
    409,
    text('这所学校没有空余学位。', 'The school has no place left.'),
    text('请选择其他学校。', 'Choose another school.'),
  ),
  'enrolment-closed': refusal(
    409,
    text('报名已结束，志愿不能再改。', 'Enrolment has closed; the preferences stay as they are.'),
    text('如有特殊情况请联系经办人。', 'Ask the caseworker where something special is the matter.'),
  ),
  'only-adding': refusal(
    409,
    text('统筹之后，原有志愿及其次序不能再改。', 'After the coordination the wishes and their order stay as they are.'),
    text(
      '可在原有志愿之后追加学校：请照原次序列出原有志愿，再列追加的。',
      'Schools can be added behind them: list the wishes in their order, and then the new ones.',
    ),
  ),
  'unknown-school': refusal(
    422,
    text('该学年的目录中没有这所学校。', 'The catalogue of that school year has no such school.'),
    text('请从学校目录中选择。', 'Choose schools of the listing.'),
  ),
  'school-withdrawn': refusal(
    422,
    text('这所学校该学年已停用，不再提供学位。', 'The school is withdrawn and gives no places in that school year.'),
    text('请另选学校；以前填报的可以保留。', 'Choose another; where it was wished for before, it may stay.'),
  ),
  'places-given': refusal(
    409,
    text('学位数不得少于已给出的学位。', 'There cannot be fewer places than are given.'),
    text('请按说明填写不少于已给出的数目。', 'Give no smaller number than that of the places given, as told.'),
  ),
  'too-many-fewer': refusal(
    422,
    text('一次最多减少 80 个学位。', 'At most 80 places can be taken away at once.'),
    text('请分几次减少。', 'Do it in several steps.'),
  ),
  held: refusal(
    409,
    text('有学位正在给出。', 'A place is being given at this moment.'),
    text('请再试一次。', 'Send it again.'),
  ),
  'confirmation-over': refusal(
    409,
    text('确认期限已过，学位已让出。', 'The time to confirm is over; the place goes to the next.'),
    text('案件自动继续候补或待下一窗口，请查看进展。', 'The case goes on by itself; look at where it stands.'),
  ),
  'unknown-batch': refusal(
    422,
    text('没有公布过这个学年或批次。', 'No such school year or batch is published.'),
    text('请从窗口列表中选择。', 'Choose one of the listing of windows.'),
  ),
  'too-early': refusal(
    409,
    text('还没有到该批次的统筹日。', 'The coordination day of the batch has not come.'),
    text('现在可以预览；到统筹日再运行。', 'Preview it now, and run it from that day on.'),
  ),
} as const;

/** Some of them, for an operation. */
export const own = <K extends keyof typeof refusals>(...codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, refusals[code]])) as Pick<typeof refusals, K>;
