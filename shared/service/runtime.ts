import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { FileStore } from '../files/index.ts';
import {
  type CommitLog,
  createLog as createCommitLog,
  createRepository,
  createSnapshots,
  type Repository,
  type Snapshots,
} from '../log/index.ts';
import type { Keyring } from '../sealed/index.ts';
import { createViewReader, createViewWriter, type ViewReader, type ViewWriter } from '../views/index.ts';
import type { AnyService } from './define.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { createKeyringOf } from './keys.ts';
import { createLog, type Log } from './logging.ts';
import { createSender, type Sender } from './sender.ts';

/** What the handlers of one function are made of; tests may pass another clock or client. */
export interface Runtime {
  service: AnyService;
  env: Environment;
  log: Log;
  now(): number;
  dynamodb: DynamoDBClient;
  commits: CommitLog;
  snapshots: Snapshots;
  repository: Repository;
  reader: ViewReader;
  writer: ViewWriter;
  sender: Sender;
  keyring(): Keyring;
  files(): FileStore;
}

/** Builds it all from the function's environment; clients that a function does not need are not loaded. */
export function createRuntime(service: AnyService, raw: Readonly<Record<string, string | undefined>>): Runtime {
  const env = readEnvironment(raw);
  const now = () => Date.now();
  const dynamodb = new DynamoDBClient({});
  const commits = createCommitLog(dynamodb, env.LOG_TABLE);
  const snapshots = createSnapshots(dynamodb, env.VIEWS_TABLE);
  let keyring: Keyring | undefined;
  let files: FileStore | undefined;
  return {
    service,
    env,
    log: createLog(env.SERVICE, env.LOG_LEVEL, (line) => console.log(line)),
    now,
    dynamodb,
    commits,
    snapshots,
    repository: createRepository(commits, snapshots),
    reader: createViewReader(dynamodb, env.VIEWS_TABLE),
    writer: createViewWriter(dynamodb, env.VIEWS_TABLE),
    sender: createSender(),
    keyring: () => {
      keyring ??= createKeyringOf({ service, env, dynamodb, now });
      return keyring;
    },
    files: () => {
      files ??= storeOf(service, env);
      return files;
    },
  };
}

function storeOf({ files }: AnyService, { SERVICE, FILES_BUCKET: bucket }: Environment): FileStore {
  if (!files || bucket === undefined) throw new Error(`${SERVICE} keeps no files`);
  return files.store(bucket);
}
