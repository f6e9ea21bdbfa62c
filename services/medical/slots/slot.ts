import type { Hold } from '../../../shared/casework/domain/index.ts';
import { stockAggregate } from '../../../shared/casework/index.ts';
import { draft } from '../../../shared/contract/index.ts';
import { medicalContract, type SlotDetails } from '../contract.ts';

/** Slots of a speciality that are still to come, the next one first. */
export const slotsOf = (speciality: string): string => `slots#${speciality}`;

/** The claim of the case that has a slot; of a cancelled one it stays with whoever had it last, so that nobody gets it. */
export const claimOf = (slotId: string): string => `slot#${slotId}`;

/** An appointment; the case that has it holds its claim, and when its time has come it is no longer listed. */
export const slot = stockAggregate<SlotDetails>({
  name: 'slot',
  row: (details) => ({
    list: slotsOf(details.speciality),
    sort: `${new Date(details.startsAt).toISOString()}#${details.slotId}`,
    item: details,
  }),
  until: ({ startsAt }) => startsAt,
  claimOf: ({ slotId }) => claimOf(slotId),
  offered: ({ slotId, hospitalId, speciality, startsAt }) =>
    draft(medicalContract.events.slotOffered, `slot/${slotId}`, { slotId, hospitalId, speciality, startsAt }),
});

/** What a case holds when this slot is booked for it. */
export const holdOf = ({ slotId, hospital, startsAt, coordinator, office }: SlotDetails): Hold => ({
  claim: claimOf(slotId),
  at: startsAt,
  id: slotId,
  text: {
    zh: `${hospital.zh}，${startsAt}，协调员 ${coordinator}${office ? `，${office.zh}` : ''}（${slotId}）`,
    en: `${hospital.en}, ${startsAt}, coordinator ${coordinator}${office ? `, ${office.en}` : ''} (${slotId})`,
  },
});
