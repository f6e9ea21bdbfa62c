import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGateway } from '../../infra/local/servers/gateway.ts';
import { startKms } from '../../infra/local/servers/kms.ts';
import { type Queues, startQueues } from '../../infra/local/servers/queues.ts';
import type { BusEntry, BusResult, Faults } from '../../infra/local/types.ts';
import type { AnyService } from '../service/index.ts';
import { createLog } from '../service/logging.ts';
import { createRuntime, type Runtime } from '../service/runtime.ts';
import { startTestDatabase } from './database.ts';

/** What a service's functions call, in one process; every call is allowed. */
export interface TestCloud {
  queues: Queues;
  /** What the bus took, in order. */
  published: BusEntry[];
  /** Whether the bus refuses an entry; nothing is refused unless a test says so. */
  refuses: (entry: BusEntry) => boolean;
  /** Calls of one action so far, for instance `dynamodb:Query`. */
  callsOf(action: string): number;
  /** A runtime with tables and a dead-letter queue of its own. */
  runtimeOf(service: AnyService): Promise<TestRuntime>;
  stop(): Promise<void>;
}

export interface TestRuntime extends Runtime {
  /** Name of its dead-letter queue. */
  dlq: string;
  /** The lines of its log, in order. */
  said: string[];
}

const place = { partition: 'aws-cn', region: 'cn-test-1', account: '000000000000' };
const noFaults: Faults = {
  plan: () => undefined,
  set: () => {},
  strikes: () => false,
  random: () => 0,
  counts: () => ({}),
};

/** Starts it on free ports of loopback and points the AWS clients of this process there. Stop it in `afterAll`. */
export async function startTestCloud(): Promise<TestCloud> {
  const dataDir = mkdtempSync(join(tmpdir(), 'test-cloud-'));
  const [database, kms, queues] = await Promise.all([
    startTestDatabase(),
    startKms({ dataDir, ...place }),
    startQueues({ dataDir, ...place }),
  ]);
  const putEvents = async (entries: BusEntry[]): Promise<BusResult[]> => entries.map(take);
  const gateway = await startGateway({
    ...place,
    ...{ dynamodb: database.endpoint, kms, queues, putEvents, faults: noFaults },
    authorize: () => ({ allowed: true }),
    onCrash: () => {},
  });
  const cloud: TestCloud = {
    queues,
    published: [],
    refuses: () => false,
    callsOf: (action) => gateway.counts().find((one) => one.action === action)?.calls ?? 0,
    async runtimeOf(service) {
      const { service: name } = service.contract;
      const LOG_TABLE = await database.createTable(`${name}-log`, 'stream:S', 'version:N');
      const VIEWS_TABLE = await database.createTable(`${name}-views`, 'list:S', 'sort:S');
      const dlq = `${LOG_TABLE}-dlq`;
      queues.create({ name: dlq, attributes: {} });
      const INBOX_DLQ_URL = `${gateway.endpoint}/${place.account}/${dlq}`;
      const runtime = createRuntime(service, { ...settings(name), LOG_TABLE, VIEWS_TABLE, INBOX_DLQ_URL });
      const said: string[] = [];
      return { ...runtime, log: createLog(name, 'debug', (line) => said.push(line)), dlq, said };
    },
    async stop() {
      await gateway.stop();
      await Promise.all([database.stop(), queues.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  function take(entry: BusEntry): BusResult {
    if (cloud.refuses(entry)) return { ErrorCode: 'ThrottlingException', ErrorMessage: 'made up' };
    cloud.published.push(entry);
    return { EventId: String(cloud.published.length) };
  }
  Object.assign(process.env, {
    AWS_REGION: place.region,
    AWS_ENDPOINT_URL: gateway.endpoint,
    AWS_ACCESS_KEY_ID: 'TEST',
    AWS_SECRET_ACCESS_KEY: 'made-up',
  });
  return cloud;
}

const settings = (service: string) => ({
  STAGE: 'test',
  SERVICE: service,
  BUS_NAME: 'plus-test',
  TOKEN_ISSUER: 'https://issuer.example',
  TOKEN_AUDIENCE: 'plus',
  TOKEN_JWKS_URI: 'https://issuer.example/jwks',
});
