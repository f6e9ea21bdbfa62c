import type { Hold } from '../../shared/casework/domain/index.ts';
import { lineAggregate, lineReactions } from '../../shared/casework/index.ts';
import { desk } from './case.ts';
import { medicalContract } from './contract.ts';
import { holdOf, slot } from './slots.ts';

const { events } = medicalContract;

/** Who waits for a slot of a speciality; the longest first. */
export const waitlist = lineAggregate(events.turnGiven);

export const waitlistReactions = lineReactions({
  desk,
  events,
  line: waitlist,
  rules: {
    waitsIn: 'NO_SLOT',
    rankOf: () => 0,
    itemOf: ({ id, at }: Hold) => ({ id, ...(at === undefined ? {} : { until: at }) }),
  },
  lineOf: ({ speciality }) => speciality,
  holdFor: async (slotId, kit) => {
    const { details } = (await kit.load(slot, slotId)).state;
    // A slot whose time has come while the turn was on its way is nobody's any more.
    return details && Date.parse(details.startsAt) > kit.now() ? holdOf(details) : undefined;
  },
  takeTurn: (hold, key) => ({ type: 'take-turn', hold, key }) as const,
});
