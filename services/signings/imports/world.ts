import type { Aggregate, DomainEvent } from '../../../shared/log/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import { batch, enterprise, project } from '../aggregates.ts';
import { batchIdOf } from '../domain/batch.ts';
import type { Header } from './content.ts';
import { inTurn } from './in-turn.ts';
import type { Plan } from './plan.ts';
import type { World } from './rehearse.ts';

/** Reads, consistently, everything that the rows are about. */
export async function loadWorld(kit: Kit, header: Header, plans: readonly Plan[]): Promise<World> {
  const own = header.batch ? [batchIdOf(header.batch)] : [];
  const enterpriseIds = plans.flatMap((plan) => (plan.enterprise ? [plan.enterprise.id] : []));
  const batchIds = plans.flatMap((plan) => (plan.batchId === undefined ? [] : [plan.batchId]));
  return {
    enterprises: await states(kit, enterprise, enterpriseIds),
    projects: await states(
      kit,
      project,
      plans.map((plan) => plan.projectId),
    ),
    batches: await states(kit, batch, [...own, ...batchIds]),
  };
}

async function states<S, C, E extends DomainEvent, R extends string>(
  kit: Kit,
  aggregate: Aggregate<S, C, E, R>,
  ids: readonly string[],
): Promise<Map<string, S>> {
  const loaded = await inTurn([...new Set(ids)], async (id) => [id, (await kit.load(aggregate, id)).state] as const);
  return new Map(loaded);
}
