import { type Case, type CaseCommand, type CaseEvent, decideCase } from '../../../shared/casework/domain/index.ts';
import type { Context, Decision } from '../../../shared/log/aggregate.ts';
import type { HukouAnswers } from '../contract.ts';
import { hukouDepartment as department } from '../department.ts';
import { type FileCase, fileCase, freeingRound, type HukouCode } from './filing.ts';
import { type HukouCase, type Mirror, mirror } from './mirror.ts';

export type HukouCommand = CaseCommand<HukouAnswers> | FileCase | Mirror;

/** Hukou decides as casework does, on its own stages and reasons; its own is that the employer files. */
export function decideHukou(
  command: HukouCommand,
  state: HukouCase,
  context: Context,
): Decision<CaseEvent<HukouAnswers>, HukouCode> {
  switch (command.type) {
    case 'employer-file':
      return fileCase(command, state, context);
    case 'mirror':
      return mirror(command, state, context);
    case 'withdraw':
      return freeingRound(decideCase(department, command, state, context), state);
    case 'reopen':
      return decideCase({ ...department, reopensAt: reopensAt(state) }, command, state, context);
    default:
      return decideCase(department, command, state, context);
  }
}

/** What was filed stays filed: a graduate's employer could not file again in the same round. */
const reopensAt = ({ passed }: Case<HukouAnswers>): string =>
  passed.includes('EMPLOYER_FILED') ? 'EMPLOYER_FILED' : department.first;
