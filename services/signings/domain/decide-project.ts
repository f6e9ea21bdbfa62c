import { localDateOf } from '../../../shared/calendar/index.ts';
import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { addsNothing, incrementOf, known, sameMoney } from './amounts.ts';
import { decideAdvance } from './decide-advance.ts';
import { decideInvestor } from './decide-investor.ts';
import { decideSigning } from './decide-signing.ts';
import type { Project, ProjectCode, ProjectCommand, ProjectEvent } from './project.ts';

type Decided = Decision<ProjectEvent, ProjectCode>;
type Of<T extends ProjectCommand['type']> = Extract<ProjectCommand, { type: T }>;

/** Everything that can happen to a project; days are days in Asia/Shanghai. */
export function decideProject(command: ProjectCommand, state: Project | null, context: Context): Decided {
  const today = localDateOf(context.at);
  if (command.type === 'register') return register(command, state);
  if (state === null) return refuse('not-found');
  switch (command.type) {
    case 'advance':
      return decideAdvance(command, state, today);
    case 'sign':
      return decideSigning(command, state, today);
    case 'record-amounts':
      return recordAmounts(command, state);
    case 'increase-capital':
      return increaseCapital(command, state, today);
    case 'change-investor':
      return decideInvestor(command, state, today);
    default:
      return command satisfies never;
  }
}

function register({ registration, on }: Of<'register'>, state: Project | null): Decided {
  if (state === null) return accept({ type: 'registered', registration, on });
  const differing = firstDifference(state.registration, registration);
  return differing === undefined ? accept() : refuse('project-differs', { pointer: `/${differing}` });
}

function firstDifference<T extends object>(before: T, now: T): string | undefined {
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]) as Set<keyof T & string>;
  return [...keys].find((key) => stable(before[key]) !== stable(now[key]));
}

/** JSON without regard to the order of keys. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' ? Object.fromEntries(Object.entries(inner).sort()) : inner,
  ) ?? '';

/** Unknown amounts become known; the counted one changes by a capital increase alone. */
function recordAmounts({ amounts }: Of<'record-amounts'>, state: Project): Decided {
  if (addsNothing(state.amounts, amounts)) return accept();
  const { signed } = amounts;
  const counted = state.counted?.amount;
  if (signed && counted && !sameMoney(counted, signed)) return refuse('amount-counted', { pointer: '/signed' });
  const newly = signed && state.counted && !counted ? { countedAmount: signed } : {};
  return accept({ type: 'amounts-recorded', amounts: known(amounts), ...newly });
}

function increaseCapital({ on, to }: Of<'increase-capital'>, state: Project, today: string): Decided {
  if (on > today) return refuse('date-in-future', { pointer: '/on' });
  if (!state.counted) return refuse('not-counted-yet');
  if (!state.counted.amount) return refuse('amount-unknown');
  if (state.increases.some((earlier) => earlier.on === on && sameMoney(earlier.to, to))) return accept();
  const added = incrementOf(state.counted.amount, to);
  if (!added.ok) return refuse(added.code, { pointer: '/to' });
  return accept({ type: 'capital-increased', on, to, increment: added.increment });
}
