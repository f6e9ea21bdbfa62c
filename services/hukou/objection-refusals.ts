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
  'own-objection': refusal(
    403,
    text('提出异议的人不能核查它。', 'Who raised an objection does not examine it.'),
    text('请负责人改派案件。', 'Ask the lead to assign the case to somebody else.'),
  ),
} as const;

/** Some refusals about notices and objections, for an operation. */
export const objectionRefusals = <K extends keyof typeof all>(...codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, all[code]])) as Pick<typeof all, K>;
