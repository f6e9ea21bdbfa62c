import { type Text, text } from '../../../shared/contract/index.ts';
import type { Reaction } from '../../../shared/service/index.ts';
import { hukouContract } from '../../hukou/contract.ts';
import { toDesk, toEnterprise, toPerson } from '../domain/recipient.ts';
import { type Frame, type Line, telling } from './hear.ts';

const { publicityProgressed, objectionProgressed, chaseDue, filingWanted } = hukouContract.events;

const outcomes: Readonly<Record<string, Text>> = {
  upheld: text('异议属实', 'the objection holds'),
  'not-upheld': text('异议不属实', 'the objection does not hold'),
  lapsed: text('案件已结束，不再核查', 'the case has ended; it is not examined any more'),
};
const wordsOf = (outcome: string): Text => outcomes[outcome] ?? { zh: outcome, en: outcome };

interface Told {
  state: string;
  until?: string | undefined;
  finding?: string | undefined;
}

/** What the applicant is told: that the notice runs, that it is being examined, what came of that; never by whom. */
function lineOf({ state, until, finding }: Told): Omit<Line, 'recipient'> | undefined {
  if (finding !== undefined) return { template: 'publicity.finding', params: { outcome: wordsOf(finding) } };
  if (state === 'examined') return { template: 'publicity.examined', params: {} };
  return until === undefined ? undefined : { template: 'publicity.runs', params: { day: until } };
}

const caseFrame = ({ caseId }: { caseId: string }): Frame => ({
  from: 'hukou',
  about: { kind: 'case', id: caseId, path: `/hukou/cases/${caseId}` },
});

/** Public notices, for the applicant; objections, for who raised them; what is over or late, for who has to act. */
export const publicityReactions: readonly Reaction[] = [
  telling(publicityProgressed, {
    family: 'publicity',
    frame: ({ caseId }) => ({
      from: 'hukou',
      about: { kind: 'case', id: caseId, path: `/hukou/cases/${caseId}/publicity` },
    }),
    lines: ({ person, ...told }) => {
      const line = lineOf(told);
      return line ? [{ recipient: toPerson(person), ...line }] : [];
    },
  }),
  telling(chaseDue, {
    family: 'chase',
    frame: caseFrame,
    lines: ({ owner, why }) => [
      {
        recipient: owner === undefined ? toDesk('hukou', 'caseworker') : toPerson(owner),
        template: why === 'notice-over' ? 'staff.notice-over' : 'staff.body-late',
        params: { service: 'hukou' },
      },
    ],
  }),
  telling(filingWanted, {
    family: 'filing',
    // An employer sees no more of a case than its list says.
    frame: ({ caseId }) => ({ from: 'hukou', about: { kind: 'case', id: caseId, path: '/hukou/filings' } }),
    lines: ({ caseId: number, enterpriseId }) => [
      { recipient: toEnterprise(enterpriseId), template: 'hukou.file', params: { number } },
    ],
  }),
  telling(objectionProgressed, {
    family: 'objection',
    frame: ({ objectionId }) => ({
      from: 'hukou',
      about: { kind: 'objection', id: objectionId, path: '/hukou/objections' },
    }),
    lines: ({ person, status }) => [
      status === 'open'
        ? { recipient: toPerson(person), template: 'objection.received', params: {} }
        : { recipient: toPerson(person), template: 'objection.ended', params: { outcome: wordsOf(status) } },
    ],
  }),
];
