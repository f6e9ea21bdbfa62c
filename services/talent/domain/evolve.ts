import type { ApplicationEvent, LaneProgressed } from './events.ts';
import { type Application, isUnderWay, laneOf } from './state.ts';

/** An application after one more event. */
export function evolveApplication(state: Application, event: ApplicationEvent, { at }: { at: string }): Application {
  switch (event.type) {
    case 'application-drafted':
      return { ...state, status: 'DRAFT', person: event.person, form: event.form, createdAt: at };
    case 'application-redrafted':
      return { ...state, form: event.form };
    case 'draft-withdrawn':
      return { ...state, status: 'WITHDRAWN', closedAt: at };
    case 'application-submitted':
      return { ...state, status: 'SUBMITTED', submittedAt: at };
    case 'lanes-withdrawn': {
      const asked = event.services.map((service) => [service, { ...laneOf(state, service), withdrawing: true }]);
      return { ...state, lanes: { ...state.lanes, ...Object.fromEntries(asked) } };
    }
    case 'lane-progressed':
      return progressed(state, event);
    case 'supplement-answered':
      return state;
    case 'application-closed':
      return { ...state, status: event.status, closedAt: at, closings: state.closings + 1 };
    default:
      return event satisfies never;
  }
}

/** A lane that is open again opens a closed application; one that only tells more of its end leaves it closed. */
function progressed(state: Application, { service, version, status }: LaneProgressed): Application {
  const before = laneOf(state, service);
  const freed = before.freed || status.terminal;
  const lane = { ...before, version, status, ...(freed && { freed }) };
  const open = isUnderWay(state) || !status.terminal;
  const standing = open ? ({ status: 'IN_PROGRESS', closedAt: undefined } as const) : {};
  return { ...state, ...standing, lanes: { ...state.lanes, [service]: lane } };
}
