import type { Hold } from '../../shared/casework/domain/index.ts';
import { type Choice, freeIn, stockAggregate } from '../../shared/casework/index.ts';
import type { Kit } from '../../shared/service/index.ts';
import type { MedicalAnswers, SlotDetails } from './contract.ts';

/** Slots of a speciality that are still to come, the next one first. */
export const slotsOf = (speciality: string): string => `slots#${speciality}`;

/** An appointment; the case that has it holds its claim, and when its time has come it is no longer listed. */
export const slot = stockAggregate<SlotDetails>({
  name: 'slot',
  row: (details) => ({
    list: slotsOf(details.speciality),
    sort: `${new Date(details.startsAt).toISOString()}#${details.slotId}`,
    item: details,
  }),
  until: ({ startsAt }) => startsAt,
});

/** What a case holds when this slot is booked for it. */
export const holdOf = ({ slotId, hospital, startsAt, coordinator, office }: SlotDetails): Hold => ({
  claim: `slot#${slotId}`,
  at: startsAt,
  id: slotId,
  text: {
    zh: `${hospital.zh}，${startsAt}，协调员 ${coordinator}${office ? `，${office.zh}` : ''}（${slotId}）`,
    en: `${hospital.en}, ${startsAt}, coordinator ${coordinator}${office ? `, ${office.en}` : ''} (${slotId})`,
  },
});

/** The slot named, if it is of the speciality wished for and still to come; without a name the next that is free. */
export async function chooseSlot(
  kit: Kit,
  slotId: string | undefined,
  { speciality }: MedicalAnswers,
): Promise<Choice<'unknown' | 'unsuitable' | 'slot-past'>> {
  if (slotId === undefined) return { ok: true, holds: freeIn(kit, slotsOf(speciality), holdOf) };
  const { details } = (await kit.load(slot, slotId)).state;
  if (!details) return { ok: false, refusal: { code: 'unknown', pointer: '/slotId' } };
  if (details.speciality !== speciality) return { ok: false, refusal: { code: 'unsuitable', pointer: '/slotId' } };
  if (Date.parse(details.startsAt) <= kit.now())
    return { ok: false, refusal: { code: 'slot-past', pointer: '/slotId' } };
  return { ok: true, holds: [holdOf(details)] };
}
