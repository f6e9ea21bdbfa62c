import { type CaseAggregate, caseAggregate, proposedBy } from '../../shared/casework/index.ts';
import type { Kit } from '../../shared/service/index.ts';
import { type HukouAnswers, hukouFacts } from './answers.ts';
import { chaseDrafts } from './chased.ts';
import { hukouContract } from './contract.ts';
import { hukouDepartment as department } from './department.ts';
import { decideHukou, type HukouCommand } from './domain/decide.ts';
import { evolveHukou } from './domain/evolve.ts';
import type { FiledCase, HukouCode } from './domain/filing.ts';
import { mirroredTexts } from './domain/mirrored.ts';
import type { HukouCase, HukouEvent, OwnEvent } from './domain/state.ts';
import { employerRows } from './employer.ts';
import { earlierFiling } from './known.ts';
import { noticeDrafts, noticeRows } from './noticed.ts';
import { hukouCaseRules as rules } from './rules.ts';

type HukouAggregate = CaseAggregate<HukouAnswers, HukouCommand, HukouCode>;

const cases: HukouAggregate = caseAggregate<HukouAnswers, HukouCommand, HukouCode>(
  department,
  hukouContract.events,
  // Events of hukou's own pass through what casework does with its events, untouched.
  decideHukou as HukouAggregate['decide'],
);

/** These change nothing of the status that everybody is told. */
const own: readonly string[] = [
  'objection-raised',
  'objection-found',
  'objector-forgotten',
  'case-scored',
] satisfies OwnEvent['type'][];

/** The hukou department's cases; their employers see where they stand, too, and everybody those on public notice. */
export const hukouCase: HukouAggregate = {
  ...cases,
  evolve: (state, event, meta) => evolveHukou(state, event as HukouEvent, cases.evolve(state, event, meta), meta.at),
  publish: (event, state, meta) => [
    ...(own.includes(event.type) ? [] : (cases.publish?.(event, state, meta) ?? [])),
    ...noticeDrafts(event as HukouEvent, state, meta.id, meta.at),
    ...chaseDrafts(event as HukouEvent, state, meta.id),
  ],
  rows: (state, id) => [
    ...(cases.rows?.(state, id) ?? []),
    ...employerRows(department, state, id),
    ...noticeRows(state, id),
  ],
};

/** For a graduate the degree decides until when the employer may file. */
const proposes = (state: FiledCase) =>
  state.answers?.channel === 'graduate'
    ? proposedBy(rules.book.facts, state, { fact: 'degree', what: 'degree', decided: state.filedFor?.degree })
    : [];

/** What the city and the police said, with its words. */
const mirrored = ({ mirrored = [] }: HukouCase) =>
  mirrored.map((one) => ({ ...one, text: mirroredTexts[one.outcome] }));

export const desk = {
  department,
  events: hukouContract.events,
  aggregate: hukouCase,
  facts: hukouFacts,
  rules,
  proposes,
  mirrored,
  knows: (state: FiledCase, caseId: string, kit: Kit) =>
    earlierFiling(async (id) => (await kit.load(hukouCase, id)).state, state, caseId, kit),
};
