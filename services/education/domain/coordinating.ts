import { moveTo, unlessOpen, whileAsked, wrongStage } from '../../../shared/casework/domain/index.ts';
import { accept, acceptWith, type Context } from '../../../shared/log/aggregate.ts';
import { educationDepartment as department } from '../department.ts';
import { type EducationCase, termOf } from './case.ts';
import type { Decided } from './codes.ts';
import { childClaim, drawOf } from './draw.ts';
import { moved, standIn } from './standing.ts';
import type { Window } from './windows.ts';

/** The coordination takes a verified case; one that it has already stays as it is. */
export function coordinate(state: EducationCase, context: Context, known: readonly Window[]): Decided {
  if (state.stage === 'COORDINATED' || state.stage === 'PLACED') return accept();
  const no = unlessOpen(state) ?? whileAsked(state);
  if (no) return no;
  const legal = moveTo(department, 'caseworker', state, 'COORDINATED') !== undefined;
  return legal ? coordinated(state, context, known) : wrongStage(department, state, 'COORDINATED');
}

/** Drawn and on the waiting lists of its wishes; the same child once in a school year, in whichever case. */
export function coordinated(state: EducationCase, { at, id }: Context, known: readonly Window[]): Decided {
  const child = childClaim(state);
  const event = { ...moved(standIn('COORDINATED', termOf(state), at, known)), draw: drawOf(state, id, known), child };
  return acceptWith([event], { take: [child] }, { code: 'child-coordinated' });
}
