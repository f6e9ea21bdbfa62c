import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock, type MovableClock } from '../clock.ts';
import { createFaults } from '../faults.ts';
import { type Queues, startQueues } from '../servers/queues.ts';
import type { Faults, Invocation, LambdaHost } from '../types.ts';
import { type AsyncInvoker, createAsyncInvoker } from './async-invoker.ts';
import type { Delivery } from './targets.ts';

/** Everything around the bus, in a folder of its own; functions answer what `answer` says. */
export interface Surroundings {
  folder: string;
  clock: MovableClock;
  queues: Queues;
  invoker: AsyncInvoker;
  faults: Faults;
  /** Function and event of every invocation so far. */
  invoked: [string, unknown][];
  problems: string[];
  /** Set by a test to refuse deliveries. */
  refuses(delivery: Delivery): boolean;
  answer(functionName: string): Invocation | Promise<Invocation>;
  end(): Promise<void>;
}

export const place = { region: 'local', account: '1' };

/** Opens the surroundings in this folder, or in a new one. */
export async function openSurroundings(folder = mkdtempSync(join(tmpdir(), 'events-'))): Promise<Surroundings> {
  const invoked: [string, unknown][] = [];
  const problems: string[] = [];
  const report = (problem: string) => void problems.push(problem);
  const host: LambdaHost = {
    async invoke(name, event) {
      invoked.push([name, event]);
      return surroundings.answer(name);
    },
    async stop() {},
  };
  const queues = await startQueues({ dataDir: folder, ...place, partition: 'local' });
  const invoker = createAsyncInvoker({ dataDir: folder, host, queues, report, retryDelaysMs: [1, 2] });
  const surroundings: Surroundings = {
    folder,
    clock: createClock({ dataDir: folder }),
    queues,
    invoker,
    faults: createFaults(),
    invoked,
    problems,
    refuses: () => false,
    answer: () => ({ ok: true, payload: null }),
    async end() {
      await invoker.stop();
      await queues.stop();
    },
  };
  return surroundings;
}

/** Options that the bus and the schedules have in common. */
export function optionsIn(around: Surroundings) {
  const { clock, queues, invoker, faults, problems } = around;
  return {
    ...place,
    clock,
    queues,
    invoker,
    faults,
    mayDeliver: (delivery: Delivery) =>
      around.refuses(delivery)
        ? { allowed: false as const, reason: `no policy lets ${delivery.service} in` }
        : { allowed: true as const },
    report: (problem: string) => void problems.push(problem),
  };
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true });
