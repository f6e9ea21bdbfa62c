import { shortDigest } from '../../../shared/log/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import type { DueItem } from '../../../shared/views/index.ts';
import { consents } from '../consents.ts';
import { againAt } from '../domain/retention.ts';
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

/** What is due by persons and not by one aggregate; the rest is the aggregates' own. */
export const rightsDue = ({ aggregate, id, name, at }: DueItem, kit: Kit): Promise<void> | undefined =>
  aggregate === consents.name && name === 'retention' ? retire(id, at, kit) : undefined;
