import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import type { LaneName } from '../lanes.ts';
import { formDefinition } from '../questions/definition.ts';
import { type Answer, questionOf } from '../questions/model.ts';
import { isAsked, isSame } from './answers.ts';
import type { AnswerCorrected } from './events.ts';
import { unlessOwn } from './guards.ts';
import { type Application, isTerminal, isUnderWay, laneOf } from './state.ts';

export interface CorrectAnswer {
  type: 'correct-answer';
  question: string;
  value: Answer;
  reason: Sealed<string>;
}
export type CorrectionCode = 'not-found' | 'not-correctable' | 'not-asked' | 'nothing-to-correct';

/** The departments that work on an answer and have not ended. */
const workingOn = (state: Application, services: readonly LaneName[]): LaneName[] =>
  isUnderWay(state)
    ? state.form.services.filter((service) => services.includes(service) && !isTerminal(laneOf(state, service)))
    : [];

/** The departments that a correction of this answer concerns, or why it cannot be corrected as the application stands. */
export function correctionOf(
  state: Application,
  id: string,
): { ok: true; services: LaneName[] } | { ok: false; code: Exclude<CorrectionCode, 'not-found'> } {
  const question = questionOf(formDefinition, id);
  if (!question?.correctable) return { ok: false, code: 'not-correctable' };
  const services = workingOn(state, question.services);
  if (services.length === 0) return { ok: false, code: 'nothing-to-correct' };
  return isAsked(formDefinition, question, state.form) ? { ok: true, services } : { ok: false, code: 'not-asked' };
}

/** Departments that had ended when the answer was corrected, and work on it again. */
const unawareOf = ({ corrections }: Application, question: string, services: readonly LaneName[]): LaneName[] => {
  const last = corrections.findLast((one) => one.question === question);
  return last ? services.filter((service) => !last.services.includes(service)) : [];
};

/** Corrects an answer while a department works on it; each of those learns it, and the answer before stays in the record. */
export function correctAnswer(
  { question, value, reason }: CorrectAnswer,
  state: Application,
  context: Context,
): Decision<AnswerCorrected, CorrectionCode> {
  const no = unlessOwn(state, context);
  if (no) return no;
  const may = correctionOf(state, question);
  if (!may.ok) return refuse(may.code, { pointer: '/question' });
  const services = isSame(state.form.answers[question], value)
    ? unawareOf(state, question, may.services)
    : may.services;
  return services.length === 0 ? accept() : accept({ type: 'answer-corrected', question, value, reason, services });
}
