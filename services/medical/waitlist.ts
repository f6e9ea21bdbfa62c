import { toShanghai } from '../../shared/calendar/index.ts';
import { type Hold, standingOf } from '../../shared/casework/domain/index.ts';
import { isStaff, lineAggregate, lineReactions, positionIn } from '../../shared/casework/index.ts';
import { type Handle, notFound } from '../../shared/service/index.ts';
import { desk, medicalCase } from './case.ts';
import { medicalContract } from './contract.ts';
import { holdOf, slot } from './slots.ts';

const { events } = medicalContract;

/** Who waits for a slot of a speciality; the longest first. */
export const waitlist = lineAggregate(events.turnGiven);

const rules = {
  waitsIn: 'NO_SLOT',
  rankOf: () => 0,
  itemOf: ({ id, at }: Hold) => ({ id, ...(at === undefined ? {} : { until: at }) }),
};

/** Where a case stands on the waitlist of its speciality; what it knows of itself counts, since the list follows by a moment. */
export const waitlistPlace: Handle<typeof medicalContract.operations.waitlistPlace> = async (call, kit) => {
  const { caseId } = call.params;
  const { state, head } = await kit.load(medicalCase, caseId);
  const seen = isStaff(call.principal, desk.department) || state.person === call.principal.subject;
  if (!seen || !state.answers) return notFound;
  const { speciality } = state.answers;
  const { cases } = (await kit.load(waitlist, speciality)).state;
  const place = positionIn({ cases: { ...cases, [caseId]: standingOf(rules, state, head.version) } }, caseId);
  const before = place && { ...place, before: place.position - 1 };
  return {
    ok: true,
    body: { caseId, asOf: toShanghai(kit.now()), speciality, waiting: place !== undefined, ...before },
  };
};

export const waitlistReactions = lineReactions({
  desk,
  events,
  line: waitlist,
  rules,
  lineOf: ({ speciality }) => speciality,
  holdFor: async (slotId, kit) => {
    const { details } = (await kit.load(slot, slotId)).state;
    // A slot whose time has come while the turn was on its way is nobody's any more.
    return details && Date.parse(details.startsAt) > kit.now() ? holdOf(details) : undefined;
  },
  takeTurn: (hold, key) => ({ type: 'take-turn', hold, key }) as const,
});
