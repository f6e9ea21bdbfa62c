import { randomUUID } from 'node:crypto';
import { type Commit, type CommitLog, createLog, createRepository, createSnapshots } from '../../log/index.ts';
import { createKeyring } from '../../sealed/index.ts';
import type { AnyService } from '../../service/define.ts';
import type { Runtime } from '../../service/runtime.ts';
import type { TestDatabase } from '../../testing/database.ts';
import type { TestKeyService } from '../../testing/key-service.ts';
import { createMemoryFiles } from '../../testing/memory-files.ts';
import { createViewReader, createViewWriter } from '../../views/index.ts';

/** What the services of a district share, and where each notes what it did. */
export interface Parts {
  database: TestDatabase;
  keys: TestKeyService;
  keysTable: string;
  clock: { now: number };
  tasks: Task[];
  /** Where each commit of the service is put once it has landed. */
  landed: Commit[];
}

/** Work that a service has put on its own queue. */
export interface Task {
  service: string;
  body: string;
}

/** A service on tables of its own, by the district's clock. */
export async function runtimeFor(service: AnyService, parts: Parts): Promise<Runtime> {
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
