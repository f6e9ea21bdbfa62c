import { on, type Reaction } from '../../../shared/service/index.ts';
import { consents } from '../consents.ts';
import { memberRemoved } from './events.ts';

/** Consents given for the member go first, and what flows under them stops; then nothing of theirs opens any more. */
export const memberReactions: readonly Reaction[] = [
  on(memberRemoved, async ({ data: { memberId, person, at } }, kit) => {
    const { state } = await kit.load(consents, person);
    for (const [consentId, { subject, withdrawnAt }] of Object.entries(state.consents))
      if (subject === memberId && withdrawnAt === undefined)
        await kit.execute(consents, person, { type: 'withdraw', consentId });
    await kit.keyring().erase(memberId, at);
    return { ok: true };
  }),
];
