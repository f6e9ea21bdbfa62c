import { caseSettings, closing, type Department } from '../../shared/casework/contract/index.ts';
import data from './data/coordination.json' with { type: 'json' };
import reasons from './data/reasons.json' with { type: 'json' };
import settings from './data/settings.json' with { type: 'json' };

const forWindow = { zh: '不在登记期，待下一窗口', en: 'Outside the window, waiting for the next' };
const forPlace = { zh: '未获学位，按志愿候补', en: 'No place yet, on the waiting lists of the preferred schools' };
const forGuardian = { zh: '等待监护人确认学位', en: 'Waiting for the guardian to confirm the place' };

/**
 * The stages of an education case and how it moves through them (domain.md). Outside its window a case waits, it is
 * never rejected for that; who misses every batch, or gets no place, waits for the next window.
 */
export const educationDepartment = {
  name: 'education',
  title: { zh: '教育', en: 'Education' },
  settings: caseSettings(settings),
  reasons: reasons as Department['reasons'],
  first: 'REGISTERED',
  stages: {
    WAIT_NEXT_WINDOW: { text: { zh: '待下一窗口', en: 'Waiting for the next window' }, waits: forWindow },
    REGISTERED: { text: { zh: '信息登记', en: 'Registered' } },
    ENROLLED: { text: { zh: '报名', en: 'Enrolled' } },
    VERIFIED: { text: { zh: '验证', en: 'Verified' } },
    COORDINATED: { text: { zh: '统筹', en: 'Coordinated' }, waits: forPlace },
    PLACED: { text: { zh: '录取', en: 'Placed' }, waits: forGuardian },
    CONFIRMED: { text: { zh: '确认入学', en: 'Confirmed' }, final: true },
    ...closing.stages,
  },
  moves: [
    { by: 'deadline', from: ['WAIT_NEXT_WINDOW'], to: 'REGISTERED' },
    { by: 'deadline', from: ['REGISTERED', 'ENROLLED', 'VERIFIED', 'COORDINATED'], to: 'WAIT_NEXT_WINDOW' },
    // The way out when no window is known yet, or the department lets someone in earlier.
    { by: 'caseworker', from: ['WAIT_NEXT_WINDOW'], to: 'REGISTERED' },
    { by: 'caseworker', from: ['REGISTERED'], to: 'ENROLLED' },
    { by: 'caseworker', from: ['ENROLLED'], to: 'VERIFIED' },
    { by: 'caseworker', from: ['VERIFIED'], to: 'COORDINATED' },
    { by: 'grant', from: ['COORDINATED'], to: 'PLACED' },
    { by: 'lapse', from: ['PLACED'], to: 'COORDINATED' },
    { by: 'last-lapse', from: ['PLACED'], to: 'WAIT_NEXT_WINDOW' },
    { by: 'applicant', from: ['PLACED'], to: 'CONFIRMED' },
    // A confirmation that came another way, on paper for instance.
    { by: 'approval', from: ['PLACED'], to: 'CONFIRMED' },
    ...closing.moves,
  ],
} as const satisfies Department;

/** The rule by which places are coordinated: categories, the first before the others. */
export const coordinationRule = data;
export const categories = data.categories.map(({ id }) => id) as [string, ...string[]];
export const { declinesAllowed, confirmDays, confirmDaysAre, defaultCategory } = data;
