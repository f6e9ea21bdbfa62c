import { randomUUID } from 'node:crypto';
import type { CloudEvent } from '../../contract/event.ts';
import type { Principal } from '../../identity/principal.ts';
import type { Commit } from '../../log/index.ts';
import { createDeadlines } from '../../service/deadlines.ts';
import type { AnyService } from '../../service/define.ts';
import type { Runtime } from '../../service/runtime.ts';
import { startTestDatabase } from '../../testing/database.ts';
import { startTestKeyService } from '../../testing/key-service.ts';
import { type Answer, call, type Request } from './district-call.ts';
import { allCommits, carrier, closed, deliver } from './district-carrier.ts';
import { runtimeFor, type Task } from './district-runtime.ts';

export type { Answer } from './district-call.ts';

/** Some services side by side on the embedded database; events and views move when the test says so. */
export interface District {
  call<T = Record<string, unknown>>(who: Principal, route: string, request?: Request): Promise<Answer<T>>;
  /** Carries events and rows over until nothing is left; `order` may repeat and reorder what is on its way. */
  settle(order?: (events: CloudEvent[]) => CloudEvent[]): Promise<void>;
  /** An event of another service arrives, in every service that wants it; `about` is its sender and version. */
  tell(type: string, data: unknown, about?: Partial<CloudEvent>): Promise<void>;
  /** Moves the clock and keeps what has fallen due. */
  advanceTo(instant: string): Promise<void>;
  runtimeOf(service: string): Runtime;
  commitsOf(service: string): Promise<Commit[]>;
  stop(): Promise<void>;
}

/** Starts the services at an instant. Stop it in `afterAll`. */
export async function startDistrict(services: readonly AnyService[], instant: string): Promise<District> {
  const database = await startTestDatabase();
  const keys = await startTestKeyService();
  const clock = { now: Date.parse(instant) };
  const tasks: Task[] = [];
  const keysTable = await database.createTable('keys', 'person:S', 'item:S');
  const landed = new Map<string, Commit[]>();
  const runtimes = new Map<string, Runtime>();
  for (const service of services) {
    const fresh: Commit[] = [];
    landed.set(service.contract.service, fresh);
    const parts = { database, keys, keysTable, clock, tasks, landed: fresh };
    runtimes.set(service.contract.service, await runtimeFor(service, parts));
  }
  const runtimeOf = (name: string): Runtime => {
    const runtime = runtimes.get(name);
    if (!runtime) throw new Error(`no service ${name} here`);
    return runtime;
  };
  const commitsOf = (name: string) => allCommits(runtimeOf(name));
  const settle = carrier([...runtimes.values()], landed, tasks);
  return {
    call: (who, route, request = {}) => call(runtimeOf(route.split('/')[1] ?? ''), who, route, request),
    settle,
    async tell(type, data, about = {}) {
      const event = {
        ...envelope,
        id: `evt_${randomUUID()}`,
        type,
        time: new Date(clock.now).toISOString(),
        data,
        ...about,
      };
      await deliver([...runtimes.values()], event);
      await settle();
    },
    async advanceTo(later) {
      clock.now = Date.parse(later);
      for (const runtime of runtimes.values()) await createDeadlines(closed(runtime))();
      await settle();
    },
    runtimeOf,
    commitsOf,
    async stop() {
      await keys.stop();
      await database.stop();
    },
  };
}

const envelope = {
  specversion: '1.0',
  source: 'plus/test',
  subject: 'test/one',
  datacontenttype: 'application/json',
  streamversion: 1,
} as const;
