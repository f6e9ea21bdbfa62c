import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { CloudEvent } from '../../contract/event.ts';
import { type Commit, fromItem, isCommit } from '../../log/index.ts';
import type { Keyring } from '../../sealed/index.ts';
import { wantedEvents } from '../../service/define.ts';
import { createInbox } from '../../service/inbox.ts';
import { project } from '../../service/projector.ts';
import { cloudEventsOf } from '../../service/relay.ts';
import type { Runtime } from '../../service/runtime.ts';
import { createWork } from '../../service/work.ts';
import type { Task } from './district-runtime.ts';

/** Every commit of a service, by stream and version. */
export async function allCommits({ dynamodb, env }: Runtime): Promise<Commit[]> {
  const commits: Commit[] = [];
  let ExclusiveStartKey: ScanCommand['input']['ExclusiveStartKey'];
  do {
    const page = await dynamodb.send(
      new ScanCommand({ TableName: env.LOG_TABLE, ConsistentRead: true, ExclusiveStartKey }),
    );
    commits.push(...(page.Items ?? []).filter(isCommit).map(fromItem));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return inOrder(commits);
}

const inOrder = (commits: Commit[]): Commit[] =>
  commits.sort((a, b) => a.stream.localeCompare(b.stream) || a.version - b.version);

/** Does what relay, bus, queue and projector do, when it is called. */
export function carrier(
  runtimes: readonly Runtime[],
  landed: ReadonlyMap<string, Commit[]>,
  tasks: Task[],
): (order?: (events: CloudEvent[]) => CloudEvent[]) => Promise<void> {
  const shown = new Map<string, number>();
  return async (order = (events) => events) => {
    for (;;) {
      const events: CloudEvent[] = [];
      for (const runtime of runtimes)
        events.push(...(await fresh(runtime, landed.get(runtime.env.SERVICE) ?? [], shown)));
      const work = tasks.splice(0);
      if (events.length === 0 && work.length === 0) return;
      for (const event of order(events)) await deliver(runtimes, event);
      for (const task of work) await perform(runtimes, task);
    }
  };
}

/** The events of what has landed since it was last asked; the views show it then. */
async function fresh(runtime: Runtime, landed: Commit[], shown: Map<string, number>): Promise<CloudEvent[]> {
  const name = runtime.env.SERVICE;
  const commits = inOrder(landed.splice(0));
  for (const stream of new Set(commits.map((commit) => commit.stream))) {
    const { version } = await project(runtime, stream, shown.get(`${name}/${stream}`) ?? 0);
    shown.set(`${name}/${stream}`, version);
  }
  return commits.flatMap((commit) => cloudEventsOf(name, commit));
}

async function perform(runtimes: readonly Runtime[], { service, body }: Task): Promise<void> {
  const runtime = runtimes.find(({ env }) => env.SERVICE === service);
  const answer = runtime && (await createWork(runtime)({ Records: [{ messageId: body, body }] }));
  if (answer?.batchItemFailures.length !== 0) throw new Error(`${service} could not do its work: ${body}`);
}

/** Whoever reacts to events, or to the clock, has no right to open or seal (docs/adr/0025). */
export const closed = (runtime: Runtime): Runtime => {
  const denied = () => Promise.reject(new Error('what no person asked for opens and seals nothing'));
  const keyring = (): Keyring => ({ ...runtime.keyring(), open: denied, seal: denied, sealKnown: denied });
  return { ...runtime, keyring };
};

/** Hands an event to every service that wants it. */
export async function deliver(runtimes: readonly Runtime[], event: CloudEvent): Promise<void> {
  for (const runtime of runtimes.filter(({ service }) => wantedEvents(service).includes(event.type))) {
    const record = { messageId: event.id, body: JSON.stringify({ detail: event }) };
    const { batchItemFailures } = await createInbox(closed(runtime))({ Records: [record] });
    if (batchItemFailures.length > 0) throw new Error(`${runtime.env.SERVICE} could not handle ${event.type}`);
  }
}
