import { refusal, text } from '../../shared/contract/index.ts';

const all = {
  'own-notice': refusal(
    403,
    text('不能对自己的公示提出异议。', 'Nobody objects to their own notice.'),
    text('如有错误，请联系承办人或撤回申请。', 'If it is wrong, tell your caseworker or withdraw the application.'),
  ),
  'objection-exists': refusal(
    409,
    text('您已对这个公示提出过异议。', 'You objected to this notice already.'),
    text('请在“我的异议”查看进展。', 'See how it is getting on in the list of your objections.'),
  ),
  'publicity-over': refusal(
    409,
    text('公示已结束，不再接受异议。', 'The public notice is over; objections are not taken any more.'),
    text('可向受理部门书面反映。', 'Write to the department that handles it.'),
  ),
  'notice-running': refusal(
    409,
    text(
      '公示还没有期满，不能批准。',
      'The public notice still runs; nothing is approved before its last day is over.',
    ),
    text(
      '请在公示期满后推进，或届时导入市级的批准；市级未通过的可随时导入。',
      'Approve, or import the city’s approval, once it is over; a refusal of the city can be imported at any time.',
    ),
  ),
  'objection-decided': refusal(
    409,
    text('这件异议已有结论。', 'There is a finding on this objection already.'),
    text('请查看结论。', 'Look at it.'),
  ),
  'future-day': refusal(
    422,
    text('日期还没有到。', 'That day is yet to come.'),
    text('请核对日期，按上海时间不晚于今天。', 'Check the day; it is today at the latest, in Shanghai.'),
  ),
  'before-permit': refusal(
    422,
    text('日期早于准迁日期。', 'That day is before the one of the move-in permit.'),
    text('请核对两个日期后重新导入。', 'Check both days and import it again.'),
  ),
  'settled-stands': refusal(
    409,
    text(
      '人才已经落户，市级和公安的决定仍然有效，案件不能重新办理。',
      'The talent has settled and what the city and the police decided stands; the case is not worked on again.',
    ),
    text(
      '对该决定有异议的，请向作出决定的市级部门或公安部门提出。',
      'Take what is wrong with it to the city’s bureau or the police, who decided.',
    ),
  ),
  'own-objection': refusal(
    403,
    text('提出异议的人不能核查它。', 'Who raised an objection does not examine it.'),
    text('请负责人改派案件。', 'Ask the lead to assign the case to somebody else.'),
  ),
} as const;

/** Some refusals that are hukou's own, for an operation. */
export const ownRefusals = <K extends keyof typeof all>(...codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, all[code]])) as Pick<typeof all, K>;
