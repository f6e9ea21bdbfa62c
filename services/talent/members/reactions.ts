import { asNow, on, type Reaction } from '../../../shared/service/index.ts';
import { consents } from '../consents/consents.ts';
import { memberCorrected, memberRemoved } from './events.ts';
import { renewIn } from './renewing.ts';

/** Noted where an application that is on its way in notes itself, so that the later of the two tells the departments. */
const renewed = on(memberCorrected, async ({ data: { memberId, person } }, kit) => {
  const noted = await kit.execute(consents, person, { type: 'note-renewal', memberId });
  if (!noted.ok) return noted;
  const { state } = await asNow(consents, noted, kit);
  for (const [applicationId, { ended }] of Object.entries(state.flows))
    if (!ended) await renewIn(applicationId, [memberId], kit);
  return { ok: true };
});

/**
 * Consents given for the member go first, and what flows under them stops; then nothing of theirs opens any more. Those that
 * went before are withdrawn again, which changes nothing, so that each command has its place when the event comes again.
 */
export const memberReactions: readonly Reaction[] = [
  renewed,
  on(memberRemoved, async ({ data: { memberId, person, at } }, kit) => {
    const { state } = await kit.load(consents, person);
    for (const [consentId, { subject }] of Object.entries(state.consents))
      if (subject === memberId) await kit.execute(consents, person, { type: 'withdraw', consentId });
    await kit.keyring().erase(memberId, at);
    return { ok: true };
  }),
];
