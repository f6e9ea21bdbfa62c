import type { CloudEvent } from '../../../shared/contract/index.ts';
import { type Commit, createRepository, fold, shortDigest } from '../../../shared/log/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import { makeKit } from '../../../shared/service/make-kit.ts';
import type { Runtime } from '../../../shared/service/runtime.ts';
import { createMemoryLog, createMemorySnapshots } from '../../../shared/testing/memory-log.ts';
import { message } from '../aggregates.ts';
import { due } from '../due.ts';
import { send } from '../send.ts';
import { notices } from '../service.ts';

/** What is thrown where a function dies. */
class Stopped extends Error {}

/** A kit whose function dies after so many commands. */
function stopping(kit: Kit, after: number): Kit {
  let left = after;
  const next = () => {
    if (left <= 0) throw new Stopped();
    left -= 1;
    return kit;
  };
  return {
    ...kit,
    execute: async (...order) => next().execute(...order),
    begin: async (...order) => next().begin(...order),
  };
}

/** The service over a log in memory, on a clock that the test moves. */
export function desk(start: number) {
  const log = createMemoryLog();
  const clock = { now: start };
  const tasks: unknown[] = [];
  const runtime = {
    service: notices,
    env: { SERVICE: 'notices', WORK_QUEUE_URL: 'https://queue.example/work', MAILBOX: 'kept' },
    log: () => undefined,
    now: () => clock.now,
    commits: log,
    repository: createRepository(log, createMemorySnapshots()),
    sender: { send: async (_url: string, task: unknown) => void tasks.push(task) },
    keyring: () => ({ open: async () => ({ ok: true, value: 'made up' }) }),
  } as unknown as Runtime;
  const kitFor = (commandId: string) =>
    makeKit(runtime, { principal: { subject: 'test', roles: [] }, by: 'test', commandId });
  const stateOf = (aggregate: typeof message, stream: string) => {
    const own = log.commits.filter((commit) => commit.stream === stream);
    return fold(aggregate, { state: aggregate.initial, head: { version: 0, hash: '', at: '' } }, own).state;
  };
  const messages = () =>
    [...new Set(log.commits.map(({ stream }) => stream))]
      .filter((stream) => stream.startsWith('message/'))
      .map((stream) => ({ id: stream.slice('message/'.length), state: stateOf(message, stream) }));
  return {
    commits: log.commits,
    clock,
    runtime,
    kitFor,
    messages,
    /** Whoever reacts may stop after so many commands; then the event is to come again. */
    async hear(event: CloudEvent, stopsAfter = Number.POSITIVE_INFINITY): Promise<'done' | 'stopped'> {
      for (const [index, reaction] of notices.reactions.entries()) {
        if (!reaction.events.some(({ type }) => type === event.type)) continue;
        const kit = stopping(kitFor(shortDigest(event.id, String(index))), stopsAfter);
        try {
          await reaction.react(event, kit);
        } catch (error) {
          if (error instanceof Stopped) return 'stopped';
          throw error;
        }
      }
      return 'done';
    },
    /** What the schedule and the queue do; the queue may bring a task twice. */
    async work(twice: boolean) {
      for (const { id, state } of messages()) {
        const [next] = message.dues?.(state, id) ?? [];
        if (next?.name === 'send' && Date.parse(next.at) <= clock.now)
          await due({ ...next, aggregate: 'message', id }, kitFor(shortDigest('due', id, next.at)));
      }
      for (const task of tasks.splice(0))
        for (let time = 0; time < (twice ? 2 : 1); time += 1) await send(task, kitFor(JSON.stringify(task)));
    },
  };
}

/** What happened to aggregates of a name, by the type of event. */
export const eventsNamed = (commits: readonly Commit[], aggregate: string, type: string) =>
  commits
    .filter(({ stream }) => stream.startsWith(`${aggregate}/`))
    .flatMap(({ stream, at, events }) =>
      events.filter((event) => event.type === type).map((event) => ({ stream, at, event })),
    );
