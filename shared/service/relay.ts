import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { CloudEvent } from '../contract/event.ts';
import { type Commit, shortDigest } from '../log/index.ts';
import type { Runtime } from './runtime.ts';
import { type BatchResponse, commitsOf, type StreamBatch } from './stream.ts';

/** At most 10 entries a call (EventBridge's limit) and 240 KB, a margin under its 256 KB. */
const maxEntries = 10;
const maxBytes = 240 * 1024;

/** The public events of a commit as they go on the bus; ids are the same however often they are sent. */
export function cloudEventsOf(service: string, commit: Commit): CloudEvent[] {
  return commit.published.map((draft, index) => ({
    specversion: '1.0',
    id: `evt_${shortDigest('event', service, commit.stream, String(commit.version), String(index))}`,
    type: draft.type,
    source: `plus/${service}`,
    subject: draft.subject,
    time: commit.at,
    datacontenttype: 'application/json',
    streamversion: commit.version,
    ...(commit.cause === undefined ? {} : { causationid: commit.cause }),
    data: draft.data,
  }));
}

interface Outgoing {
  entry: PutEventsRequestEntry;
  bytes: number;
  sequence: string;
}

function outgoing(runtime: Runtime, event: CloudEvent, sequence: string): Outgoing {
  const { SERVICE, BUS_NAME } = runtime.env;
  const detail = JSON.stringify(event);
  const entry = {
    EventBusName: BUS_NAME,
    Source: `plus.${SERVICE}`,
    DetailType: event.type,
    Detail: detail,
    Time: new Date(event.time),
  };
  return { entry, sequence, bytes: Buffer.byteLength(detail) + event.type.length + SERVICE.length + 64 };
}

/** Cuts entries, in order, into calls that EventBridge takes. */
export function callsOf(entries: readonly Outgoing[]): Outgoing[][] {
  const calls: Outgoing[][] = [];
  let bytes = 0;
  for (const one of entries) {
    const current = calls.at(-1);
    if (!current || current.length >= maxEntries || bytes + one.bytes > maxBytes) {
      calls.push([one]);
      bytes = one.bytes;
    } else {
      current.push(one);
      bytes += one.bytes;
    }
  }
  return calls;
}

/**
 * Forwards the public events of commits to the bus, in order. Every entry's result is looked at: the first that
 * failed is reported with all after it, and Lambda brings the batch again from there.
 */
export function createRelay(runtime: Runtime) {
  const bus = new EventBridgeClient({});
  return async (batch: StreamBatch): Promise<BatchResponse> => {
    const { commits, failed } = commitsOf(batch, runtime);
    const entries = commits.flatMap(({ commit, sequence }) =>
      cloudEventsOf(runtime.env.SERVICE, commit).map((event) => outgoing(runtime, event, sequence)),
    );
    for (const call of callsOf(entries)) {
      const stuck = await sendCall(bus, call, runtime);
      if (stuck !== undefined) return { batchItemFailures: [{ itemIdentifier: stuck }] };
    }
    runtime.log('debug', 'events-relayed', { count: entries.length });
    return { batchItemFailures: failed === undefined ? [] : [{ itemIdentifier: failed }] };
  };
}

async function sendCall(
  bus: EventBridgeClient,
  call: readonly Outgoing[],
  runtime: Runtime,
): Promise<string | undefined> {
  const answer = await bus.send(new PutEventsCommand({ Entries: call.map((one) => one.entry) }));
  const first = (answer.Entries ?? []).findIndex((result) => result.ErrorCode !== undefined);
  if (first < 0) return undefined;
  const code = answer.Entries?.[first]?.ErrorCode ?? 'unknown';
  runtime.log('warn', 'relay-entry-failed', { code, count: answer.FailedEntryCount ?? 1 });
  return call[first]?.sequence;
}
