import { merged } from './amounts.ts';
import type { Project, ProjectEvent } from './project.ts';

/** The project after one more event; what is not registered stays nothing. */
export function evolveProject(state: Project | null, event: ProjectEvent): Project | null {
  if (event.type === 'registered') return born(event);
  return state && lived(state, event);
}

type Born = Extract<ProjectEvent, { type: 'registered' }>;
type Later = Exclude<ProjectEvent, Born>;

const born = ({ registration, on }: Born): Project => ({
  registration,
  stage: registration.stage,
  since: on,
  facts: {},
  amounts: registration.amounts,
  signings: [],
  increases: [],
  investors: [],
});

function lived(state: Project, event: Later): Project {
  switch (event.type) {
    case 'advanced': {
      const { stalled: _over, ...rest } = state;
      return { ...rest, stage: event.to, since: event.on, facts: { ...state.facts, ...event.facts } };
    }
    case 'stalled': {
      const { from, reason, followUpOn } = event;
      return { ...state, stage: 'STALLED', since: event.on, stalled: { from, reason, followUpOn } };
    }
    case 'withdrawn':
      return { ...state, stage: 'WITHDRAWN', since: event.on, withdrawn: event.reason };
    case 'signed':
      return signed(state, event);
    case 'amounts-recorded':
      return recorded(state, event);
    case 'capital-increased':
      return increased(state, event);
    case 'investor-changed':
      return { ...recorded(state, event), investors: [...state.investors, event.change] };
    default:
      return event satisfies never;
  }
}

function signed(state: Project, event: Extract<ProjectEvent, { type: 'signed' }>): Project {
  const { signing, moved } = event;
  return {
    ...state,
    ...(moved ? { stage: moved.to, since: signing.on } : {}),
    ...(signing.kind === 'project' ? { counted: countedAfter(state, event) } : {}),
    amounts: merged(state.amounts, event.amounts),
    signings: [...state.signings, signing],
  };
}

/** Counted on the day of the earliest signing, also when an earlier one is recorded later. */
function countedAfter({ counted }: Project, { signing, countedAmount }: Extract<ProjectEvent, { type: 'signed' }>) {
  const on = counted && counted.on < signing.on ? counted.on : signing.on;
  const amount = countedAmount ?? counted?.amount;
  return amount ? { on, amount } : { on };
}

function recorded(
  state: Project,
  event: Extract<ProjectEvent, { type: 'amounts-recorded' | 'investor-changed' }>,
): Project {
  const amounts = merged(state.amounts, event.amounts);
  if (!state.counted || !event.countedAmount) return { ...state, amounts };
  return { ...state, amounts, counted: { ...state.counted, amount: event.countedAmount } };
}

function increased(state: Project, event: Extract<ProjectEvent, { type: 'capital-increased' }>): Project {
  const { on, to, increment } = event;
  const counted = state.counted ? { counted: { ...state.counted, amount: to } } : {};
  return {
    ...state,
    ...counted,
    amounts: { ...state.amounts, signed: to },
    increases: [...state.increases, { on, to, increment }],
  };
}
