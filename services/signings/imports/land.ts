import type { Refusal } from '../../../shared/contract/index.ts';
import type { Executed } from '../../../shared/log/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import { announcement, batch, enterprise, project } from '../aggregates.ts';
import { type BatchCommand, batchIdOf } from '../domain/batch.ts';
import type { Header } from './content.ts';
import { inTurn } from './in-turn.ts';
import type { Plan } from './plan.ts';
import { holding } from './rehearse.ts';

/** What became of the rows: those that were refused after all, by line, and those that changed something. */
export interface Landed {
  refused: Map<number, Refusal>;
  changed: Set<number>;
}

/**
 * Lands rehearsed rows. Every command is issued on every run, in the same order, also where it changes nothing, so
 * that a request which is repeated after a failure meets its own commands and completes them.
 */
export async function land(kit: Kit, header: Header, plans: readonly Plan[]): Promise<Landed> {
  const landed: Landed = { refused: new Map(), changed: new Set() };
  const open = () => plans.filter(({ line }) => !landed.refused.has(line));
  await putOnAgendas(kit, landed, plans);
  await inTurn(firstOfEach(open()), async (plan) => note(landed, [plan], await registerEnterprise(kit, plan)));
  await inTurn(open(), async (plan) => note(landed, [plan], await kit.begin(project, plan.projectId, plan.register)));
  if (header.held && header.batch) await hold(kit, header, batchIdOf(header.batch));
  await sign(kit, landed, open());
  if (header.held && header.batch) await kit.execute(batch, batchIdOf(header.batch), { type: 'close' });
  return landed;
}

/** Plans the import's own batch; a no stops the import before anything landed. */
export async function planBatch(kit: Kit, { batch: plan }: Header): Promise<Executed<unknown> | undefined> {
  return plan && kit.execute(batch, batchIdOf(plan), { type: 'plan', plan });
}

/** Records what the announcement states beside its projects. */
export async function recordStatements(kit: Kit, header: Header): Promise<Executed<unknown> | undefined> {
  const { batch: plan, source, statements } = header;
  if (!plan || !source || statements.length === 0) return undefined;
  return kit.execute(announcement, batchIdOf(plan), { type: 'record', source, statements });
}

function note(landed: Landed, plans: readonly Plan[], executed: Executed<unknown> | undefined): void {
  if (!executed) return;
  for (const { line } of plans) {
    if (!executed.ok) landed.refused.set(line, executed.refusal);
    else if (executed.changed || executed.repeated) landed.changed.add(line);
  }
}

function firstOfEach(plans: readonly Plan[]): Plan[] {
  const first = new Map<string, Plan>();
  for (const plan of plans) if (plan.enterprise && !first.has(plan.enterprise.id)) first.set(plan.enterprise.id, plan);
  return [...first.values()];
}

async function registerEnterprise(kit: Kit, plan: Plan): Promise<Executed<unknown> | undefined> {
  return plan.enterprise && kit.execute(enterprise, plan.enterprise.id, plan.enterprise.command);
}

/** One commit a batch, so that a batch has all the rows or none. */
async function putOnAgendas(kit: Kit, landed: Landed, plans: readonly Plan[]): Promise<void> {
  const groups = Map.groupBy(plans, (plan) => plan.batchId);
  for (const [batchId, group] of groups) {
    if (batchId === undefined) continue;
    const command: BatchCommand = { type: 'put-on-agenda', items: group.map(({ item }) => item) };
    const executed = await kit.execute(batch, batchId, command);
    if (!executed.ok) note(landed, group, executed);
  }
}

async function hold(kit: Kit, header: Header, batchId: string): Promise<void> {
  await kit.execute(batch, batchId, { type: 'fix-agenda' });
  await kit.execute(batch, batchId, holding(header));
}

async function sign(kit: Kit, landed: Landed, plans: readonly Plan[]): Promise<void> {
  await inTurn(plans, async (plan) => {
    if (plan.sign) note(landed, [plan], await kit.execute(project, plan.projectId, plan.sign));
  });
  const signed = plans.filter(({ line, sign, batchId }) => sign && batchId && !landed.refused.has(line));
  for (const group of Map.groupBy(signed, ({ batchId, sign }) => `${batchId} ${sign?.signing.on}`).values()) {
    const [{ batchId, sign } = {}] = group;
    if (batchId === undefined || !sign) continue;
    const projectIds = group.map(({ projectId }) => projectId);
    await kit.execute(batch, batchId, { type: 'note-signed', projectIds, on: sign.signing.on });
  }
}
