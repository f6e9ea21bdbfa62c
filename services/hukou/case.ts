import { type CaseAggregate, caseAggregate } from '../../shared/casework/index.ts';
import { type HukouAnswers, hukouAnswers, hukouContract } from './contract.ts';
import { hukouDepartment as department } from './department.ts';
import { decideHukou, type HukouCommand } from './domain/decide.ts';
import { type HukouCode, withFiling } from './domain/filing.ts';
import { withMirrored } from './domain/mirror.ts';
import { employerRows } from './employer.ts';
import { hukouCaseRules as rules } from './rules.ts';

type HukouAggregate = CaseAggregate<HukouAnswers, HukouCommand, HukouCode>;

const cases: HukouAggregate = caseAggregate<HukouAnswers, HukouCommand, HukouCode>(
  department,
  hukouContract.events,
  decideHukou,
);

/** The hukou department's cases; their employers see where they stand, too. */
export const hukouCase: HukouAggregate = {
  ...cases,
  evolve: (state, event, meta) => withFiling(event, withMirrored(state, event, cases.evolve(state, event, meta))),
  rows: (state, id) => [...(cases.rows?.(state, id) ?? []), ...employerRows(department, state, id)],
};

export const desk = { department, events: hukouContract.events, aggregate: hukouCase, facts: hukouAnswers, rules };
