import type { Refusal } from '../../../shared/contract/index.ts';
import type { Aggregate, Context, DomainEvent } from '../../../shared/log/index.ts';
import { batch, enterprise, project } from '../aggregates.ts';
import { type Batch, type BatchCommand, batchIdOf } from '../domain/batch.ts';
import { signable } from '../domain/decide-batch.ts';
import type { Enterprise } from '../domain/enterprise.ts';
import type { Project } from '../domain/project.ts';
import type { Header } from './content.ts';
import type { Plan } from './plan.ts';

/** The states that an import meets, and what they become while it is rehearsed. */
export interface World {
  enterprises: Map<string, Enterprise | null>;
  projects: Map<string, Project | null>;
  batches: Map<string, Batch | null>;
}

export type Rehearsed = { ok: true; changes: boolean } | { ok: false; field: string; refusal: Refusal };
type Tried<S> = { ok: true; state: S; changed: boolean } | { ok: false; refusal: Refusal };

/** Decides one command on a state in memory. */
export function tryOut<S, C, E extends DomainEvent, R extends string>(
  aggregate: Aggregate<S, C, E, R>,
  state: S,
  command: C,
  context: Context,
): Tried<S> {
  const decision = aggregate.decide(command, state, context);
  if (!decision.ok) return decision;
  const meta = { at: context.at, by: context.by, version: 0 };
  const after = decision.events.reduce((current, event) => aggregate.evolve(current, event, meta), state);
  return { ok: true, state: after, changed: decision.events.length > 0 };
}

/** Rehearses a whole row on the world: all of it would land, or nothing of it and the world stays as it was. */
export function rehearse(world: World, plan: Plan, header: Header, context: Context): Rehearsed {
  const enterprised = tryEnterprise(world, plan, context);
  if (!enterprised.ok) return no(`/enterprise${pointerIn(enterprised.refusal)}`, enterprised.refusal);
  const put = tryAgenda(world, plan, context);
  if (!put.ok) return no('/batch', put.refusal);
  const registered = tryOut(project, world.projects.get(plan.projectId) ?? null, plan.register, context);
  if (!registered.ok) return no(registered.refusal.pointer ?? '', registered.refusal);
  const signed = trySigning(registered.state, put.state, plan, header, context);
  if (!signed.ok) return no('/signedOn', signed.refusal);
  if (plan.enterprise) world.enterprises.set(plan.enterprise.id, enterprised.state);
  if (plan.batchId !== undefined) world.batches.set(plan.batchId, put.state);
  world.projects.set(plan.projectId, signed.state);
  return { ok: true, changes: [enterprised, put, registered, signed].some(({ changed }) => changed) };
}

const no = (field: string, refusal: Refusal): Rehearsed => ({ ok: false, field, refusal });
const pointerIn = ({ pointer = '' }: Refusal): string => pointer.replace('/names', '/zh');
const unchanged = <S>(state: S): Tried<S> => ({ ok: true, state, changed: false });

function tryEnterprise(world: World, plan: Plan, context: Context): Tried<Enterprise | null> {
  if (!plan.enterprise) return unchanged(null);
  const { id, command } = plan.enterprise;
  return tryOut(enterprise, world.enterprises.get(id) ?? null, command, context);
}

function tryAgenda(world: World, plan: Plan, context: Context): Tried<Batch | null> {
  if (plan.batchId === undefined) return unchanged(null);
  const state = world.batches.get(plan.batchId) ?? null;
  if (state === null) return { ok: false, refusal: { code: 'unknown-batch' } };
  return tryOut(batch, state, { type: 'put-on-agenda', items: [plan.item] }, context);
}

function trySigning(
  state: Project | null,
  agenda: Batch | null,
  plan: Plan,
  header: Header,
  context: Context,
): Tried<Project | null> {
  if (!plan.sign) return unchanged(state);
  if (plan.batchId !== undefined) {
    const ceremony = tryCeremony(agenda, plan.batchId, header, context);
    if (!ceremony.ok) return ceremony;
    const may = signable(ceremony.state, plan.projectId);
    if (!may.ok) return may;
  }
  return tryOut(project, state, plan.sign, context);
}

/** The batch as it will stand when its signings land: held, where the source says so. */
function tryCeremony(state: Batch | null, batchId: string, header: Header, context: Context): Tried<Batch | null> {
  const own = header.batch && batchIdOf(header.batch) === batchId;
  if (!own || !header.held) return unchanged(state);
  const fixed = tryOut(batch, state, { type: 'fix-agenda' }, context);
  return fixed.ok ? tryOut(batch, fixed.state, holding(header), context) : fixed;
}

/** The ceremony on its day. */
export const holding = ({ batch: plan }: Header): BatchCommand => ({ type: 'hold', on: plan?.heldOn });
