import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { CloudEvent } from '../../contract/event.ts';
import type { Principal } from '../../identity/principal.ts';
import {
  type Commit,
  type CommitLog,
  createLog,
  createRepository,
  createSnapshots,
  fromItem,
  isCommit,
} from '../../log/index.ts';
import { createKeyring, type Keyring } from '../../sealed/index.ts';
import { createApi } from '../../service/api.ts';
import { createDeadlines } from '../../service/deadlines.ts';
import { type AnyService, wantedEvents } from '../../service/define.ts';
import { createInbox } from '../../service/inbox.ts';
import { project } from '../../service/projector.ts';
import { cloudEventsOf } from '../../service/relay.ts';
import type { Runtime } from '../../service/runtime.ts';
import { createWork } from '../../service/work.ts';
import { startTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { startTestKeyService, type TestKeyService } from '../../testing/key-service.ts';
import { createMemoryFiles } from '../../testing/memory-files.ts';
import { createViewReader, createViewWriter } from '../../views/index.ts';

interface Request {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What came back over HTTP; `body` is JSON, or a problem document. */
export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T;
  etag: string | undefined;
}

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

interface Parts {
  database: TestDatabase;
  keys: TestKeyService;
  keysTable: string;
  clock: { now: number };
  tasks: Task[];
  /** Where each commit of the service is put once it has landed. */
  landed: Commit[];
}

/** Work that a service has put on its own queue. */
interface Task {
  service: string;
  body: string;
}

async function runtimeFor(service: AnyService, parts: Parts): Promise<Runtime> {
  const { database, keys, keysTable, clock, tasks, landed } = parts;
  const name = service.contract.service;
  const { client: dynamodb } = database;
  const logTable = await database.createTable(`${name}-log`, 'stream:S', 'version:N');
  const viewsTable = await database.createTable(`${name}-views`, 'list:S', 'sort:S');
  const now = () => clock.now;
  const commits = noting(createLog(dynamodb, logTable), landed);
  const snapshots = createSnapshots(dynamodb, viewsTable);
  const keyring = createKeyring({
    dynamodb,
    kms: keys.client,
    table: keysTable,
    keyArn: keys.keyArn,
    now,
    newId: randomUUID,
  });
  const files = createMemoryFiles();
  return {
    service,
    env: {
      STAGE: 'test',
      SERVICE: name,
      LOG_TABLE: logTable,
      VIEWS_TABLE: viewsTable,
      BUS_NAME: 'plus-test',
      TOKEN_ISSUER: 'https://issuer.example',
      TOKEN_AUDIENCE: 'plus',
      TOKEN_JWKS_URI: 'https://issuer.example/jwks',
      LOG_LEVEL: 'error',
      ...(service.work && { WORK_QUEUE_URL: 'work' }),
    },
    log: (level, message, fields) => {
      if (level === 'error') console.error(name, message, fields);
    },
    now,
    dynamodb,
    commits,
    snapshots,
    repository: createRepository(commits, snapshots),
    reader: createViewReader(dynamodb, viewsTable),
    writer: createViewWriter(dynamodb, viewsTable),
    sender: { send: async (_queue, message) => void tasks.push({ service: name, body: JSON.stringify(message) }) },
    keyring: () => keyring,
    files: () => files,
  };
}

/** The log, which also keeps a note of what has landed, as its stream does. */
const noting = (log: CommitLog, landed: Commit[]): CommitLog => ({
  ...log,
  async append(commit, claims) {
    const appended = await log.append(commit, claims);
    if (appended.ok) landed.push(commit);
    return appended;
  },
});

/** Every commit of a service, by stream and version. */
async function allCommits({ dynamodb, env }: Runtime): Promise<Commit[]> {
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

const pathOf = (template: string, params: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (_all, name: string) => params[name] ?? '');

async function call<T>(runtime: Runtime, who: Principal, route: string, request: Request): Promise<Answer<T>> {
  const [method = '', template = ''] = route.split(' ');
  const { params = {}, query = {}, body, headers = {} } = request;
  const api = createApi(runtime, async () => ({ ok: true, principal: who }));
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  const sent = {
    routeKey: route,
    rawPath: pathOf(template, params),
    headers: {
      authorization: 'Bearer test',
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...headers,
    },
    pathParameters: params,
    queryStringParameters: query,
    isBase64Encoded: false,
    requestContext: { requestId: randomUUID(), http: { method, path: pathOf(template, params) } },
    ...text,
  };
  // The engine calls handlers with Lambda's context; nothing of ours reads it.
  const answer = await api(sent as never, {} as never);
  return {
    status: answer.statusCode,
    body: JSON.parse(answer.body ?? 'null') as T,
    etag: (answer.headers as Record<string, string> | undefined)?.etag,
  };
}

/** Does what relay, bus, queue and projector do, when it is called. */
function carrier(
  runtimes: readonly Runtime[],
  landed: ReadonlyMap<string, Commit[]>,
  tasks: Task[],
): District['settle'] {
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
const closed = (runtime: Runtime): Runtime => {
  const denied = () => Promise.reject(new Error('what no person asked for opens and seals nothing'));
  const keyring = (): Keyring => ({ ...runtime.keyring(), open: denied, seal: denied, sealKnown: denied });
  return { ...runtime, keyring };
};

async function deliver(runtimes: readonly Runtime[], event: CloudEvent): Promise<void> {
  for (const runtime of runtimes.filter(({ service }) => wantedEvents(service).includes(event.type))) {
    const record = { messageId: event.id, body: JSON.stringify({ detail: event }) };
    const { batchItemFailures } = await createInbox(closed(runtime))({ Records: [record] });
    if (batchItemFailures.length > 0) throw new Error(`${runtime.env.SERVICE} could not handle ${event.type}`);
  }
}
