import { type Text, text } from '../../../shared/contract/text.ts';
import { accept, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { Project, ProjectCode, ProjectCommand, ProjectEvent } from './project.ts';
import { type FactName, type Facts, factNames, type Stage, stageRules } from './stages.ts';

type Decided = Decision<ProjectEvent, ProjectCode>;
type Advance = Extract<ProjectCommand, { type: 'advance' }>;

/** Moves a project to another stage, when that is legal and what the stage needs is there. */
export function decideAdvance(command: Advance, state: Project, today: string): Decided {
  const { to, on } = command;
  if (on > today) return refuse('date-in-future', { pointer: '/on' });
  const resumes = state.stalled?.from === to && state.stage === 'STALLED';
  if (resumes) return accept({ type: 'advanced', from: 'STALLED', to, on, facts: present(command.facts) });
  const rule = stageRules[to];
  if (rule.bySigning) return refuse('stage-by-signing', { pointer: '/to' });
  if (!rule.from.includes(state.stage))
    return refuse('stage-not-legal', { pointer: '/to', detail: legal(state.stage) });
  if (to === 'STALLED') return stall(command, state);
  if (to === 'WITHDRAWN') return withdraw(command, state);
  const facts = present(command.facts);
  const missing = rule.needs.find((need) => facts[need] === undefined && state.facts[need] === undefined);
  if (missing) return lacks(`/facts/${missing}`, missing);
  return accept({ type: 'advanced', from: state.stage, to, on, facts });
}

function stall({ on, reason, followUpOn }: Advance, state: Project): Decided {
  if (reason === undefined) return lacks('/reason', 'reason');
  if (followUpOn === undefined) return lacks('/followUpOn', 'followUpOn');
  return accept({ type: 'stalled', from: state.stage, on, reason, followUpOn });
}

function withdraw({ on, reason }: Advance, state: Project): Decided {
  if (reason === undefined) return lacks('/reason', 'reason');
  return accept({ type: 'withdrawn', from: state.stage, on, reason });
}

const lacks = (pointer: string, field: FactName | 'reason' | 'followUpOn'): Decided =>
  refuse('fields-missing', { pointer, detail: text(`缺少字段 ${field}`, `the field ${field} is missing`) });

const present = (facts: Facts): Facts =>
  Object.fromEntries(factNames.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])));

/** Tells where a project may go from its stage. */
export function legal(stage: Stage): Text {
  const next = Object.entries(stageRules).filter(([, rule]) => rule.from.includes(stage));
  const list = next.map(([name]) => name).join(', ') || '-';
  return text(`项目现处于 ${stage}，可进入：${list}`, `the project is ${stage}; it may go on to: ${list}`);
}
