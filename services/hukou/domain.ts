import { type Case, type CaseCommand, decideCase } from '../../shared/casework/domain/index.ts';
import type { Context } from '../../shared/log/aggregate.ts';
import type { HukouAnswers } from './contract.ts';
import { hukouDepartment } from './department.ts';

/** Hukou decides as casework does, on its own stages and reasons. */
export const decideHukou = (command: CaseCommand<HukouAnswers>, state: Case<HukouAnswers>, context: Context) =>
  decideCase(hukouDepartment, command, state, context);
