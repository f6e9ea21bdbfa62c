import { toShanghai } from '../../../shared/calendar/index.ts';
import { shortDigest } from '../../../shared/log/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import type { DueItem } from '../../../shared/views/index.ts';
import { consents } from '../consents.ts';
import { againAt, personOverAt } from '../domain/retention.ts';
import { request } from './aggregates.ts';
import { answerBy } from './answer-by.ts';
import { answering } from './services.ts';

/** The person's data was held long enough: it is erased like on request, unless something stands in the way. */
async function retire(person: string, at: string, kit: Kit): Promise<void> {
  const about = { kind: 'erase', person, reason: 'retention', answerBy: answerBy(kit.now()) } as const;
  const requestId = `r${shortDigest('retention', person, at)}`;
  await kit.execute(request, requestId, { type: 'ask', ...about, services: [...answering] });
  // Its own request, already open, does the same; whatever becomes of this one, there is another look later.
  await kit.execute(consents, person, { type: 'put-off-retention', until: againAt(kit.now()) });
}

/** The person once everything has been held long enough; before that each application by itself. */
async function retain(person: string, at: string, kit: Kit): Promise<void> {
  const over = personOverAt((await kit.load(consents, person)).state);
  if (over !== undefined && over <= toShanghai(kit.now())) await retire(person, at, kit);
  else await kit.execute(consents, person, { type: 'retire-flows' });
}

/** What is due by persons and not by one aggregate; the rest is the aggregates' own. */
export const rightsDue = ({ aggregate, id, name, at }: DueItem, kit: Kit): Promise<void> | undefined =>
  aggregate === consents.name && name === 'retention' ? retain(id, at, kit) : undefined;
