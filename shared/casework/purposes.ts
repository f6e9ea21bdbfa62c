import type { Text } from '../contract/text.ts';

/** For what a caseworker may open personal data; a closed list, because the person reads it and no free text belongs there. */
export const purposes = {
  review: { zh: '审核申请材料', en: 'Reviewing the application' },
  contact: { zh: '联系申请人', en: 'Contacting the applicant' },
  filing: { zh: '向上级或协办部门报送', en: 'Filing with the deciding authority' },
  verification: { zh: '核对身份', en: 'Verifying the identity' },
  letter: { zh: '出具文书', en: 'Writing a letter' },
  publicity: {
    zh: '公示（只显示姓名的第一个字）',
    en: 'The public notice, which shows the first character of the name',
  },
  objection: { zh: '核查异议', en: 'Examining an objection' },
  'follow-up': { zh: '回访差评', en: 'Following up a low rating' },
} as const satisfies Record<string, Text>;
