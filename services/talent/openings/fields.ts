import type { Text } from '../../../shared/contract/index.ts';
import { fieldOf } from '../application/sealing.ts';
import { formDefinition } from '../questions/definition.ts';

/** What was opened, in words, by the field it was sealed under: exactly, or by its first part. */
const texts: Readonly<Record<string, Text>> = {
  ...Object.fromEntries(formDefinition.questions.map((one) => [fieldOf(one), one.label])),
  'wallet/file': { zh: '材料的内容', en: 'What a document holds' },
  'wallet/file-name': { zh: '材料的文件名', en: 'The name of a document’s file' },
  'wallet/file-hash': { zh: '材料的校验值', en: 'The hash of a document’s file' },
  'wallet/number': { zh: '证照号码', en: 'The number of a licence' },
  'wallet/export-link': { zh: '导出中的文件链接', en: 'A link to a file in an export' },
  'member/name': { zh: '家庭成员姓名', en: 'Name of a member of your family' },
  'member/birthDate': { zh: '家庭成员出生日期', en: 'Birth date of a member of your family' },
  'member/age': { zh: '家庭成员年龄', en: 'Age of a member of your family' },
  'contact/phone': { zh: '接收消息的电话', en: 'Telephone for messages' },
  'contact/email': { zh: '接收消息的邮箱', en: 'Address for messages' },
  'correction/reason': { zh: '更正的理由', en: 'Why an answer was corrected' },
  'employment/note': { zh: '单位对劳动关系的说明', en: 'What the employer noted of the employment' },
  'employment/correction': { zh: '单位对劳动关系的更正', en: 'What the employer corrected of the employment' },
  'hukou/number': { zh: '落户文书编号', en: 'The number of a hukou document' },
  'hukou/notice': { zh: '公示用的姓名（只留首字）', en: 'The name on a public notice, its first character' },
  'hukou/objection': { zh: '公示异议的内容', en: 'What an objection to a public notice says' },
  'subsidy/rent': { zh: '申报的租金', en: 'The rent that was stated' },
  answers: { zh: '申请中的一项回答', en: 'An answer of the application' },
  stated: { zh: '部门核对的一项事实', en: 'A fact that the department stated' },
  supplement: { zh: '补正的说明', en: 'What was said with a supplement' },
  review: { zh: '复核的理由', en: 'The grounds of a review' },
  rating: { zh: '评价的内容', en: 'What a rating says' },
};

const other: Text = { zh: '其他个人信息', en: 'Other personal data' };

/** The words for a field; one that nothing is said of here is other personal data. */
export function fieldText(field: string): Text {
  const [first = '', second = ''] = field.split('/');
  return texts[field] ?? texts[`${first}/${second}`] ?? texts[first] ?? other;
}
