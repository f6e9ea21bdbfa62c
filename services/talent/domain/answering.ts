import { canonical, shortDigest } from '../../../shared/log/index.ts';
import type { SupplementAnswered } from './events.ts';
import { type Application, laneOf } from './state.ts';

type Given = NonNullable<SupplementAnswered['given']>[number];
type Answer = SupplementAnswered['answer'];

/** What a department was given for what it asked then: the same again has the same mark. Words are sealed alike within an application (ADR 0006). */
function markOf({ service, items, met }: Given, answer: Answer, state: Application): string {
  const { status } = laneOf(state, service);
  return shortDigest('answer', canonical([status?.supplement?.askedAt, items.toSorted(), met, answer?.box]));
}

/** Whether each of the departments was given the very same for what it asks, and has only not told yet that it has it; or none is given anything. */
export const isRepeated = (given: readonly Given[], answer: Answer, state: Application): boolean =>
  given.every((one) => laneOf(state, one.service).answering?.includes(markOf(one, answer, state)) === true);

/** The application with what was given noted by its marks alone. */
export function answeredLanes(state: Application, { given = [], answer }: SupplementAnswered): Application {
  const lanes = given.map((one) => {
    const lane = laneOf(state, one.service);
    return [one.service, { ...lane, answering: [...(lane.answering ?? []), markOf(one, answer, state)] }];
  });
  return { ...state, lanes: { ...state.lanes, ...Object.fromEntries(lanes) } };
}
