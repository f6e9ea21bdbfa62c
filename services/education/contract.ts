import * as z from 'zod/mini';
import { caseOutput, caseRulesOperations, caseworkContract, pick } from '../../shared/casework/contract/index.ts';
import { contract, fields, operation, refusal, text } from '../../shared/contract/index.ts';
import { type Sealed, sealedSchema } from '../../shared/sealed/index.ts';
import { educationDepartment } from './department.ts';
import { educationRulesContract, educationStated } from './rules-contract.ts';

export { educationStated } from './rules-contract.ts';

/** The calendar year in which the school year ends. */
const schoolYear = () => fields.whole(2024, 2100);

/** What a parent answers for education. The child's data is sealed, and only comes with the guardian's consent. */
export const educationAnswers = z.object({
  child: z.object({ name: sealedSchema(z.string()), birthDate: sealedSchema(z.string()) }),
  schoolYear: schoolYear(),
  guardianConsent: z.literal(true),
});
export interface EducationAnswers {
  child: { name: Sealed<string>; birthDate: Sealed<string> };
  schoolYear: number;
  guardianConsent: true;
}

/** The part that is not personal. */
export const educationFacts = z.object({ schoolYear: schoolYear(), guardianConsent: z.literal(true) });

/** Places of one school in one school year. */
export const schoolDetails = z.strictObject({
  schoolId: fields.id(),
  name: fields.bilingual(100),
  schoolYear: schoolYear(),
  places: fields.whole(1, 2000),
});
export type SchoolDetails = z.output<typeof schoolDetails>;

const casework = caseworkContract(educationDepartment, { schema: educationFacts });
const caseRules = caseRulesOperations(educationDepartment, { schema: educationFacts }, educationStated);

export const educationContract = contract({
  service: 'education',
  title: text('教育办理', 'Education'),
  operations: {
    ...casework.operations,
    ...educationRulesContract,
    ...caseRules,
    registerSchool: operation({
      id: 'registerEducationSchool',
      method: 'POST',
      path: '/education/schools',
      summary: text('登记学校某一学年的学位', 'Register the places of a school in a school year'),
      roles: ['caseworker'],
      body: schoolDetails,
      output: schoolDetails,
      status: 201,
      refusals: pick('already-registered'),
      example: {
        schoolId: 'demo-school-900',
        name: { zh: '示例小学（演示数据）', en: 'Example primary school (made up)' },
        schoolYear: 2027,
        places: 30,
      },
    }),
    listSchools: operation({
      id: 'listEducationSchools',
      method: 'GET',
      path: '/education/schools',
      summary: text('某一学年有学位的学校', 'Schools with places in a school year'),
      roles: ['caseworker', 'leader'],
      query: z.strictObject({
        ...fields.pageQuery(),
        schoolYear: z.coerce.number().check(z.int(), z.minimum(2024), z.maximum(2100)),
      }),
      output: fields.pageOf(schoolDetails),
    }),
    placeChild: operation({
      id: 'placeEducationChild',
      method: 'POST',
      path: '/education/cases/{caseId}/placement',
      summary: text(
        '统筹后给予一个学位，从不超过学校的学位数',
        'Give a place after coordination, never more than the school has',
      ),
      roles: ['caseworker'],
      params: z.strictObject({ caseId: fields.id() }),
      body: z.strictObject({ schoolId: fields.id() }),
      output: caseOutput(educationFacts),
      versioned: true,
      refusals: {
        ...pick('case-closed', 'not-yours', 'supplement-open', 'wrong-stage', 'unknown'),
        'no-place-left': refusal(
          409,
          text('这所学校没有空余学位。', 'The school has no place left.'),
          text('请选择其他学校。', 'Choose another school.'),
        ),
      },
      example: { schoolId: 'demo-school-1' },
    }),
  },
  events: casework.events,
});
