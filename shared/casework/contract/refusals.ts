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
  'member-not-named': refusal(
    422,
    text('本案没有写明这位家庭成员。', 'The case names no such member of the family.'),
    text(
      '请使用案件 facts 中的家庭成员编号；要求本人材料的，请去掉 memberId。',
      'Use the id of a member among the facts of the case, or leave memberId out.',
    ),
  ),
  'no-supplement': refusal(
    409,
    text('没有待补正的事项。', 'Nothing is asked of you.'),
    text('请查看案件状态。', 'Look at the state of the case.'),
  ),
  'documents-elsewhere': refusal(
    422,
    text(
      '材料不在部门案件中提交：一次提交，检查后交给所有要求它的部门。',
      'Documents are not handed in at a department: they come once, are checked, and go to every department that asked.',
    ),
    text(
      '请用 POST /talent/applications/{applicationId}/supplements 提交（编号与案件相同）；部门只用文字说明所缺内容的，在 services 中写明该部门。',
      'Hand them in with POST /talent/applications/{applicationId}/supplements (the id is the case’s); where a department asked in words alone, name it among services.',
    ),
  ),
  'reason-mismatch': refusal(
    422,
    text('该理由不适用于这个决定。', 'This reason does not go with this decision.'),
    text('请从理由目录中选择相应的理由。', 'Choose a reason of the catalogue that does.'),
  ),
  'reason-not-here': refusal(
    422,
    text('该理由对案件目前的情况不成立。', 'This reason cannot be true of the case as it stands.'),
    text(
      '请按说明选择成立的理由，或先完成相应的步骤。',
      'Choose one that is true, as told, or do first what it needs.',
    ),
  ),
  'awaiting-second': refusal(
    409,
    text('决定正等待另一位经办人复核确认。', 'A decision waits for a second caseworker to confirm it.'),
    text('请等待确认或退回。', 'Wait until it is confirmed or sent back.'),
  ),
  'nothing-proposed': refusal(
    409,
    text('没有待确认的决定。', 'No decision waits to be confirmed.'),
    text('请查看案件状态。', 'Look at the state of the case.'),
  ),
  'same-person': refusal(
    403,
    text('提出决定的人不能自己确认。', 'Who proposed a decision does not confirm it.'),
    text('请另一位经办人或负责人确认。', 'Let another caseworker or the lead confirm it.'),
  ),
  'already-extended': refusal(
    409,
    text('案件已经延期过一次。', 'The case was given more time already; that is possible once.'),
    text('请在新的期限内办结。', 'Finish it by its new date.'),
  ),
  overdue: refusal(
    409,
    text('案件已超过承诺时限，不能延期。', 'The case is late already; more time cannot hide that.'),
    text('请尽快办结并说明原因。', 'Finish it soon and say why it is late.'),
  ),
  'too-long': refusal(
    422,
    text('延期超过科室设定的上限。', 'That is more time than the department allows.'),
    text('请缩短延期的工作日数。', 'Ask for fewer working days.'),
  ),
  'already-waiting': refusal(
    409,
    text('案件已在等待其他机构。', 'The case waits for another body already.'),
    text('请先结束当前的等待。', 'End that waiting first.'),
  ),
  'not-waiting': refusal(
    409,
    text('案件没有在等待其他机构。', 'The case waits for no other body.'),
    text('请查看案件状态。', 'Look at the state of the case.'),
  ),
  'rule-not-kept': refusal(
    422,
    text('案件不适用这条规则。', 'The case is not kept under this rule.'),
    text('请从案件所列的规则中选择。', 'Choose one of those that the case names.'),
  ),
  'version-kept': refusal(
    409,
    text('案件已经适用这个版本。', 'The case is kept under this version already.'),
    text('无须变更。', 'There is nothing to change.'),
  ),
  'older-version': refusal(
    422,
    text('只能改为较新的版本。', 'A case moves to a newer version only.'),
    text('请选择生效更晚的版本。', 'Choose a version that took effect later.'),
  ),
  'unknown-version': refusal(
    422,
    text('没有这个版本。', 'There is no such version.'),
    text('请从规则列表中选择。', 'Choose one of the listing of rules.'),
  ),
  'not-decided': refusal(
    409,
    text('案件没有可以重新办理的决定。', 'The case has no decision after which it could be reopened.'),
    text('撤回的请重新申请；办理中的请继续办理。', 'Apply anew after a withdrawal; go on with what is open.'),
  ),
  'review-exists': refusal(
    409,
    text('对这个决定已经申请过复核。', 'A review of this decision was asked for already.'),
    text('请查看该复核的进展或结果。', 'Look at how that review is getting on.'),
  ),
  'too-late': refusal(
    409,
    text('申请复核的期限已过。', 'The time to ask for a review is over.'),
    text('可以重新申请，或依法通过其他途径救济。', 'Apply anew, or use the other remedies that the law gives.'),
  ),
  'review-closed': refusal(
    409,
    text('复核已经决定。', 'The review is decided.'),
    text('请查看其结果。', 'Look at its outcome.'),
  ),
  'decided-it': refusal(
    403,
    text('作出或确认原决定的人不能复核。', 'Who made or confirmed the decision does not review it.'),
    text('请由其他人复核。', 'Leave it to somebody else.'),
  ),
  'step-not-reached': refusal(
    409,
    text('案件还没有到过这个环节。', 'The case has not been at this step yet.'),
    text('请评价已经经历的环节。', 'Rate a step that the case has been at.'),
  ),
  'rated-already': refusal(
    409,
    text('这个环节已经评价过，评价不可更改。', 'This step is rated already; a rating is for good.'),
    text('可以评价其他环节。', 'Rate another step.'),
  ),
  'followed-up': refusal(
    409,
    text('这条差评已经回访。', 'This rating was followed up already.'),
    text('请查看回访记录。', 'Look at what was noted.'),
  ),
  'own-substitute': refusal(
    422,
    text('代理人或接手人不能是本人。', 'Nobody stands in for themselves.'),
    text('请指定另一位经办人。', 'Name another caseworker.'),
  ),
  'leave-backwards': refusal(
    422,
    text('休假的结束早于开始。', 'The leave ends before it begins.'),
    text('请调整日期。', 'Change the days.'),
  ),
  'not-substitute': refusal(
    403,
    text('您现在不是该经办人的代理人。', 'You do not stand in for this caseworker today.'),
    text('请在其登记的休假期间操作，或请负责人操作。', 'Do it during the leave that they noted, or ask the lead.'),
  ),
  'not-on-roster': refusal(
    422,
    text('本科室的人员名册上没有这个人。', 'Nobody on the department’s roster has this id.'),
    text(
      '请负责人先将其列入名册，或由其本人先领取本科室的一件案件；名册见 GET /{department}/roster。',
      'Let the lead put them on it first, or let them take a case of the department themselves; GET /{department}/roster shows it.',
    ),
  ),
  'on-leave': refusal(
    409,
    text('这位经办人在这段时间休假。', 'This caseworker is away on leave at that time.'),
    text('请指派给其代理人或另一位经办人。', 'Give it to who stands in for them, or to another caseworker.'),
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
  held: refusal(
    409,
    text('有申请人持有它，内容不能更改，也不能停用。', 'Somebody holds it, so it is neither changed nor withdrawn.'),
    text('请在其退回或期满后再办理。', 'Do it once it was given back.'),
  ),
  withdrawn: refusal(
    409,
    text('它已停用，不再提供。', 'It is withdrawn and not offered.'),
    text('请另选一个，或先恢复提供。', 'Choose another, or offer it again first.'),
  ),
  'not-withdrawn': refusal(
    409,
    text('它没有停用。', 'It is not withdrawn.'),
    text('无须恢复。', 'There is nothing to take back.'),
  ),
  cancelled: refusal(
    409,
    text('它已取消，不再提供。', 'It is cancelled, and gone for good.'),
    text(
      '请另选一个；取消后不能更改或恢复。',
      'Choose another; what is cancelled is neither changed nor offered again.',
    ),
  ),
  over: refusal(
    409,
    text('它的时间已过。', 'Its time is over.'),
    text('请登记已就诊、未到诊等实际结果。', 'Record what came of it instead.'),
  ),
  'already-registered': refusal(
    409,
    text('这个编号已经登记，内容不同。', 'This id is registered already, with other details.'),
    text('请换一个编号。', 'Choose another id.'),
  ),
} as const;

