import { caseSettings, closing, type Department } from '../../shared/casework/contract/index.ts';
import bodies from './data/bodies.json' with { type: 'json' };
import reasons from './data/reasons.json' with { type: 'json' };
import settings from './data/settings.json' with { type: 'json' };

/** What the applicant reads while another body has the case: whose turn it is, and how long that usually takes. */
const waitsFor = (stage: keyof typeof bodies.stages) => {
  const { body, expected } = bodies.stages[stage];
  return { zh: `等待${body.zh}，${expected.zh}`, en: `Waiting for ${body.en}, ${expected.en}` };
};

const employerFiles = {
  zh: '下一步由用人单位申报；用人单位须经本人同意才看得到本案',
  en: 'The employer has to file next; it sees the case with the talent’s consent alone',
};
const cityApproves = {
  zh: '公示已期满，下一步由承办人取得市级的批准',
  en: 'The public notice is over; the caseworker obtains the city’s approval next',
};

/**
 * The stages of a hukou case and how it moves through them (domain.md). The employer files; the city and the police
 * decide, so what happens from the city's review on mirrors them, and the department's clock stands still meanwhile.
 */
export const hukouDepartment = {
  name: 'hukou',
  title: { zh: '落户', en: 'Hukou' },
  settings: caseSettings(settings),
  reasons: reasons as Department['reasons'],
  first: 'PRECHECK',
  stages: {
    PRECHECK: { text: { zh: '预检', en: 'Pre-check' }, next: employerFiles },
    EMPLOYER_FILED: { text: { zh: '单位申报', en: 'Filed by the employer' } },
    DISTRICT_PREREVIEW: { text: { zh: '区级预审', en: 'District pre-review' } },
    ACCEPTED: { text: { zh: '受理', en: 'Accepted' } },
    CITY_REVIEW: { text: { zh: '市级审核', en: 'City review' }, waits: waitsFor('CITY_REVIEW') },
    PUBLICITY: { text: { zh: '公示', en: 'Public notice' }, waits: waitsFor('PUBLICITY'), next: cityApproves },
    OBJECTION: { text: { zh: '异议核查', en: 'Objection under check' } },
    APPROVED: { text: { zh: '批准', en: 'Approved' } },
    POLICE_SYNC: { text: { zh: '公安同步', en: 'With the police' }, waits: waitsFor('POLICE_SYNC') },
    MOVE_IN_PERMIT: { text: { zh: '准迁', en: 'Move-in permit' } },
    SETTLED: { text: { zh: '已落户', en: 'Settled' }, final: true },
    ...closing.stages,
  },
  moves: [
    { by: 'employer', from: ['PRECHECK'], to: 'EMPLOYER_FILED' },
    { by: 'caseworker', from: ['EMPLOYER_FILED'], to: 'DISTRICT_PREREVIEW' },
    { by: 'caseworker', from: ['DISTRICT_PREREVIEW'], to: 'ACCEPTED' },
    { by: 'caseworker', from: ['ACCEPTED'], to: 'CITY_REVIEW' },
    { by: 'caseworker', from: ['CITY_REVIEW', 'OBJECTION'], to: 'PUBLICITY' },
    { by: 'caseworker', from: ['PUBLICITY'], to: 'OBJECTION' },
    { by: 'objection', from: ['PUBLICITY', 'OBJECTION'], to: 'OBJECTION' },
    { by: 'objection', from: ['OBJECTION'], to: 'PUBLICITY' },
    { by: 'caseworker', from: ['PUBLICITY'], to: 'APPROVED' },
    { by: 'caseworker', from: ['APPROVED'], to: 'POLICE_SYNC' },
    { by: 'caseworker', from: ['POLICE_SYNC'], to: 'MOVE_IN_PERMIT' },
    { by: 'approval', from: ['MOVE_IN_PERMIT'], to: 'SETTLED' },
    ...closing.moves,
  ],
} as const satisfies Department;
