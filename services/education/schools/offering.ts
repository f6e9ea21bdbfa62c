import { inOrder } from '../../../shared/casework/line/state.ts';
import { on, type Reaction } from '../../../shared/service/index.ts';
import { educationContract } from '../contract.ts';
import { listOf, placeIdOf } from '../domain/wishes.ts';
import { waitingList } from '../lists.ts';
import { firstFree } from './places.ts';
import { schoolNamed } from './school.ts';

/**
 * Places that a school has more, or again, go to those who wait for it by themselves, as one that is given back does. Where
 * nobody waits yet they are left to the coordination.
 */
export const offeringReactions: Reaction[] = [
  on(educationContract.events.placesOffered, async ({ data: { schoolId, schoolYear } }, kit) => {
    const list = listOf(schoolId, schoolYear);
    const details = await schoolNamed(kit, { schoolId, schoolYear });
    const waiting = inOrder((await kit.load(waitingList, list)).state).length;
    if (!details || waiting === 0) return { ok: true };
    const numbers = await firstFree(kit, details, waiting);
    const items = numbers.map((number) => ({ id: placeIdOf(schoolId, schoolYear, number) }));
    return kit.execute(waitingList, list, { type: 'free', items });
  }),
];
