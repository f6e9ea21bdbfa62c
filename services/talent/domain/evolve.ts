import type { ApplicationEvent } from './events.ts';
import { type Application, laneOf } from './state.ts';

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
    case 'lane-progressed': {
      const { service, version, status } = event;
      const lane = { ...laneOf(state, service), version, status };
      return { ...state, status: 'IN_PROGRESS', lanes: { ...state.lanes, [service]: lane } };
    }
    case 'supplement-answered':
      return state;
    case 'application-closed':
      return { ...state, status: event.status, closedAt: at };
    default:
      return event satisfies never;
  }
}
