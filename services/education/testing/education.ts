import type { Office } from '../../../shared/casework/testing/office.ts';
import { caseworkerOf } from '../../../shared/casework/testing/people.ts';
import { submittedData } from '../../../shared/casework/testing/submitted.ts';

export const worker = caseworkerOf('education');

/** Answers for a school year, with wishes. */
export const answersFor = (schoolYear: number, preferences?: string[]) => {
  const { answers } = submittedData('any');
  return {
    answers: { ...answers, education: { ...answers.education, schoolYear, ...(preferences && { preferences }) } },
  };
};

/** Registers a school with so many places; made up. */
export async function registerSchool(office: Office, schoolId: string, places: number, schoolYear = 2027) {
  const name = { zh: '示例', en: 'Example' };
  return office.call(worker, 'POST /education/schools', { body: { schoolId, name, schoolYear, places } });
}
