import { type CaseCommand, type CaseEvent, decideCase } from '../../../shared/casework/domain/index.ts';
import type { Context, Decision } from '../../../shared/log/aggregate.ts';
import type { HukouAnswers } from '../answers.ts';
import { hukouDepartment as department } from '../department.ts';
import { stageEnds, untilUsual } from './chasing.ts';
import { type FileCase, fileCase, freeingRound, type HukouCode } from './filing.ts';
import { type Mirror, mirror } from './mirror.ts';
import { type Find, find, type LetObjectorGo, letObjectorGo, type Raise, raise } from './objections.ts';
import { type Publish, publish, unlessOver } from './publicity.ts';
import { reopen } from './reopening.ts';
import { type ScoreCase, scoreCase, unlessBelow, unlessPassed } from './scoring.ts';
import type { HukouCase, HukouEvent } from './state.ts';

export type HukouCommand =
  | CaseCommand<HukouAnswers>
  | FileCase
  | Mirror
  | Publish
  | Raise
  | Find
  | LetObjectorGo
  | ScoreCase;
type Decided = Decision<HukouEvent, HukouCode>;

/** Hukou decides as casework does, on its own stages and reasons, with what is its own. */
export function decideHukou(command: HukouCommand, state: HukouCase, context: Context): Decided {
  switch (command.type) {
    case 'employer-file':
      return fileCase(command, state, context);
    case 'mirror':
      return mirror(command, state, context);
    case 'withdraw':
      return freeingRound(decideCase(department, command, state, context), state);
    case 'publish':
      return publish(command, state, context);
    case 'raise':
      return raise(command, state, context);
    case 'find':
      return find(command, state, context);
    case 'let-objector-go':
      return letObjectorGo(command, state);
    case 'score':
      return scoreCase(command, state, context);
    case 'stage-due':
      return stageEnds(state, context);
    case 'reopen':
      return reopen(command, state, context);
    default:
      return decideGuarded(command, state, context);
  }
}

/** Casework's own commands, with what hukou asks for besides. */
function decideGuarded(command: CaseCommand<HukouAnswers>, state: HukouCase, context: Context): Decided {
  const { type } = command;
  if (type === 'advance' && command.to === 'PUBLICITY') return publish({ type: 'publish' }, state, context);
  const decision = decideCase(department, command, state, context);
  if (!decision.ok) return decision;
  if (type === 'advance')
    return (
      unlessOver(state, command.to, context) ?? unlessPassed(state, command.to) ?? untilLate(decision.events, context)
    );
  return (type === 'decide' ? unlessBelow(state, command.reasonCode) : undefined) ?? decision;
}

const untilLate = (events: readonly CaseEvent<HukouAnswers>[], { at }: Context): Decided => ({
  ok: true,
  events: events.map((event) => untilUsual(event, at)),
});
