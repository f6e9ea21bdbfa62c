import type { Kit } from '../../../shared/service/index.ts';
import { application } from '../application/aggregate.ts';
import { member } from './aggregate.ts';
import type { Renewal } from './renewal-work.ts';

/** Has the departments that work on an application told what of the members whom it names was corrected. */
export async function renewIn(applicationId: string, corrected: readonly string[], kit: Kit): Promise<void> {
  const { members } = (await kit.load(application, applicationId)).state;
  const named = new Set(members.map(({ memberId }) => memberId).filter((id) => corrected.includes(id)));
  for (const memberId of named) {
    const { head } = await kit.load(member, memberId);
    await kit.enqueue({ applicationId, memberId, version: head.version } satisfies Renewal);
  }
}
