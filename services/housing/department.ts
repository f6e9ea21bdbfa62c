import { caseSettings, closing, type Department } from '../../shared/casework/contract/index.ts';
import order from './data/queue-order.json' with { type: 'json' };
import reasons from './data/reasons.json' with { type: 'json' };
import settings from './data/settings.json' with { type: 'json' };

const queueing = { zh: '轮候中，等待房源', en: 'In the queue, waiting for a unit' };
const choosing = { zh: '等待申请人选房', en: 'Waiting for the applicant to answer the offer' };

/** The stages of a housing case and how it moves through them (domain.md), up to the contract. */
export const housingDepartment = {
  name: 'housing',
  title: { zh: '安居', en: 'Housing' },
  settings: caseSettings(settings),
  reasons: reasons as Department['reasons'],
  first: 'SUBMITTED',
  stages: {
    SUBMITTED: { text: { zh: '已提交', en: 'Submitted' } },
    ELIGIBILITY_CHECK: { text: { zh: '资格审核', en: 'Eligibility check' } },
    QUEUED: { text: { zh: '轮候', en: 'Queued' }, waits: queueing },
    OFFERED: { text: { zh: '选房', en: 'Offered' }, waits: choosing },
    ACCEPTED: { text: { zh: '已接受', en: 'Accepted' } },
    DECLINED: { text: { zh: '放弃选房', en: 'Declined' }, final: true },
    CONTRACTED: { text: { zh: '签约', en: 'Contracted' }, final: true },
    ...closing.stages,
  },
  moves: [
    { by: 'caseworker', from: ['SUBMITTED'], to: 'ELIGIBILITY_CHECK' },
    { by: 'caseworker', from: ['ELIGIBILITY_CHECK'], to: 'QUEUED' },
    { by: 'grant', from: ['QUEUED'], to: 'OFFERED' },
    { by: 'applicant', from: ['OFFERED'], to: 'ACCEPTED' },
    { by: 'lapse', from: ['OFFERED'], to: 'QUEUED' },
    { by: 'last-lapse', from: ['OFFERED'], to: 'DECLINED' },
    { by: 'approval', from: ['ACCEPTED'], to: 'CONTRACTED' },
    ...closing.moves,
  ],
} as const satisfies Department;

/** The rule by which applicants queue: classes, the first before the others. */
export const queueOrder = { ...order, classes: order.classes as [string, ...string[]] };
export const defaultClass = 'general';

/** How many offers an applicant may decline and still stay in the queue, and working days to answer one. */
export const { declinesAllowed, offerDays, leaseMonths, recheckNoticeDays } = settings;
