import { sealedExample } from '../../sealed/index.ts';
import { caseAggregate } from '../aggregate.ts';
import { applicantExample } from '../applicant.ts';
import { caseEventsOf } from '../contract/contract.ts';
import { closing, type Department } from '../department.ts';
import type { CaseCommand, OpenCase } from '../domain/commands.ts';
import { decideCase } from '../domain/decide.ts';
import type { CaseEvent } from '../domain/events.ts';
import { caseSettings } from '../settings.ts';

const rule = { source: { zh: '示例规定', en: 'An example of a rule' } };
const waits = { zh: '等待', en: 'Waiting' };

/** A small made-up department that has every kind of move: NEW → CHECKED → (LISTED) → GIVEN → DONE. */
export const office = {
  name: 'office',
  title: { zh: '示例', en: 'Example' },
  settings: caseSettings({ limitDays: 5, warnShare: 0.6 }),
  first: 'NEW',
  reasons: {
    fits: { outcome: 'approved', text: { zh: '符合', en: 'It fits' }, ...rule, certainty: 'official' },
    misfits: {
      ...{ outcome: 'rejected', text: { zh: '不符', en: 'It does not' }, mend: { zh: '请改', en: 'Mend it' } },
      ...{ ...rule, certainty: 'press', confirm: { zh: '示例全文', en: 'the whole of it' } },
    },
  },
  stages: {
    NEW: { text: { zh: '新', en: 'New' } },
    CHECKED: { text: { zh: '已查', en: 'Checked' } },
    LISTED: { text: { zh: '候补', en: 'Listed' }, waits },
    GIVEN: { text: { zh: '已给', en: 'Given' } },
    DONE: { text: { zh: '完成', en: 'Done' }, final: true },
    ...closing.stages,
  },
  moves: [
    { by: 'caseworker', from: ['NEW'], to: 'CHECKED' },
    { by: 'no-stock', from: ['CHECKED'], to: 'LISTED' },
    { by: 'grant', from: ['CHECKED', 'LISTED'], to: 'GIVEN' },
    { by: 'approval', from: ['GIVEN'], to: 'DONE' },
    ...closing.moves,
  ],
} as const satisfies Department;

export interface Wish {
  wish: string;
}

/** Its cases. */
export const officeCase = caseAggregate(office, caseEventsOf(office), (command: CaseCommand<Wish>, state, context) =>
  decideCase<Wish>(office, command, state, context),
);

export const opening = {
  type: 'open',
  applicationId: 'one',
  person: 'talent',
  applicant: applicantExample,
  employer: { enterpriseId: 'made-up', name: 'made up' },
  answers: { wish: 'something' },
  submittedAt: '2026-11-23T09:00:00.000+08:00',
} as const satisfies OpenCase<Wish>;

export const answer = sealedExample<string>('supplement/office');
export const hold = { claim: 'thing#1', id: '1', text: { zh: '甲', en: 'One' } };

const { type: _type, ...facts } = opening;

/** Events that happened, for `given`. */
export const happened = {
  opened: { ...facts, type: 'case-opened', stage: 'NEW', settings: office.settings },
  assigned: { type: 'case-assigned', owner: 'worker' },
  checked: { type: 'case-moved', stage: 'CHECKED' },
  listed: { type: 'case-moved', stage: 'LISTED', waits },
  granted: { type: 'case-granted', stage: 'GIVEN', hold, key: 'key' },
  lapsed: { type: 'offer-lapsed', stage: 'CHECKED', why: 'declined' },
  asked: { type: 'supplement-asked', missing: [{ zh: '合同', en: 'the contract' }] },
  answered: { type: 'supplement-answered', answer },
  warned: { type: 'case-warned' },
  overdue: { type: 'case-overdue' },
  withdrawn: { type: 'case-withdrawn', applicationId: 'one', person: 'talent', stage: 'WITHDRAWN' },
  approved: {
    type: 'case-decided',
    stage: 'DONE',
    outcome: 'approved',
    reasonCode: 'fits',
    note: 'well done',
    inTime: true,
    usedDays: 1,
  },
  rejected: {
    type: 'case-decided',
    stage: 'REJECTED',
    outcome: 'rejected',
    reasonCode: 'misfits',
    inTime: false,
    usedDays: 9,
  },
} as const satisfies Record<string, CaseEvent<Wish>>;
