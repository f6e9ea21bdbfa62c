import { type Choice, freeIn } from '../../../shared/casework/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import type { MedicalAnswers } from '../contract.ts';
import { holdOf, slot, slotsOf } from './slot.ts';

/** The slot named, if it is of the speciality wished for and still to come; without a name the next that is free. */
export async function chooseSlot(
  kit: Kit,
  slotId: string | undefined,
  { speciality }: MedicalAnswers,
): Promise<Choice<'unknown' | 'unsuitable' | 'withdrawn' | 'cancelled' | 'slot-past'>> {
  if (slotId === undefined) return { ok: true, holds: freeIn(kit, slotsOf(speciality), holdOf) };
  const { details, withdrawn, cancelled } = (await kit.load(slot, slotId)).state;
  if (!details) return { ok: false, refusal: { code: 'unknown', pointer: '/slotId' } };
  if (details.speciality !== speciality) return { ok: false, refusal: { code: 'unsuitable', pointer: '/slotId' } };
  if (withdrawn) return { ok: false, refusal: { code: 'withdrawn', pointer: '/slotId' } };
  if (cancelled) return { ok: false, refusal: { code: 'cancelled', pointer: '/slotId' } };
  if (Date.parse(details.startsAt) <= kit.now())
    return { ok: false, refusal: { code: 'slot-past', pointer: '/slotId' } };
  return { ok: true, holds: [holdOf(details)] };
}
