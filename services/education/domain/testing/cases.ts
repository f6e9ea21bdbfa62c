import { submittedData } from '../../../../shared/casework/testing/submitted.ts';
import { educationCase } from '../../case.ts';
import type { EducationAnswers } from '../../contract.ts';
import type { EducationCase, EducationCommand } from '../case.ts';
import { decideEducation } from '../decide.ts';

const { services: _services, answers, ...facts } = submittedData('one');
const own = answers.education as unknown as EducationAnswers;
export const noon = '2026-11-23T12:00:00.000+08:00';
export const hold = { claim: 'place#a#2027#1', id: 'a-2027-1', text: { zh: '甲', en: 'One' } };
export const wish = ['a', 'b'];

export interface Played {
  state: EducationCase;
  decision: ReturnType<typeof decideEducation>;
}
export interface Order {
  by?: string;
  at?: string;
}

/** Plays commands one after the other; the last one's decision and what it leaves. */
export function play(
  commands: readonly (EducationCommand | [EducationCommand, Order])[],
  start = educationCase.initial,
): Played {
  let state: EducationCase = start;
  let decision: Played['decision'] = { ok: true, events: [] };
  for (const one of commands) {
    const [command, { by = 'worker', at = noon }] = Array.isArray(one) ? one : [one, {}];
    const context = { at, by, id: 'one' };
    decision = decideEducation(command, state, context);
    if (decision.ok)
      for (const event of decision.events) state = educationCase.evolve(state, event, { ...context, version: 1 });
  }
  return { state, decision };
}

export const open = (preferences: string[] | undefined = wish, schoolYear = 2027): EducationCommand => ({
  type: 'open',
  ...facts,
  answers: { ...own, schoolYear, ...(preferences && { preferences }) },
});
export const assign: EducationCommand = { type: 'assign', to: 'worker', asLead: false };
export const to = (stage: string): EducationCommand => ({ type: 'advance', to: stage });
export const verify: Extract<EducationCommand, { type: 'verify' }> = {
  type: 'verify',
  category: 'sibling',
  checked: ['HKB'],
};
export const grant = (given = hold, key = 'key'): EducationCommand => ({ type: 'grant', hold: given, key });
export const turn = (given = hold, key = 'key'): EducationCommand => ({ type: 'take-turn', hold: given, key });
export const guardian = (accept: boolean, at = noon): [EducationCommand, Order] => [
  { type: 'answer-placement', accept },
  { by: 'talent-one', at },
];
export const due = (at: string): [EducationCommand, Order] => [{ type: 'stage-due' }, { by: 'deadline', at }];
export const coordinated = [open(), assign, to('ENROLLED'), verify, { type: 'coordinate' } as const];
export const placed = [...coordinated, grant()];
export const refusal = (code: string) => ({ ok: false, refusal: { code } });
