import { caseSettings, closing, type Department } from '../../shared/casework/contract/index.ts';
import reasons from './data/reasons.json' with { type: 'json' };
import settings from './data/settings.json' with { type: 'json' };

/**
 * The stages of a hukou case and how it moves through them (domain.md). The city decides; the platform files,
 * mirrors and chases, so APPROVED mirrors the city's approval. Police sync and move-in permit come after it.
 */
export const hukouDepartment = {
  name: 'hukou',
  title: { zh: '落户', en: 'Hukou' },
  settings: caseSettings(settings),
  reasons: reasons as Department['reasons'],
  first: 'PRECHECK',
  stages: {
    PRECHECK: { text: { zh: '预检', en: 'Pre-check' } },
    EMPLOYER_FILED: { text: { zh: '单位申报', en: 'Filed by the employer' } },
    DISTRICT_PREREVIEW: { text: { zh: '区级预审', en: 'District pre-review' } },
    ACCEPTED: { text: { zh: '受理', en: 'Accepted' } },
    CITY_REVIEW: { text: { zh: '市级审核', en: 'City review' } },
    PUBLICITY: { text: { zh: '公示', en: 'Public notice' } },
    OBJECTION: { text: { zh: '异议核查', en: 'Objection under check' } },
    APPROVED: { text: { zh: '批准', en: 'Approved' }, final: true },
    ...closing.stages,
  },
  moves: [
    { by: 'caseworker', from: ['PRECHECK'], to: 'EMPLOYER_FILED' },
    { by: 'caseworker', from: ['EMPLOYER_FILED'], to: 'DISTRICT_PREREVIEW' },
    { by: 'caseworker', from: ['DISTRICT_PREREVIEW'], to: 'ACCEPTED' },
    { by: 'caseworker', from: ['ACCEPTED'], to: 'CITY_REVIEW' },
    { by: 'caseworker', from: ['CITY_REVIEW'], to: 'PUBLICITY' },
    { by: 'caseworker', from: ['PUBLICITY'], to: 'OBJECTION' },
    { by: 'approval', from: ['PUBLICITY', 'OBJECTION'], to: 'APPROVED' },
    ...closing.moves,
  ],
} as const satisfies Department;
