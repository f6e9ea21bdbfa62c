import type { CloudEvent } from '../contract/event.ts';
import { shortDigest } from '../log/index.ts';
import { NotYet, type Reaction } from './kit.ts';
import { faultOf, type LogFields } from './logging.ts';
import { makeKit } from './make-kit.ts';
import type { Runtime } from './runtime.ts';
import type { BatchResponse } from './stream.ts';
import { createTurns, type InTurn, takingTurns } from './turns.ts';

/** A batch of a queue as Lambda hands it over (the parts that we use). */
export interface QueueBatch {
  Records: readonly { messageId: string; body: string }[];
}

type Read = { ok: true; event: CloudEvent; reactions: Reaction[] } | { ok: false; reason: string };

/** Runs a queue's messages side by side; only those that failed come again. */
export async function eachMessage(batch: QueueBatch, run: (body: string) => Promise<boolean>): Promise<BatchResponse> {
  const results = await Promise.all(
    batch.Records.map(async ({ messageId, body }) => ((await run(body)) ? [] : [messageId])),
  );
  return { batchItemFailures: results.flat().map((itemIdentifier) => ({ itemIdentifier })) };
}

/**
 * Turns other services' events into commands. What can never be handled (no event of ours, or data that its schema
 * refuses) goes to the dead letters with the reason; what failed comes again.
 */
export function createInbox(runtime: Runtime) {
  const inTurn = createTurns();
  return async (batch: QueueBatch): Promise<BatchResponse> => {
    const bodies = new Map(batch.Records.map(({ body }) => [body, readEvent(runtime, body)]));
    const joint = handledTogether(runtime, [...bodies.values()]);
    return eachMessage(batch, async (body) => {
      const read = bodies.get(body) ?? readEvent(runtime, body);
      return reactionForMany(read) ? await joint : handled(runtime, inTurn, read, body);
    });
  };
}

/** The reaction that takes an event with others of its batch, if that is all there is to do with it. */
const reactionForMany = (read: Read): Reaction | undefined =>
  read.ok && read.reactions.length === 1 ? read.reactions.find(({ together }) => together) : undefined;

/** Hands each reaction that takes many events all of its own; true when all went well. */
async function handledTogether(runtime: Runtime, all: readonly Read[]): Promise<boolean> {
  const groups = Map.groupBy(all, reactionForMany);
  const done = await Promise.all(
    [...groups].map(async ([reaction, reads]) => {
      if (!reaction?.together) return true;
      const events = reads.flatMap((read) => (read.ok ? [read.event] : [])).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return toldTogether(runtime, reaction.together, events);
    }),
  );
  return done.every(Boolean);
}

async function toldTogether(
  runtime: Runtime,
  together: NonNullable<Reaction['together']>,
  events: readonly CloudEvent[],
): Promise<boolean> {
  const by = 'event:many';
  const commandId = shortDigest('reactions', ...events.map(({ id }) => id));
  try {
    await together(events, makeKit(runtime, { principal: { subject: by, roles: [] }, by, commandId }));
    for (const { id, type } of events) runtime.log('debug', 'event-handled', { eventId: id, eventType: type });
    return true;
  } catch (error) {
    for (const { id, type } of events)
      runtime.log('error', 'event-failed', { eventId: id, eventType: type, fault: faultOf(error) });
    return false;
  }
}

async function handled(runtime: Runtime, inTurn: InTurn, read: Read, body: string): Promise<boolean> {
  const about = read.ok ? { eventId: read.event.id, eventType: read.event.type } : {};
  try {
    const reason = read.ok ? await reactedTo(runtime, inTurn, read) : read.reason;
    return reason === undefined || (await rejected(runtime, body, reason, about));
  } catch (error) {
    const level = error instanceof NotYet ? 'info' : 'error';
    runtime.log(level, 'event-failed', { ...about, fault: faultOf(error) });
    return false;
  }
}

/** Why the event can never be handled, or nothing when it has been. */
async function reactedTo(
  runtime: Runtime,
  inTurn: InTurn,
  { event, reactions }: Read & { ok: true },
): Promise<string | undefined> {
  for (const [index, reaction] of reactions.entries()) {
    const reason = await react(runtime, inTurn, { reaction, event, index });
    if (reason !== undefined) return reason;
  }
  return undefined;
}

async function react(
  runtime: Runtime,
  inTurn: InTurn,
  { reaction, event, index }: { reaction: Reaction; event: CloudEvent; index: number },
): Promise<string | undefined> {
  const by = `event:${event.type}`;
  const origin = {
    principal: { subject: by, roles: [] },
    by,
    commandId: shortDigest('reaction', event.id, String(index)),
    cause: event.id,
  };
  const kit = takingTurns(makeKit(runtime, origin), inTurn);
  const reacted = await reaction.react(event, kit);
  if (reacted.ok) {
    runtime.log('debug', 'event-handled', { eventId: event.id, eventType: event.type });
    return undefined;
  }
  if ('reject' in reacted) return reacted.reject;
  // A domain's no to an event is an answer (it is late, or already so), not a failure.
  runtime.log('info', 'event-refused', { eventId: event.id, eventType: event.type, code: reacted.refusal.code });
  return undefined;
}

function readEvent(runtime: Runtime, body: string): Read {
  const event = eventIn(body);
  if (!event) return { ok: false, reason: 'not a CloudEvent of this platform' };
  const reactions = runtime.service.reactions.filter((one) => one.events.some((known) => known.type === event.type));
  const declared = reactions[0]?.events.find((known) => known.type === event.type);
  if (!declared) return { ok: false, reason: `no reaction to ${event.type}` };
  const data = declared.data.safeParse(event.data);
  if (data.success) return { ok: true, event: { ...event, data: data.data }, reactions };
  const pointers = data.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.code}`);
  return { ok: false, reason: `data breaks the schema of ${event.type}: ${pointers.join('; ')}` };
}

/** The bus wraps our CloudEvent as `detail`. */
function eventIn(body: string): CloudEvent | undefined {
  try {
    const detail = (JSON.parse(body) as { detail?: Partial<CloudEvent> }).detail;
    const whole =
      typeof detail?.id === 'string' && typeof detail.type === 'string' && typeof detail.streamversion === 'number';
    return whole ? (detail as CloudEvent) : undefined;
  } catch {
    return undefined;
  }
}

/** To the dead letters with the reason; without such a queue the message comes again and ends there by itself. */
async function rejected(runtime: Runtime, body: string, reason: string, about: LogFields): Promise<boolean> {
  runtime.log('error', 'event-rejected', about);
  if (runtime.env.INBOX_DLQ_URL === undefined) return false;
  await runtime.sender.send(runtime.env.INBOX_DLQ_URL, { reason, body });
  return true;
}
