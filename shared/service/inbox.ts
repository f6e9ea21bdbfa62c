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
  return (batch: QueueBatch): Promise<BatchResponse> => eachMessage(batch, (body) => handled(runtime, inTurn, body));
}

async function handled(runtime: Runtime, inTurn: InTurn, body: string): Promise<boolean> {
  const read = readEvent(runtime, body);
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
