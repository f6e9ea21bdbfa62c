import { caseSettings, closing, type Department } from '../../shared/casework/contract/index.ts';
import order from './data/queue-order.json' with { type: 'json' };
import reasons from './data/reasons.json' with { type: 'json' };
import settings from './data/settings.json' with { type: 'json' };

const queueing = { zh: '轮候中，等待房源', en: 'In the queue, waiting for a unit' };
const choosing = { zh: '等待申请人选房', en: 'Waiting for the applicant to answer the offer' };

/** Kinds of home that there is a queue for, and what else can be applied for. */
export const unitKinds = ['public-rental', 'talent-flat'] as const;
export type UnitKind = (typeof unitKinds)[number];
export const housingKinds = [...unitKinds, 'rent-subsidy', 'purchase'] as const;
export type HousingKind = (typeof housingKinds)[number];

export const isUnitKind = (kind: string | undefined): kind is UnitKind =>
  (unitKinds as readonly (string | undefined)[]).includes(kind);

const checking = [{ by: 'caseworker', from: ['SUBMITTED'], to: 'ELIGIBILITY_CHECK' }] as const;
const toHome = [
  { by: 'caseworker', from: ['ELIGIBILITY_CHECK'], to: 'QUEUED' },
  { by: 'grant', from: ['QUEUED'], to: 'OFFERED' },
  { by: 'applicant', from: ['OFFERED'], to: 'ACCEPTED' },
  { by: 'lapse', from: ['OFFERED'], to: 'QUEUED' },
  { by: 'last-lapse', from: ['OFFERED'], to: 'DECLINED' },
  { by: 'approval', from: ['ACCEPTED'], to: 'CONTRACTED' },
] as const;
const toSubsidy = [{ by: 'approval', from: ['ELIGIBILITY_CHECK'], to: 'SUBSIDISED' }] as const;
const toAnswer = [{ by: 'approval', from: ['ELIGIBILITY_CHECK'], to: 'ANSWERED' }] as const;

/** The stages of a housing case and how it moves through them (domain.md), up to the contract, the subsidy or the answer. */
export const housingDepartment = {
  name: 'housing',
  title: { zh: '安居', en: 'Housing' },
  settings: caseSettings(settings),
  grantsAmounts: true,
  declinesAllowed: settings.declinesAllowed,
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
    SUBSIDISED: { text: { zh: '给予租房补贴', en: 'Rent subsidy granted' }, final: true },
    ANSWERED: { text: { zh: '已答复购房资格', en: 'Answered' }, final: true },
    ...closing.stages,
  },
  moves: [...checking, ...toHome, ...toSubsidy, ...toAnswer, ...closing.moves],
} as const satisfies Department;

const machine = (own: Department['moves']): Department => ({
  ...housingDepartment,
  moves: [...checking, ...own, ...closing.moves],
});
const home = machine(toHome);
const machines: Readonly<Record<HousingKind, Department>> = {
  'public-rental': home,
  'talent-flat': home,
  'rent-subsidy': machine(toSubsidy),
  purchase: machine(toAnswer),
};

/** The moves of what is applied for; before there are answers, those of a home. */
export const machineOf = (kind: HousingKind = 'public-rental'): Department => machines[kind];

/** The reason by which each of them is approved: its words must be true of it. */
export const approvalOf: Readonly<Record<HousingKind, string>> = {
  'public-rental': 'conditions-met',
  'talent-flat': 'conditions-met',
  'rent-subsidy': 'subsidy-granted',
  purchase: 'purchase-answered',
};

/** The rule by which applicants queue: classes, the first before the others. */
export const queueOrder = { ...order, classes: order.classes as [string, ...string[]] };
export const defaultClass = 'general';

/** How many offers an applicant may decline and still stay in the queue, and working days to answer one. */
export const { declinesAllowed, offerDays, leaseMonths, recheckNoticeDays } = settings;
