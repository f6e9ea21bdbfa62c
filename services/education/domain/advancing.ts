import { decideCase, moveTo, unlessOpen, whileAsked, wrongStage } from '../../../shared/casework/domain/index.ts';
import { accept, type Context, refuse } from '../../../shared/log/aggregate.ts';
import { defaultCategory, educationDepartment as department } from '../department.ts';
import { type EducationCase, type EducationCommand, termOf } from './case.ts';
import type { Decided } from './codes.ts';
import { coordinated } from './coordinating.ts';
import { moved, registered, standIn } from './standing.ts';
import { calendarOf, hasBegun, isOver, type Window } from './windows.ts';

type Advance = Extract<EducationCommand, { type: 'advance' }>;
type Verify = Extract<EducationCommand, { type: 'verify' }>;
type AskMissing = Extract<EducationCommand, { type: 'ask-missing' }>;

/** By the caseworker's hand, as far as the department's moves go; the calendar says until when and what for it waits. */
export function advance(command: Advance, state: EducationCase, context: Context, known: readonly Window[]): Decided {
  const decision = decideCase(department, command, state, context);
  if (!decision.ok) return decision;
  const { at } = context;
  switch (command.to) {
    case 'REGISTERED':
      return accept(moved(registered(termOf(state).schoolYear, at, known)));
    case 'VERIFIED':
      return verifiedNow(state.category ?? defaultCategory, [], state, { at, known });
    case 'COORDINATED':
      return coordinated(state, context, known);
    default:
      return accept(moved(standIn(command.to, termOf(state), at, known)));
  }
}

/** Papers and facts are right; said again, it corrects what was said. Whoever of the department does the batch says so, but nobody of their own. */
export function verify(
  { category, checked }: Verify,
  state: EducationCase,
  context: Context,
  known: readonly Window[],
): Decided {
  const no = unlessOpen(state) ?? unlessOther(state, context) ?? whileAsked(state);
  if (no) return no;
  if (state.stage === 'VERIFIED') {
    const same = state.category === category && checked.join() === state.verified?.checked.join();
    if (same) return accept();
  } else if (moveTo(department, 'caseworker', state, 'VERIFIED') === undefined)
    return wrongStage(department, state, 'VERIFIED');
  return verifiedNow(category, checked, state, { at: context.at, known });
}

/** What is missing is asked for by whoever does the batch. */
export function askMissing({ missing }: AskMissing, state: EducationCase, context: Context): Decided {
  const no = unlessOther(state, context);
  if (no) return no;
  return decideCase(department, { type: 'ask-supplement', missing }, { ...state, owner: context.by }, context);
}

const unlessOther = ({ person }: EducationCase, { by }: Context) => (person === by ? refuse('own-case') : undefined);

interface Moment {
  at: string;
  known: readonly Window[];
}

/** Only while the case's batch is open; where no calendar is known, at any time. */
function verifiedNow(
  category: string,
  checked: readonly string[],
  state: EducationCase,
  { at, known }: Moment,
): Decided {
  const term = termOf(state);
  const { batch } = calendarOf(term, known);
  if (batch && (!hasBegun(batch.from, at) || isOver(batch.until, at)))
    return refuse('batch-not-open', {
      detail: {
        zh: `第 ${batch.batch} 批验证为 ${batch.from} 至 ${batch.until}`,
        en: `verification batch ${batch.batch} is from ${batch.from} to ${batch.until}`,
      },
    });
  return accept({ ...moved(standIn('VERIFIED', term, at, known)), category, checked: [...checked] });
}
