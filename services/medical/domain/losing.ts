import { localDateOf } from '../../../shared/calendar/index.ts';
import { moveTo, standingIn, unlessOpen, wrongStage } from '../../../shared/casework/domain/index.ts';
import type { Text } from '../../../shared/contract/text.ts';
import { accept, type Context, refuse } from '../../../shared/log/aggregate.ts';
import { canonical } from '../../../shared/log/hash.ts';
import { medicalDepartment as department } from '../department.ts';
import type { MedicalCase, MedicalCommand } from './case.ts';
import type { Decided } from './plain.ts';

/**
 * Its hospital cancelled the slot: the case waits first in line, with the reason. The claim on the slot is not released,
 * so that nobody gets it any more. `held`: another has the slot, or nobody.
 */
export function slotCancelled(
  { slotId, reason }: Extract<MedicalCommand, { type: 'slot-cancelled' }>,
  state: MedicalCase,
  { at }: Context,
): Decided {
  const { hold, cancelled = [] } = state;
  const before = cancelled.find((one) => one.slotId === slotId);
  if (before) return canonical(before.reason) === canonical(reason) ? accept() : refuse('cancelled');
  if (hold?.id !== slotId) return refuse('held');
  // Whether it was kept is what is recorded of one whose time has come.
  if (hold.at === undefined || Date.parse(hold.at) <= Date.parse(at)) return refuse('over');
  const no = unlessOpen(state);
  if (no) return no;
  const stage = moveTo(department, 'revocation', state);
  if (stage === undefined) return wrongStage(department, state);
  const lost = { slotId, startsAt: hold.at, reason };
  const waits = whyWaiting(localDateOf(hold.at), reason);
  return accept({ type: 'case-moved', ...standingIn(department, stage), waits, cancelled: lost });
}

/** Why the case waits, for its applicant; nothing is promised while no slot is free. */
const whyWaiting = (day: string, reason: Text): Text => ({
  zh: `医院取消了 ${day} 的预约（${reason.zh}）；候补排在最前，有空闲号源即自动安排，已用次数不增加`,
  en: `The hospital cancelled the appointment of ${day} (${reason.en}); first on the waitlist, the next free slot is booked by itself, and no further appointment of the year is used`,
});
