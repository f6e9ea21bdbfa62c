import { toShanghai } from '../../shared/calendar/index.ts';
import { type Hold, standingOf } from '../../shared/casework/domain/index.ts';
import { isStaff, lineAggregate, lineReactions, positionIn } from '../../shared/casework/index.ts';
import { type Handle, notFound, on } from '../../shared/service/index.ts';
import { desk, medicalCase } from './case.ts';
import { medicalContract } from './contract.ts';
import { type MedicalCase, waitsIn } from './domain/case.ts';
import { holdOf, slot } from './slots/slot.ts';

const { events } = medicalContract;

/** Who waits for a slot of a speciality: first those whose hospital cancelled, among equals who waits the longest. */
export const waitlist = lineAggregate(events.turnGiven);

/** Who waits, and who comes before whom. */
export const waitlistRules = {
  waitsIn,
  rankOf: ({ first }: MedicalCase) => (first ? -1 : 0),
  itemOf: ({ id, at }: Hold) => ({ id, ...(at === undefined ? {} : { until: at }) }),
};

/** Where a case stands on the waitlist of its speciality; what it knows of itself counts, since the list follows by a moment. */
export const waitlistPlace: Handle<typeof medicalContract.operations.waitlistPlace> = async (call, kit) => {
  const { caseId } = call.params;
  const { state, head }: { state: MedicalCase; head: { version: number } } = await kit.load(medicalCase, caseId);
  const seen = isStaff(call.principal, desk.department) || state.person === call.principal.subject;
  if (!seen || !state.answers) return notFound;
  const { speciality } = state.answers;
  const { cases } = (await kit.load(waitlist, speciality)).state;
  const place = positionIn({ cases: { ...cases, [caseId]: standingOf(waitlistRules, state, head.version) } }, caseId);
  const before = place && { ...place, before: place.position - 1 };
  const { first, cancelled } = state;
  const told = {
    ...(first && { first }),
    ...(cancelled && { cancelled: cancelled.map(({ by: _by, ...one }) => one) }),
  };
  return {
    ok: true,
    body: { caseId, asOf: toShanghai(kit.now()), speciality, waiting: place !== undefined, ...before, ...told },
  };
};

/** A slot that is new, corrected or offered again goes to the next in line as one that was given back does. */
const slotOffered = on(events.slotOffered, ({ data: { slotId, speciality, startsAt } }, kit) =>
  kit.execute(waitlist, speciality, { type: 'free', items: [{ id: slotId, until: startsAt }] }),
);

const follows = lineReactions({
  desk,
  events,
  line: waitlist,
  rules: waitlistRules,
  lineOf: ({ speciality }) => speciality,
  holdFor: async (slotId, kit, speciality) => {
    const { details, withdrawn, cancelled } = (await kit.load(slot, slotId)).state;
    // What came to its time, or to another line, while the turn was on its way is nobody's here any more.
    if (!details || withdrawn || cancelled || details.speciality !== speciality) return undefined;
    return Date.parse(details.startsAt) > kit.now() ? holdOf(details) : undefined;
  },
  takeTurn: (hold, key) => ({ type: 'take-turn', hold, key }) as const,
});

export const waitlistReactions = [...follows, slotOffered];
