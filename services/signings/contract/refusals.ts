import { refusal, text } from '../../../shared/contract/index.ts';

/** Every refusal of this service, declared once. */
export const signingRefusals = {
  'enterprise-differs': refusal(
    409,
    text('这个编号已登记了另一家企业。', 'Another enterprise is registered under this id.'),
    text('请核对企业编号，或换一个编号。', 'Check the id of the enterprise, or choose another.'),
  ),
  'unknown-enterprise': refusal(
    422,
    text('没有这家企业。', 'There is no such enterprise.'),
    text('请先登记企业。', 'Register the enterprise first.'),
  ),
  'project-differs': refusal(
    409,
    text('这个编号已登记了内容不同的项目。', 'A project with other contents is registered under this key.'),
    text(
      '请核对项目键；已登记的内容请在项目上修改。',
      'Check the key; change what is registered on the project itself.',
    ),
  ),
  'unknown-project': refusal(
    422,
    text('没有这个项目。', 'There is no such project.'),
    text('请先登记项目。', 'Register the project first.'),
  ),
  'stage-not-legal': refusal(
    409,
    text('项目不能从当前阶段进入该阶段。', 'The project cannot enter that stage from where it is.'),
    text('请按阶段顺序推进，或先恢复停滞的项目。', 'Move it stage by stage; resume a stalled project first.'),
  ),
  'stage-by-signing': refusal(
    409,
    text('这个阶段只能通过签约进入。', 'This stage is entered by a signing.'),
    text('请在批次中签约。', 'Sign the project in a batch.'),
  ),
  'fields-missing': refusal(
    422,
    text('进入该阶段所需的内容不全。', 'Something that the stage needs is missing.'),
    text('请补上所指的字段。', 'Give the field that is named.'),
  ),
  'date-in-future': refusal(
    422,
    text('日期不能晚于今天。', 'The day must not be after today.'),
    text('请填写已发生的日期。', 'Give a day that has come.'),
  ),
  'amount-counted': refusal(
    409,
    text('已计入的签约金额只能通过增资改变。', 'The amount that was counted changes by a capital increase alone.'),
    text('请登记增资。', 'Record a capital increase.'),
  ),
  'amount-unknown': refusal(
    409,
    text('签约金额未知，无法计算增量。', 'The signed amount is unknown, so nothing can be added to it.'),
    text('请先登记签约金额。', 'Record the signed amount first.'),
  ),
  'not-counted-yet': refusal(
    409,
    text('项目尚未签约，不能登记增资。', 'The project has not been signed, so it has no capital to increase.'),
    text('请先签约，或直接登记金额。', 'Sign it first, or record its amounts.'),
  ),
  'currency-differs': refusal(
    422,
    text('增资的币种与签约金额不同。', 'The increase is in another currency than the signed amount.'),
    text('请使用签约金额的币种。', 'Use the currency of the signed amount.'),
  ),
  'not-an-increase': refusal(
    422,
    text('增资后的金额必须大于当前金额。', 'The new amount must be above the present one.'),
    text('请填写增资后的总额。', 'Give the whole amount after the increase.'),
  ),
  'same-investor': refusal(
    409,
    text('该企业已经是项目的投资主体。', 'The project is this enterprise’s already.'),
    text('请填写新的投资主体。', 'Name the enterprise that takes it over.'),
  ),
  'batch-differs': refusal(
    409,
    text('这一批次已以不同内容登记。', 'This batch is planned already, with other contents.'),
    text('请核对年份和批次号。', 'Check year and ordinal.'),
  ),
  'unknown-batch': refusal(
    422,
    text('没有这个批次。', 'There is no such batch.'),
    text('请先建立批次。', 'Create the batch first.'),
  ),
  'batch-stage': refusal(
    409,
    text('批次当前的阶段不允许这样做。', 'The batch is not in a stage for this.'),
    text('请先查看批次的阶段。', "Look at the batch's stage first."),
  ),
  'agenda-full': refusal(
    409,
    text('一个批次最多 200 个项目。', 'A batch has at most 200 projects.'),
    text('请另建批次。', 'Create another batch.'),
  ),
  'agenda-empty': refusal(
    409,
    text('议程上没有待签项目。', 'There is nothing to sign on the agenda.'),
    text('请先把项目列入议程。', 'Put projects on the agenda first.'),
  ),
  'not-on-agenda': refusal(
    422,
    text('项目不在这个批次的议程上。', 'The project is not on the agenda of this batch.'),
    text('请核对项目，或先列入议程。', 'Check the project, or put it on the agenda first.'),
  ),
  pulled: refusal(
    409,
    text('项目已被撤下，不能签约。', 'The project was pulled and cannot be signed.'),
    text('请在下一批次签约。', 'Sign it in the next batch.'),
  ),
  'already-signed': refusal(
    409,
    text('项目已在本批次签约。', 'The project has been signed in this batch.'),
    text(
      '已签约的项目不能撤下；如需终止，请在项目上登记。',
      'It cannot be pulled; withdraw the project itself if it ends.',
    ),
  ),
  'entries-open': refusal(
    409,
    text('还有项目既未签约也未撤下。', 'Some projects are neither signed nor pulled.'),
    text('请逐个签约或撤下后再关闭。', 'Sign or pull each of them, then close.'),
  ),
  'announcement-differs': refusal(
    409,
    text('同一批次的公告已以不同内容登记。', 'The announcement of this batch is recorded with other contents.'),
    text('请核对公告内容。', 'Compare with the announcement.'),
  ),
  'unreadable-content': refusal(
    422,
    text('导入内容无法读取。', 'The content cannot be read.'),
    text('请按所指位置修改后重新导入。', 'Mend it at the place named, and import again.'),
  ),
  'too-many-rows': refusal(
    422,
    text('一次最多导入 1000 行。', 'An import has at most 1,000 rows.'),
    text('请分成几次导入。', 'Split it into several imports.'),
  ),
} as const;

export type SigningCode = keyof typeof signingRefusals;

/** The refusals of one operation. */
export const refusals = <K extends SigningCode>(...codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, signingRefusals[code]])) as Pick<typeof signingRefusals, K>;
