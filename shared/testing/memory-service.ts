import { randomUUID } from 'node:crypto';
import type { AnyOperation, CloudEvent } from '../contract/index.ts';
import type { GatewayResponse } from '../http/gateway.ts';
import type { Principal } from '../identity/principal.ts';
import { type Aggregate, createRepository, type DomainEvent, execute, fold, type Row } from '../log/index.ts';
import { createApi } from '../service/api.ts';
import { createInbox } from '../service/inbox.ts';
import type { AnyService } from '../service/index.ts';
import { cloudEventsOf } from '../service/relay.ts';
import type { Runtime } from '../service/runtime.ts';
import { decodeCursor, encodeCursor } from '../views/cursor.ts';
import { rowsOf, type ViewReader } from '../views/index.ts';
import { createMemoryLog, createMemorySnapshots, type MemoryLog } from './memory-log.ts';

/** What a test asks of an operation. */
export interface Asked {
  as: Principal;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  key?: string;
  ifMatch?: string;
}

/** A service's own api and inbox over a log in memory; its views are always up to date. */
export function createMemoryService(service: AnyService, now: () => number = Date.now) {
  const commits = createMemoryLog();
  const snapshots = createMemorySnapshots();
  const runtime = {
    service,
    env: { SERVICE: service.contract.service, STAGE: 'test' },
    log: () => undefined,
    now,
    commits,
    snapshots,
    repository: createRepository(commits, snapshots),
    reader: readerOver(service, commits),
  } as unknown as Runtime;
  const inbox = createInbox(runtime);
  return {
    commits: commits.commits,
    runtime,
    ask: (operation: AnyOperation, asked: Asked) => ask(runtime, operation, asked),
    /** Lands a command, as the service itself would. */
    async write<S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E, never>, id: string, command: C) {
      const order = { id, command, commandId: randomUUID(), by: 'test' };
      return execute({ log: commits, repository: runtime.repository, now }, aggregate, order);
    },
    /** Brings an event of another service to the inbox. */
    async tell(event: CloudEvent): Promise<void> {
      const { batchItemFailures } = await inbox({
        Records: [{ messageId: event.id, body: JSON.stringify({ detail: event }) }],
      });
      if (batchItemFailures.length > 0) throw new Error(`${event.type} failed`);
    },
    /** Brings every event published so far to the service's own inbox, as the bus would when it listens to itself. */
    async listen(): Promise<void> {
      const events = commits.commits.flatMap((commit) => cloudEventsOf(service.contract.service, commit));
      const Records = events.map((detail) => ({ messageId: detail.id, body: JSON.stringify({ detail }) }));
      const { batchItemFailures } = await inbox({ Records });
      if (batchItemFailures.length > 0) throw new Error(`events failed: ${JSON.stringify(batchItemFailures)}`);
    },
  };
}

/** Answers as HTTP would: status, body and ETag; a body that breaks the operation's own output schema throws. */
async function ask(runtime: Runtime, operation: AnyOperation, { as, key = randomUUID(), ...asked }: Asked) {
  const api = createApi(runtime, async () => ({ ok: true, principal: as }));
  const headers = { authorization: 'Bearer test', 'idempotency-key': key, 'content-type': 'application/json' };
  const request = {
    routeKey: `${operation.method} ${operation.path}`,
    rawPath: operation.path,
    headers: { ...headers, ...(asked.ifMatch === undefined ? {} : { 'if-match': asked.ifMatch }) },
    pathParameters: asked.params ?? {},
    queryStringParameters: asked.query ?? {},
    body: JSON.stringify(asked.body ?? {}),
    requestContext: { requestId: key },
  };
  const response = (await api(request as never, {} as never, undefined as never)) as GatewayResponse;
  const body = JSON.parse(response.body);
  if (response.statusCode === 500) throw new Error(`${operation.id} failed: ${response.body}`);
  if (response.statusCode < 300) operation.output.parse(body);
  return { status: response.statusCode, body, etag: response.headers.etag };
}

function readerOver(service: AnyService, { commits }: MemoryLog): ViewReader {
  const rows = (list: string): Row[] => {
    const streams = [...new Set(commits.map(({ stream }) => stream))];
    const all = streams.flatMap((stream) => {
      const aggregate = service.aggregates.find(({ name }) => stream.startsWith(`${name}/`));
      if (!aggregate) throw new Error(`no aggregate of ${stream}`);
      const start = { state: aggregate.initial, head: { version: 0, hash: '', at: '' } };
      const own = commits.filter((commit) => commit.stream === stream);
      return rowsOf(aggregate, fold(aggregate, start, own).state, stream.slice(aggregate.name.length + 1));
    });
    return all.filter((row) => row.list === list).sort((a, b) => (a.sort < b.sort ? -1 : 1));
  };
  return {
    async page(list, { limit, cursor, descending = false, upTo, startsWith = '' }) {
      const after = cursor === undefined ? undefined : decodeCursor(list, cursor);
      if (cursor !== undefined && after === undefined) return { ok: false, fault: 'bad-cursor' };
      const sorted = descending ? rows(list).reverse() : rows(list);
      const left = sorted.slice(after === undefined ? 0 : sorted.findIndex(({ sort }) => sort === after) + 1);
      const within = left.filter(({ sort }) => (upTo === undefined || sort <= upTo) && sort.startsWith(startsWith));
      const shown = within.slice(0, limit);
      const last = within.length > limit ? shown.at(-1) : undefined;
      const items = shown.map(({ item }) => item as never);
      return { ok: true, page: last ? { items, next: encodeCursor(list, last.sort) } : { items } };
    },
    versioned: async () => {
      throw new Error('nothing falls due here');
    },
    get: async (list, sort) => rows(list).find((row) => row.sort === sort)?.item as never,
  };
}
