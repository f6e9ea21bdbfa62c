import { refusal, text } from '../../contract/index.ts';

/** Refusals of casework; the codes are the same in every department. */
export const caseRefusals = {
  'case-closed': refusal(
    409,
    text('案件已经办结或撤回。', 'The case is closed or withdrawn.'),
    text('请查看结果。', 'Look at its outcome.'),
  ),
  'not-yours': refusal(
    403,
    text('只有承办人可以这样做。', 'Only the caseworker who has the case may do this.'),
    text('请先领取案件，或请科室负责人指派。', 'Take the case first, or ask the lead to assign it to you.'),
  ),
  'own-case': refusal(
    403,
    text('不能办理自己的申请。', 'Nobody works on their own application.'),
    text('请由其他经办人办理。', 'Leave it to another caseworker.'),
  ),
  'already-assigned': refusal(
    409,
    text('案件已有承办人。', 'The case has a caseworker already.'),
    text('如需改派，请科室负责人操作。', 'Ask the lead to assign it anew.'),
  ),
  'only-lead-assigns': refusal(
    403,
    text('只有科室负责人可以指派给他人。', 'Only the lead assigns to others.'),
    text('您可以自己领取。', 'You may take it yourself.'),
  ),
  'wrong-stage': refusal(
    409,
    text('案件当前的环节不允许这样做。', 'The stage of the case does not allow this.'),
    text('请按说明先完成前面的环节。', 'Finish the stages before, as told.'),
  ),
  'supplement-open': refusal(
    409,
    text('正在等待申请人补正。', 'The applicant has been asked for a supplement.'),
    text('请等待补正，或作出不予通过的决定。', 'Wait for it, or decide to reject.'),
  ),
  'no-supplement': refusal(
    409,
    text('没有待补正的事项。', 'Nothing is asked of you.'),
    text('请查看案件状态。', 'Look at the state of the case.'),
  ),
  'reason-mismatch': refusal(
    422,
    text('该理由不适用于这个决定。', 'This reason does not go with this decision.'),
    text('请从理由目录中选择相应的理由。', 'Choose a reason of the catalogue that does.'),
  ),
  taken: refusal(
    409,
    text('所选的已被占用。', 'What you chose is taken.'),
    text('请另选一个，或不指定以取下一个空闲的。', 'Choose another, or none for the next free one.'),
  ),
  unsuitable: refusal(
    422,
    text('所选的不适合本申请。', 'What you chose does not fit this application.'),
    text('请选择符合申请内容的。', 'Choose one that fits what was applied for.'),
  ),
  unknown: refusal(
    422,
    text('没有登记过所选的编号。', 'What you chose is not registered.'),
    text('请从列表中选择。', 'Choose one of the list.'),
  ),
  'already-registered': refusal(
    409,
    text('这个编号已经登记，内容不同。', 'This id is registered already, with other details.'),
    text('请换一个编号。', 'Choose another id.'),
  ),
} as const;

export type CaseRefusal = keyof typeof caseRefusals;

/** Some of them, for an operation. */
export const pick = <K extends CaseRefusal>(...codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, caseRefusals[code]])) as Pick<typeof caseRefusals, K>;
