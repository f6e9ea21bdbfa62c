import { type CaseAggregate, caseAggregate } from '../../shared/casework/index.ts';
import { draft } from '../../shared/contract/index.ts';
import { type EducationAnswers, educationContract, educationFacts } from './contract.ts';
import { educationDepartment as department } from './department.ts';
import {
  type EducationCase,
  type EducationCommand,
  type EducationEvent,
  evolveEducation,
  termOf,
} from './domain/case.ts';
import type { EducationCode } from './domain/codes.ts';
import { decideEducation } from './domain/decide.ts';
import { educationCaseRules as rules } from './rules.ts';

type EducationAggregate = CaseAggregate<EducationAnswers, EducationCommand, EducationCode>;
const { events } = educationContract;
const base: EducationAggregate = caseAggregate<EducationAnswers, EducationCommand, EducationCode>(
  department,
  events,
  (command, state, context) => decideEducation(command, state, context),
);

/** The education department's cases. */
export const educationCase: EducationAggregate = {
  ...base,
  evolve: evolveEducation,
  publish: (event: EducationEvent, state, meta) => [
    ...(base.publish?.(event, state, meta) ?? []),
    ...toLists(state, meta.id),
  ],
};

/** Told only when a waiting list has to hear of it: most of what happens to a case is no matter of theirs. */
function toLists(state: EducationCase, caseId: string) {
  const { relisted, lists = [], stage } = state;
  const { schoolYear } = termOf(state);
  if (!relisted || lists.length === 0) return [];
  return [draft(events.placeStanding, `case/${caseId}`, { caseId, schoolYear, stage, lists: [...lists] })];
}

/** The child, as the family knows it and by what is the same however often it is added. */
const about = ({ answers }: EducationCase) => [answers?.memberId, answers?.identity].filter((one) => one !== undefined);

export const desk = { department, events, aggregate: educationCase, facts: educationFacts, rules, about };
