import { refusal, text } from '../../shared/contract/index.ts';
import type { RefusalReason } from './domain/state.ts';

const again = text('请检查文件后重新上传。', 'Check the file and put it up again.');

/** Why a file was refused after it came, and how to mend it. */
export const reasonTexts: Readonly<Record<RefusalReason, { rule: ReturnType<typeof text>; mend: typeof again }>> = {
  'wrong-type': {
    rule: text('文件内容不是 PDF、JPEG、PNG 或 HEIC。', 'Its bytes are neither PDF, JPEG, PNG nor HEIC.'),
    mend: text(
      '请另存为上述格式后上传；只改文件名无效。',
      'Save it in one of these forms; another name does not help.',
    ),
  },
  'wrong-hash': {
    rule: text('收到的内容与事先说明的校验值不一致。', 'The bytes are not those whose hash was announced.'),
    mend: again,
  },
  'too-big': {
    rule: text('文件超过该类型的大小上限。', 'The file is larger than its type may be.'),
    mend: text('请压缩或分页后上传。', 'Compress it, or put up its pages apart.'),
  },
  malware: {
    rule: text('文件中发现恶意内容，已删除。', 'Malware was found in the file; it was deleted.'),
    mend: text(
      '请从可信来源重新取得该材料，检查设备后上传。',
      'Get the document anew from a safe source, check your device, and put it up.',
    ),
  },
  unreadable: {
    rule: text('文件无法检查，例如设有密码。', 'The file cannot be looked into, for instance for a password.'),
    mend: text('请去掉密码后上传。', 'Remove the password and put it up again.'),
  },
  'not-scanned': {
    rule: text('安全检查未能按时完成。', 'The scan for malware did not end in time.'),
    mend: text('请稍后重新上传。', 'Put it up again later.'),
  },
};

export const walletRefusals = {
  'no-source': refusal(
    422,
    text('没有可获取这份证照的来源。', 'No source that has this document is connected.'),
    text('请直接上传。', 'Put it up as a file.'),
  ),
  'no-scanner': refusal(
    409,
    text('这里还没有接入恶意软件检查，暂不接收文件。', 'No malware scanner is connected here, so no file is taken.'),
    text(
      '请获取电子证照（POST /wallet/licences），或到部门窗口提交。',
      'Fetch the document as a licence (POST /wallet/licences), or hand it in at the department’s counter.',
    ),
  ),
  'personal-data-erased': refusal(
    410,
    text('个人信息已按要求删除，无法恢复。', 'The personal data was erased as asked and cannot be brought back.'),
    text('请重新获取或上传这份材料。', 'Fetch the document, or put it up, anew.'),
  ),
  duplicate: refusal(
    409,
    text('同一个文件已在材料夹中。', 'This very file is in the wallet already.'),
    text('请使用已有的材料；如需更换，请先删除它。', 'Use the one that is there; to replace it, delete it first.'),
  ),
  'too-big': refusal(422, reasonTexts['too-big'].rule, reasonTexts['too-big'].mend),
  'member-unknown': refusal(
    422,
    text('您的家庭成员中没有此人。', 'There is no such member of your family.'),
    text(
      '请从家庭成员列表中选择，或先登记；刚登记的请稍等片刻。很早登记的，请以原值更正一次（PATCH）。',
      'Choose one of your members, or add them first; wait a moment for one that you just added. Correct one that you added long ago once, with the same values (PATCH).',
    ),
  ),
  'issued-later': refusal(
    422,
    text('签发日期在今天之后。', 'The day on which it was issued is after today.'),
    text('请更正签发日期。', 'Correct that day.'),
  ),
  'expires-before-issue': refusal(
    422,
    text('有效期的最后一天早于签发日期。', 'Its last day is before the day on which it was issued.'),
    text('请更正这两个日期。', 'Correct the two days.'),
  ),
  'expired-already': refusal(
    422,
    text('这份材料已过有效期。', 'The document has expired already.'),
    text('请上传有效的材料，或更正有效期。', 'Put up a valid one, or mend its last day.'),
  ),
  'not-ready': refusal(
    409,
    text(
      '这份材料还不能打开：仍在检查，或未被接受。',
      'It cannot be opened: it is still being checked, or was refused.',
    ),
    text('请稍后查看它的状态。', 'Look at its state later.'),
  ),
  'link-expired': refusal(
    410,
    text('这个链接已过期。', 'The link is past its time.'),
    text('请重新打开导出，其中有新的链接。', 'Fetch the export again; it has new links.'),
  ),
  'in-use': refusal(
    409,
    text('正在办理的案件使用这份材料，不能删除。', 'A case that goes on uses it; it cannot be deleted now.'),
    text(
      '请等待办结或撤回该项服务；之后可删除，到期也会自动删除。',
      'Wait for its end or withdraw that service; then delete it, or let it go by itself.',
    ),
  ),
  'case-closed': refusal(
    409,
    text('案件已办结，材料不再对它开放。', 'The case has ended and may open its documents no more.'),
    text(
      '如案件重新办理，或您承办对它的复核，可再打开。',
      'When it is reopened, or while you have a review of it, they can be opened again.',
    ),
  ),
  'processing-halted': refusal(
    403,
    text('本人已要求暂停处理其信息。', 'The person has had the processing of their data halted.'),
    text('请等待其恢复，或查看暂停的范围。', 'Wait until they let it go on, or look at what is halted.'),
  ),
  'consent-missing': refusal(
    403,
    text(
      '本人没有同意该部门使用材料夹，或已撤回同意。',
      'The person has not consented to your using the wallet, or no longer does.',
    ),
    text(
      '请向申请人说明需要，由其在同意事项中给予同意。',
      'Tell the applicant why it is needed; they consent among their consents.',
    ),
  ),
} as const;

/** Some of them, for an operation. */
export const pick = <K extends keyof typeof walletRefusals>(...codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, walletRefusals[code]])) as Pick<typeof walletRefusals, K>;
