import { everyRow } from '../../shared/rights/index.ts';
import type { Kit } from '../../shared/service/index.ts';
import { goneOf, item, itemsOf } from './item.ts';
import { incomingKey } from './places.ts';

/** Every document of a person that anything is still known of. */
export async function everyItemOf(person: string, kit: Kit): Promise<string[]> {
  const there = await everyRow<{ itemId: string }>(kit, itemsOf(person));
  const gone = await everyRow<{ itemId: string }>(kit, goneOf(person));
  return [...new Set([...there, ...gone].map(({ itemId }) => itemId))];
}

/**
 * Forgets a person: every byte of theirs is removed, and every document deleted, whatever uses it. Safe to repeat. Bytes
 * go first, since the log is to be emptied of where they lie.
 */
export async function forget(person: string, kit: Kit): Promise<void> {
  for (const itemId of await everyItemOf(person, kit)) {
    const { state } = await kit.load(item, itemId);
    if (state?.facts.person !== person) continue;
    const { past, file } = state;
    const places = [
      ...past,
      ...(file?.kept ? [file.kept.object] : []),
      ...(file ? [incomingKey(itemId, file.attempt)] : []),
    ];
    for (const place of places) await kit.files().remove(place);
    await kit.execute(item, itemId, { type: 'forget' });
  }
}
