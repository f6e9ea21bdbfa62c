import type { Text } from '../contract/text.ts';

/** For what a caseworker may open personal data; a closed list, because the person reads it and no free text belongs there. */
export const purposes = {
  review: { zh: '审核申请材料', en: 'Reviewing the application' },
  contact: { zh: '联系申请人', en: 'Contacting the applicant' },
  filing: { zh: '向上级或协办部门报送', en: 'Filing with the deciding authority' },
  verification: { zh: '核对身份', en: 'Verifying the identity' },
  letter: { zh: '出具文书', en: 'Writing a letter' },
  'follow-up': { zh: '回访差评', en: 'Following up a low rating' },
} as const satisfies Record<string, Text>;