export type CaseRefusal = keyof typeof caseRefusals;

/** Those that are about something else than the case itself. */
export type CaseRefusalElsewhere =
  | 'unsuitable'
  | 'unknown'
  | 'already-registered'
  | 'held'
  | 'withdrawn'
  | 'not-withdrawn'
  | 'cancelled'
  | 'over'
  | 'older-version'
  | 'unknown-version'
  | 'review-exists'
  | 'too-late'
  | 'review-closed'
  | 'decided-it'
  | 'step-not-reached'
  | 'rated-already'
  | 'followed-up'
  | 'own-substitute'
  | 'leave-backwards'
  | 'not-substitute'
  | 'not-on-roster'
  | 'on-leave';

/** What must not be done while the applicant owes an answer must not be done while a second caseworker looks, either. */
type WithSecond<K extends CaseRefusal> = K | ('supplement-open' extends K ? 'awaiting-second' : never);

/** Some of them, for an operation. */
export const pick = <K extends CaseRefusal>(...codes: K[]) => {
  const all: CaseRefusal[] = codes.some((code) => code === 'supplement-open') ? [...codes, 'awaiting-second'] : codes;
  return Object.fromEntries(all.map((code) => [code, caseRefusals[code]])) as Pick<typeof caseRefusals, WithSecond<K>>;
};
