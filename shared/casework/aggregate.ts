import type { Aggregate, Context, Decision } from '../log/aggregate.ts';
import { nobody } from '../log/index.ts';
import type { CaseEvents } from './contract/contract.ts';
import type { Department } from './department.ts';
import type { CaseCommand } from './domain/commands.ts';
import type { CaseEvent } from './domain/events.ts';
import { evolveCase } from './domain/evolve.ts';
import { withoutWords } from './domain/forgetting.ts';
import { type Case, noCase } from './domain/state.ts';
import { published } from './published.ts';
import { caseDues, caseRows, commandOfDue } from './views.ts';

export type CaseAggregate<A, C, R extends string> = Aggregate<Case<A>, C | CaseCommand<A>, CaseEvent<A>, R>;

/** The cases of a department; `decide` is `decideCase` on its data, with what the department adds. */
export const caseAggregate = <A, C, R extends string>(
  department: Department,
  events: CaseEvents,
  decide: (command: C | CaseCommand<A>, state: Case<A>, context: Context) => Decision<CaseEvent<A>, R>,
): CaseAggregate<A, C, R> => ({
  name: 'case',
  initial: noCase,
  decide,
  evolve: evolveCase,
  publish: (event, state, { id }) => published(department, events, event, state, id),
  rows: (state, id) => caseRows(department, state, id),
  dues: caseDues,
  onDue: (name) => commandOfDue(name) as CaseCommand<A>,
  // Its sealed values stay where they are: without the key nothing opens them.
  personal: {
    of: ({ person }) => person,
    forgotten: (state) => ({ ...withoutWords(state), person: nobody, around: {} }),
  },
});
