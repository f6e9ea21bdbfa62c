import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRepository, execute, type Order } from '../../shared/log/index.ts';
import { createMemoryLog, createMemorySnapshots } from '../../shared/testing/memory-log.ts';
import { resource } from './aggregates.ts';
import { freeOf, type Offer, type Resource, type ResourceCommand } from './domain/resource.ts';

const names = { zh: '资源', en: 'Resource' };
const capacity = 10;
// Snapshots at short intervals, so that they take part.
const pool = { ...resource, snapshotEvery: 5 };
const requestId = fc.integer({ min: 0, max: 7 }).map((number) => `r${number}`);

/** Commands as several writers might send them, sensible or not. */
const command: fc.Arbitrary<ResourceCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('apply' as const),
      requestId,
      enterpriseId: fc.constant('tezign'),
      amount: fc.integer({ min: 1, max: 7 }),
      purpose: fc.constant('研发'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('grant' as const), requestId }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('end' as const), requestId, consumed: fc.integer({ min: 0, max: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('withdraw' as const), requestId, enterpriseId: fc.constant('tezign') }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('refuse' as const), requestId, reason: fc.constant('不符') }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('change-capacity' as const), capacity: fc.integer({ min: 0, max: 14 }) }),
  },
);

const plan = fc.record({
  kind: fc.constantFrom<Offer['kind']>('space', 'compute'),
  commands: fc.array(command, { minLength: 8, maxLength: 24 }),
  /** How many other writers get in between the read and the write of each command. */
  between: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 24, maxLength: 24 }),
});

/** What is wrong with a state: something given twice, somebody waiting who fits, books that do not add up. */
function faultsOf(state: Resource): string[] {
  const active = Object.entries(state.requests);
  const held = active.filter(([, { status }]) => status === 'GRANTED').reduce((sum, [, { amount }]) => sum + amount, 0);
  const waiting = active.filter(([, { status }]) => status === 'WAITLISTED').map(([id]) => id);
  const first = state.requests[state.waitlist[0] ?? ''];
  const faults = {
    'holds another amount than was granted': state.held !== held,
    'gave more than there is': freeOf(state) < 0,
    'lists others than wait': [...state.waitlist].sort().join() !== waiting.sort().join(),
    'lets somebody wait who fits': first !== undefined && first.amount <= freeOf(state),
  };
  return Object.entries(faults).flatMap(([fault, found]) => (found ? [fault] : []));
}

/** Runs the commands so that others land between a command's read and its write, which then meets a conflict. */
async function interleave({
  kind,
  commands,
  between,
}: {
  kind: Offer['kind'];
  commands: ResourceCommand[];
  between: number[];
}) {
  const log = createMemoryLog();
  const pending = commands.map(
    (one, place): Order<ResourceCommand> => ({
      id: 'one',
      command: one,
      commandId: `c${place}`,
      by: `writer-${place % 4}`,
    }),
  );
  const gaps = [...between];
  const applied: string[] = [];
  const faults: string[] = [];
  let conflicts = 0;
  const deps = {
    log,
    repository: createRepository(log, createMemorySnapshots()),
    now: () => Date.parse('2026-11-23T01:00:00Z'),
  };

  async function next(): Promise<void> {
    const order = pending.shift();
    if (!order) return;
    let others = gaps.shift() ?? 0;
    const contended = {
      ...log,
      async append(...commit: Parameters<typeof log.append>) {
        for (; others > 0; others -= 1) await next();
        const appended = await log.append(...commit);
        if (!appended.ok) conflicts += 1;
        return appended;
      },
    };
    const executed = await execute({ ...deps, log: contended }, pool, order);
    if (executed.ok && order.command.type === 'apply') applied.push(order.command.requestId);
    if (executed.ok && executed.state) faults.push(...faultsOf(executed.state));
  }

  const offer: Offer = { incubator: { id: 'mosu', names }, kind, names };
  await execute(deps, pool, {
    id: 'one',
    command: { type: 'offer', offer, capacity },
    commandId: 'offer',
    by: 'staff',
  });
  while (pending.length > 0) await next();
  const { state } = await deps.repository.load(pool, 'one');
  return { state, applied: new Set(applied), conflicts, log, faults };
}

describe('concurrent writers', () => {
  test('in 1,000 random interleavings never overbook, and no request is lost', async () => {
    let conflicts = 0;
    const property = fc.asyncProperty(plan, async (planned) => {
      const run = await interleave(planned);
      if (!run.state) throw new Error('the resource is gone');
      expect(run.faults).toEqual([]);
      const known = [...Object.keys(run.state.requests), ...run.state.over.map((one) => one.requestId)];
      expect(known.sort()).toEqual([...run.applied].sort());
      const versions = run.log.commits.map(({ version }) => version);
      expect(versions).toEqual(versions.map((_, place) => place + 1));
      conflicts += run.conflicts;
    });
    await fc.assert(property, { numRuns: 1000 });
    // Without conflicts nothing would have been tested.
    expect(conflicts).toBeGreaterThan(1000);
  });
});
