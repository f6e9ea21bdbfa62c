import { toShanghai } from '../../../shared/calendar/index.ts';
import { shortDigest } from '../../../shared/log/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import type { DueItem } from '../../../shared/views/index.ts';
import { consents } from '../consents/consents.ts';
import { againAt, announcedAt, personOverAt } from '../domain/retention.ts';
import { request } from './aggregates.ts';
import { answerBy } from './answer-by.ts';
import { answering } from './services.ts';
import { heldBy, lanesUnderWay } from './under-way.ts';

/** The person's data will have been held long enough: that is announced with its preview, and then erased like on request. */
async function retire(person: string, at: string, kit: Kit): Promise<void> {
  const about = { kind: 'erase', person, reason: 'retention', answerBy: answerBy(kit.now()) } as const;
  const requestId = `r${shortDigest('retention', person, at)}`;
  await kit.execute(request, requestId, { type: 'ask', ...about, services: [...answering] });
  // Its own request, already open, does the same; whatever becomes of this one, there is another look later.
  await kit.execute(consents, person, { type: 'put-off-retention', until: againAt(kit.now()) });
}

/** Each application by itself, and the person once everything has been held long enough. */
async function retain(person: string, kit: Kit): Promise<void> {
  await kit.execute(consents, person, { type: 'retain-flows' });
  const announced = announcedAt((await kit.load(consents, person)).state);
  if (announced !== undefined && announced <= toShanghai(kit.now())) await retire(person, announced, kit);
}

/** Whether the person has begun anew since it was announced. */
async function isKept(person: string, kit: Kit): Promise<boolean> {
  const over = personOverAt((await kit.load(consents, person)).state);
  return over === undefined || over > toShanghai(kit.now()) || lanesUnderWay(person, kit);
}

/** What was announced is carried out; an application that is submitted at that very moment goes before it. */
async function timeIsUp(requestId: string, kit: Kit): Promise<void> {
  const { state } = await kit.load(request, requestId);
  const kept = state.reason === 'retention' && (await isKept(state.person, kit));
  const held = state.reason === 'retention' ? await heldBy(state, kit) : {};
  const done = kept ? undefined : await kit.execute(request, requestId, { type: 'expire', ...held });
  if (!done?.ok) await kit.execute(request, requestId, { type: 'expire', kept: true });
}

/** What is due by persons and not by one aggregate alone; the rest is the aggregates' own. */
export function rightsDue({ aggregate, id, name }: DueItem, kit: Kit): Promise<void> | undefined {
  if (aggregate === consents.name && name === 'retention') return retain(id, kit);
  return aggregate === request.name && name === 'expire' ? timeIsUp(id, kit) : undefined;
}
