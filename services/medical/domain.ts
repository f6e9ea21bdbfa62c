import { type Case, type CaseCommand, decideCase } from '../../shared/casework/domain/index.ts';
import type { Context } from '../../shared/log/aggregate.ts';
import type { MedicalAnswers } from './contract.ts';
import { medicalDepartment } from './department.ts';

/** Medical decides as casework does, on its own stages; a slot is granted like anything of a limited number. */
export const decideMedical = (command: CaseCommand<MedicalAnswers>, state: Case<MedicalAnswers>, context: Context) =>
  decideCase(medicalDepartment, command, state, context);
