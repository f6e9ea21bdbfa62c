import { caseSettings, closing, type Department } from '../../shared/casework/contract/index.ts';
import reasons from './data/reasons.json' with { type: 'json' };
import settings from './data/settings.json' with { type: 'json' };

/** Why a case waits that came outside its window. */
export const waitingForWindow = { zh: '不在登记期，待下一窗口', en: 'Outside the window, waiting for the next' };

/** The stages of an education case and how it moves through them (domain.md). Outside its window a case waits, it is never rejected for that. */
export const educationDepartment = {
  name: 'education',
  title: { zh: '教育', en: 'Education' },
  settings: caseSettings(settings),
  reasons: reasons as Department['reasons'],
  first: 'REGISTERED',
  stages: {
    WAIT_NEXT_WINDOW: { text: { zh: '待下一窗口', en: 'Waiting for the next window' }, waits: waitingForWindow },
    REGISTERED: { text: { zh: '信息登记', en: 'Registered' } },
    ENROLLED: { text: { zh: '报名', en: 'Enrolled' } },
    VERIFIED: { text: { zh: '验证', en: 'Verified' } },
    COORDINATED: { text: { zh: '统筹', en: 'Coordinated' } },
    PLACED: { text: { zh: '录取', en: 'Placed' } },
    CONFIRMED: { text: { zh: '确认入学', en: 'Confirmed' }, final: true },
    ...closing.stages,
  },
  moves: [
    { by: 'deadline', from: ['WAIT_NEXT_WINDOW'], to: 'REGISTERED' },
    // The way out when no window is known yet, or the department lets someone in earlier.
    { by: 'caseworker', from: ['WAIT_NEXT_WINDOW'], to: 'REGISTERED' },
    { by: 'caseworker', from: ['REGISTERED'], to: 'ENROLLED' },
    { by: 'caseworker', from: ['ENROLLED'], to: 'VERIFIED' },
    { by: 'caseworker', from: ['VERIFIED'], to: 'COORDINATED' },
    { by: 'grant', from: ['COORDINATED'], to: 'PLACED' },
    { by: 'approval', from: ['PLACED'], to: 'CONFIRMED' },
    ...closing.moves,
  ],
} as const satisfies Department;
