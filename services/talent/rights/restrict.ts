import type { Kit } from '../../../shared/service/index.ts';
import settings from '../data/rights.json' with { type: 'json' };
import { restrictions } from './aggregates.ts';

/** Puts what a person has halted into force for a key: their own, or that of a member of their family. */
export const restrictKey = (key: string, recipients: readonly string[], kit: Kit): Promise<void> =>
  kit.keyring().restrict(key, { recipients, except: settings.restriction.except });

/** What the talent has halted holds for a member who is added later as well. */
export async function restrictAdded(person: string, memberId: string, kit: Kit): Promise<void> {
  const { recipients } = (await kit.load(restrictions, person)).state;
  if (recipients.length > 0) await restrictKey(memberId, recipients, kit);
}
