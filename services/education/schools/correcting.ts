import type { Text } from '../../../shared/contract/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import type { SchoolDetails } from '../contract/schools.ts';
import { closing } from '../domain/numbers.ts';
import { firstFree } from './places.ts';
import type { School } from './school.ts';

type Corrected = Pick<SchoolDetails, 'name' | 'places'> & { reason: Text };

/** A transaction takes a hundred writes; each number that is closed is one. */
const fewerAtMost = 80;

const given = (count: number): Text => ({
  zh: `已给出 ${count} 个学位`,
  en: `${count} places are given`,
});

/** What a correction of a school does: never fewer places than are given, and the numbers that go are closed for good. */
export async function corrected(before: School, { reason, name, places }: Corrected, kit: Kit) {
  const fewer = before.places - places;
  if (fewer > fewerAtMost) return { ok: false, refusal: { code: 'too-many-fewer', pointer: '/places' } } as const;
  const free = fewer > 0 ? await firstFree(kit, before) : [];
  if (fewer > free.length) {
    const detail = given(before.places - free.length);
    return { ok: false, refusal: { code: 'places-given', pointer: '/places', detail } } as const;
  }
  const closed = closing(before, places, free);
  const details = { ...before, name, places, ...(closed.length > 0 && { closed }) };
  const offers = fewer < 0 ? { offers: true as const } : {};
  return { ok: true, command: { type: 'correct', details, reason, ...offers } } as const;
}
