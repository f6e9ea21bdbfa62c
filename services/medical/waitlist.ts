import { type Hold, standingOf } from '../../shared/casework/domain/index.ts';
import { keepTurn, lineAggregate } from '../../shared/casework/index.ts';
import { type Kit, on, type Reacted } from '../../shared/service/index.ts';
import { desk, medicalCase } from './case.ts';
import { medicalContract } from './contract.ts';
import { holdOf, slot } from './slots.ts';

const { caseProgressed, turnGiven } = medicalContract.events;

/** Who waits for a slot of a speciality; the longest first. */
export const waitlist = lineAggregate(turnGiven);

const rules = {
  waitsIn: 'NO_SLOT',
  rankOf: () => 0,
  itemOf: ({ id, at }: Hold) => ({ id, ...(at === undefined ? {} : { until: at }) }),
};

/** Keeps the waitlist up to date; an event only says that there is something to see. */
async function noteOnWaitlist(caseId: string, kit: Kit): Promise<Reacted> {
  const { state, head } = await kit.load(medicalCase, caseId);
  if (!state.answers) return { ok: true };
  const standing = standingOf(rules, state, head.version);
  await kit.execute(waitlist, state.answers.speciality, { type: 'note', caseId, ...standing });
  return { ok: true };
}

export const waitlistReactions = [
  on(caseProgressed, ({ data }, kit) => noteOnWaitlist(data.caseId, kit)),
  on(turnGiven, async ({ data }, kit) => {
    const { details } = (await kit.load(slot, data.itemId)).state;
    // A slot whose time has come while the turn was on its way is nobody's any more.
    const hold = details && Date.parse(details.startsAt) > kit.now() ? holdOf(details) : undefined;
    return keepTurn(
      desk,
      waitlist,
      { ...data, hold },
      (given, key) => ({ type: 'take-turn', hold: given, key }) as const,
      kit,
    );
  }),
];
