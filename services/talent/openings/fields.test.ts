import { expect, test } from 'vitest';
import { fieldText } from './fields.ts';

test.each([
  ['applicant/name', 'Name'],
  ['answers/cleanRecord', 'Clean record'],
  ['wallet/file', 'What a document holds'],
  ['wallet/export-link/one', 'A link to a file in an export'],
  ['hukou/notice/name', 'The name on a public notice, its first character'],
  ['review/medical', 'The grounds of a review'],
  ['stated/cleanRecord', 'A fact that the department stated'],
  ['unheard-of', 'Other personal data'],
])('given %s was opened, then it is told in words: %s', (field, en) => {
  expect(fieldText(field)).toMatchObject({ zh: expect.stringMatching(/[\u4e00-\u9fff]/), en });
});
