import { toShanghai } from '../../../shared/calendar/index.ts';
import { everyRow, type HeldKind, type HeldRecord, type PersonEvents } from '../../../shared/rights/index.ts';
import { type Kit, on, onEach, type Reaction } from '../../../shared/service/index.ts';
import { consents } from '../consents/consents.ts';
import settings from '../data/rights.json' with { type: 'json' };
import { erasesAt } from '../domain/retention.ts';
import { draftDiscarded, draftExpired } from '../form/events.ts';
import { membersOf } from '../members/aggregate.ts';
import { request, restrictions } from './aggregates.ts';
import { rightsEvents } from './events.ts';
import { restrictKey } from './restrict.ts';
import { personServices } from './services.ts';

const availableMs = settings.available.days * 86_400_000;

/** Each service's parts, and that it has let go. */
const answers = Object.entries<PersonEvents>(personServices).flatMap(
  ([service, { personPartReady, personForgotten }]): Reaction[] => [
    on(personPartReady, ({ data }, kit) => {
      const { part, last, kinds, records } = data as Said;
      const times = { until: toShanghai(kit.now() + availableMs), erasesAt: erasesAt(kit.now()) };
      return kit.execute(request, data.requestId, { type: 'receive', service, part, last, kinds, records, ...times });
    }),
    on(personForgotten, ({ data: { requestId, records } }, kit) =>
      kit.execute(request, requestId, { type: 'gone', service, records }),
    ),
  ],
);

interface Said {
  part: number;
  last: boolean;
  kinds: HeldKind[];
  records: HeldRecord[];
}

const halted = { recipients: [], except: [] };

/** The key goes first. One that is made after the erasure was confirmed is of somebody who began anew, and stays; so does whom they have halted since. */
const keyGoes = on(rightsEvents.personErased, async ({ data: { person, at } }, kit) => {
  const { since = '' } = (await kit.load(restrictions, person)).state;
  if (since <= at) await kit.keyring().restrict(person, halted);
  await kit.keyring().erase(person, at);
  return { ok: true };
});

/** The person's own, and those of their family. */
const keysOf = async (person: string, kit: Kit): Promise<string[]> => {
  const family = await everyRow<{ memberId: string }>(kit, membersOf(person));
  return [person, ...family.map(({ memberId }) => memberId)];
};

/** The key of one application goes, with what it tells of members; a draft's when it has expired, or was withdrawn and held long enough. What else is held of the person still opens. */
const recordGoes = onEach([rightsEvents.recordRetired, draftExpired, draftDiscarded], async ({ data }, kit) => {
  const { person, applicationId } = data as { person: string; applicationId: string };
  for (const key of await keysOf(person, kit)) await kit.keyring().eraseRecord(key, applicationId);
  return { ok: true };
});

/** What holds now is put into force, so that the order of events does not matter; for the family's keys as well. */
const restricted = on(rightsEvents.restrictionChanged, async ({ data: { person } }, kit) => {
  const { state, head } = await kit.load(restrictions, person);
  const { recipients } = state;
  for (const key of await keysOf(person, kit)) await restrictKey(key, recipients, kit);
  return kit.execute(consents, person, { type: 'note-halt', recipients, version: head.version });
});

export const rightsReactions: readonly Reaction[] = [keyGoes, recordGoes, restricted, ...answers];
