import { refusal, text } from '../../shared/contract/index.ts';

/** Refusals of the joint application. */
export const talentRefusals = {
  'guardian-consent-missing': refusal(
    422,
    text('没有监护人同意，不能登记未成年人的信息。', "A child's data is not taken without the guardian's consent."),
    text(
      '请监护人确认同意后再提交；在此之前不保存任何内容。',
      'Let the guardian consent first; nothing is kept until then.',
    ),
  ),
  'answers-missing': refusal(
    422,
    text('所选服务的问题还没有回答。', 'A chosen service has no answers yet.'),
    text('请补充该服务的回答，或不选该服务。', 'Answer its questions, or leave the service out.'),
  ),
  'answers-not-wanted': refusal(
    422,
    text('回答了没有选择的服务。', 'There are answers for a service that is not chosen.'),
    text('请删去这些回答，或选择该服务。', 'Leave the answers out, or choose the service.'),
  ),
  'not-a-draft': refusal(
    409,
    text('申请已经提交或撤回，不能再修改。', 'The application is submitted or withdrawn and cannot be changed.'),
    text(
      '请查看各服务的进展；补正请在相应部门的案件中提交。',
      "Look at its lanes; supplements go to the department's case.",
    ),
  ),
  'active-application': refusal(
    409,
    text('所选的服务中已有一项在办理。', 'One of these services is under way in another application of yours.'),
    text('请等待该项办结，或先撤回该项。', 'Wait until it has ended, or withdraw it first.'),
  ),
  'consent-missing': refusal(
    422,
    text('缺少对所选部门办理的同意。', 'Your consent to a chosen department working on it is missing.'),
    text(
      '请先对每个部门分别给予同意（POST /talent/consents），或不选该服务。',
      'Give each department its own consent first (POST /talent/consents), or leave the service out.',
    ),
  ),
  'not-offered': refusal(
    422,
    text('没有这样的同意事项。', 'No such consent is asked for.'),
    text('请从同意目录中选择接收方与目的。', 'Choose recipient and purpose from the list of consents.'),
  ),
  'no-supplement': refusal(
    409,
    text('没有部门要求这份材料。', 'No department asks for this document.'),
    text('请查看各服务要求的内容。', 'Look at what the lanes ask for.'),
  ),
  'not-in-application': refusal(
    422,
    text('申请中没有这项服务。', 'The application does not ask for this service.'),
    text('请只撤回申请中的服务。', 'Withdraw services that it asks for.'),
  ),
  'personal-data-erased': refusal(
    410,
    text('个人信息已按要求删除，无法恢复。', 'The personal data was erased as asked and cannot be brought back.'),
    text('如需办理请重新申请。', 'Apply anew if you need to.'),
  ),
  'nothing-to-withdraw': refusal(
    409,
    text('这些服务都已办结。', 'All of these are finished.'),
    text('请查看结果。', 'Look at the outcomes.'),
  ),
} as const;

/** Some of them, for an operation. */
export const pick = <K extends keyof typeof talentRefusals>(...codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, talentRefusals[code]])) as Pick<typeof talentRefusals, K>;
