import { refusal, text } from '../../shared/contract/index.ts';

/** Refusals of the joint application. */
export const talentRefusals = {
  'answers-missing': refusal(
    422,
    text('还有必答的问题没有回答。', 'Questions that must be answered are not.'),
    text('请回答所列的全部问题，或不选该服务。', 'Answer all that are named, or leave the service out.'),
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
    text(
      '所选的服务中，已有一项正在另一份申请中为同一人办理。',
      'One of these services is under way for the same person in another application of yours.',
    ),
    text('请等待该项办结，或先撤回该项。', 'Wait until it has ended, or withdraw it first.'),
  ),
  'erasure-under-way': refusal(
    409,
    text(
      '您确认的删除正在执行，此时不能提交申请。',
      'The erasure that you confirmed is being carried out; nothing is submitted meanwhile.',
    ),
    text(
      '请等待删除完成（GET /talent/rights/requests），再重新申请。',
      'Wait until it is done (GET /talent/rights/requests), then begin a new application.',
    ),
  ),
  'consent-missing': refusal(
    422,
    text('缺少对所选部门办理的同意。', 'Your consent to a chosen department working on it is missing.'),
    text(
      '请先对每个部门分别给予同意（POST /talent/consents），或不选该服务。',
      'Give each department its own consent first (POST /talent/consents), or leave the service out.',
    ),
  ),
  'reuse-consent-missing': refusal(
    422,
    text(
      '收件部门还没有您对使用材料的同意，收到后也打不开。',
      'A department that would get a document may not open it: your consent to its using documents is missing.',
    ),
    text(
      '请对所列的每个部门分别给予同意（POST /talent/consents，purpose 为 document-reuse），再提交。',
      'Give each department that is named its own consent (POST /talent/consents with purpose `document-reuse`), then hand it in.',
    ),
  ),
  'member-unknown': refusal(
    422,
    text(
      '家庭成员中没有这一成员，或其关系不符。',
      'There is no such member of your family, or none of the relation that is asked for.',
    ),
    text(
      '请先登记该成员（POST /talent/members），或更正编号。',
      'Add the member first (POST /talent/members), or correct the id.',
    ),
  ),
  'member-consent-missing': refusal(
    422,
    text(
      '该子女未满十四周岁，缺少监护人的单独同意。',
      'The child is under fourteen, and the guardian’s separate consent for it is missing.',
    ),
    text(
      '请监护人为该子女单独给予同意（POST /talent/consents，写明 memberId）。',
      'Let the guardian give the consent for this child (POST /talent/consents with `memberId`).',
    ),
  ),
  'named-as-older': refusal(
    409,
    text(
      '有办理中的申请按已满十四周岁写明了该成员。',
      'An application under way names this member as one of fourteen or more.',
    ),
    text(
      '请先撤回写明该成员的服务，更正后为其给予监护人单独同意，再重新申请。',
      'Withdraw the services that name the member, correct the birth date, consent as the guardian, and apply anew.',
    ),
  ),
  'not-offered': refusal(
    422,
    text('没有这样的同意事项。', 'No such consent is asked for.'),
    text('请从同意目录中选择接收方与目的。', 'Choose recipient and purpose from the list of consents.'),
  ),
  'no-supplement': refusal(
    409,
    text('没有部门要求这一项。', 'No department asks for this.'),
    text('请查看各服务要求的内容。', 'Look at what the lanes ask for.'),
  ),
  'draft-expired': refusal(
    410,
    text(
      '草稿长期未修改，或撤回已久，已经过期。',
      'Nobody changed the draft for long, or it was withdrawn; it has expired.',
    ),
    text('请重新新建申请。', 'Begin a new application.'),
  ),
  'not-correctable': refusal(
    422,
    text('这一项不能在办理中更正。', 'This cannot be corrected while departments work on it.'),
    text(
      '可更正的问题在表单中注明（correctable）；其他变化请撤回该服务后重新申请。',
      'The form says which questions can be (`correctable`); for anything else withdraw the service and apply anew.',
    ),
  ),
  'not-asked': refusal(
    422,
    text('按目前的回答，没有问这一项。', 'As the answers stand this is not asked.'),
    text('请更正所问的问题。', 'Correct a question that is asked.'),
  ),
  'nothing-to-correct': refusal(
    409,
    text('没有部门正在办理与这一项有关的服务。', 'No department is working on this answer.'),
    text(
      '草稿请直接修改（PATCH …/answers）；已办结的请申请复核或重新申请。',
      'Change a draft itself (PATCH …/answers); of what has ended ask for a review, or apply anew.',
    ),
  ),
  'not-an-answer': refusal(
    422,
    text('更正后的内容不符合该问题的要求。', 'The new value is no answer to the question.'),
    text('请按表单中该问题的类型和范围填写。', 'Give what the form says of the question.'),
  ),
  'documents-unfit': refusal(
    422,
    text('所指的材料不能使用。', 'A document that is pointed at cannot be used.'),
    text('请按每一项的说明更换或补充材料。', 'Replace or add documents as each of them says.'),
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

/** What is wrong with a document that a supplement or a submission points at, and how to mend it. */
export const unfitTexts = {
  unknown: {
    rule: text('材料夹中没有这份材料。', 'There is no such document in your wallet.'),
    mend: text(
      '请从材料夹中选择；刚上传的请稍等片刻再提交。',
      'Choose one of your wallet; wait a moment for one that you just put up.',
    ),
  },
  'not-ready': {
    rule: text('这份材料还没有通过检查。', 'This document has not passed its checks.'),
    mend: text('请等检查完成，或重新上传。', 'Wait for its checks, or put it up again.'),
  },
  expired: {
    rule: text('这份材料已过有效期。', 'This document has expired.'),
    mend: text('请上传或获取有效的材料。', 'Put up, or fetch, one that is valid.'),
  },
  'of-other-kind': {
    rule: text('这份材料不是所要求的种类。', 'This document is of another kind than those answered for.'),
    mend: text(
      '请选择所要求种类的材料，或在 documents 中写明该种类。',
      'Choose one of the kind asked for, or name its kind among documents.',
    ),
  },
  'of-another-person': {
    rule: text('这份材料不属于被要求提供材料的人。', 'This document is not of the person for whom it is asked.'),
    mend: text(
      '请选择该家庭成员（memberId）的材料，或先为其上传。',
      'Choose one of the member of the family who is named (memberId), or put one up for them.',
    ),
  },
  'not-required': {
    rule: text(
      '所选的部门没有要求这一种类的材料，或申请没有向其写明该成员。',
      'No chosen department requires a document of this kind, or the application does not name the member to one that does.',
    ),
    mend: text(
      '请去掉这份材料；哪些服务要求哪些材料，见 GET /wallet/kinds。',
      'Leave it out; GET /wallet/kinds says which services require which kinds.',
    ),
  },
  unanswered: {
    rule: text('该部门用文字提出的要求没有得到回答。', 'What this department asked for in words is not answered.'),
    mend: text(
      '请填写 text，或从材料夹中加上一份材料；或去掉该部门。',
      'Say it in `text`, or add a document of your wallet; or leave the department out.',
    ),
  },
  missing: {
    rule: text('没有指向这一种类的材料。', 'No document of this kind is pointed at.'),
    mend: text('请从材料夹中加上，或去掉这一种类。', 'Add those of your wallet, or leave the kind out.'),
  },
} as const;
