import type { Hold } from '../../../shared/casework/domain/index.ts';
import { unblocked } from '../../../shared/casework/testing/common-deeds.ts';
import { categories } from '../department.ts';
import type { MedicalCase, MedicalCommand } from '../domain/case.ts';

export interface Deed {
  command: MedicalCommand;
  by: string;
}

/** Slots before and after the turn of the year, since the allowance is a year's. */
const startsAt = {
  's-1': '2026-12-10T09:00:00+08:00',
  's-2': '2026-12-10T09:00:00+08:00',
  's-3': '2027-01-08T09:00:00+08:00',
  's-4': '2026-12-12T09:00:00+08:00',
  's-5': '2027-01-08T09:00:00+08:00',
} as const;
export const slots = Object.keys(startsAt) as (keyof typeof startsAt)[];

export const holdOf = (id: keyof typeof startsAt): Hold => ({
  ...{ claim: `slot#${id}`, id, at: startsAt[id], text: { zh: '甲', en: 'One' } },
});

/** How an appointment can end: it took place, nobody came, or the applicant gives it back. */
const ends: readonly ((state: MedicalCase) => Deed)[] = [
  ({ owner: by = '' }) => ({ command: { type: 'decide', outcome: 'approved', reasonCode: 'conditions-met' }, by }),
  ({ owner: by = '' }) => ({ command: { type: 'no-show' }, by }),
  ({ person: by }) => ({ command: { type: 'cancel' }, by }),
];

/** The next legal step of a case. */
export function forward(state: MedicalCase, way: number): Deed {
  const { stage, status, owner: by = 'worker', decisions } = state;
  const blocked = unblocked(state, way);
  if (blocked) return blocked;
  if (status === 'closed') return { command: { type: 'reopen', why: 'lead', decision: decisions }, by: 'lead' };
  const hold = holdOf(slots[way % slots.length] ?? 's-1');
  switch (stage) {
    case 'REQUESTED':
      if (way % 6 === 0) return { command: { type: 'set-category', category: categories[way % 4] ?? 'general' }, by };
      return { command: { type: 'entitle', nth: 1 + (way % 3) }, by };
    case 'ENTITLEMENT_OK':
      return { command: way % 4 === 0 ? { type: 'waitlist' } : { type: 'grant', hold, key: `g-${way}` }, by };
    case 'NO_SLOT':
      return { command: { type: 'take-turn', hold, key: `t-${way}` }, by: 'event' };
    case 'BOOKED':
      return { command: { type: 'advance', to: 'CONFIRMED' }, by };
    default:
      return ends[way % ends.length]?.(state) ?? { command: { type: 'remind' }, by };
  }
}
