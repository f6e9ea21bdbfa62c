import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AwsCall, BusEntry, BusResult, FaultPlan, Faults } from '../../types.ts';
import { type Database, startDatabase } from '../database.ts';
import { type Gateway, startGateway } from '../gateway.ts';
import { type Kms, startKms } from '../kms.ts';
import { type ObjectStore, startObjects } from '../objects.ts';
import { type Queues, startQueues } from '../queues.ts';

/** A gateway over real servers; grants, faults and what was told can be read and set by tests. */
export interface TestGateway {
  gateway: Gateway;
  database: Database;
  kms: Kms;
  queues: Queues;
  objects: ObjectStore;
  /** `action resource` pairs that are refused. */
  denied: Set<string>;
  asked: AwsCall[];
  crashed: string[];
  written: string[][];
  published: BusEntry[];
  /** Faults that strike every time. */
  struck: Set<string>;
  settings: { region: string; endpoint: string; credentials: { accessKeyId: string; secretAccessKey: string } };
  stop(): Promise<void>;
}

const place = { partition: 'aws-cn', region: 'cn-north-1', account: '000000000000' };

/** Starts everything on free ports of loopback, in a temporary folder. */
export async function startTestGateway(): Promise<TestGateway> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gateway-'));
  const [database, kms, queues, objects] = await Promise.all([
    startDatabase({ dataDir }),
    startKms({ dataDir, ...place }),
    startQueues({ dataDir, ...place }),
    startObjects({ dataDir }),
  ]);
  const seen = {
    denied: new Set<string>(),
    asked: [],
    crashed: [],
    written: [],
    published: [],
    struck: new Set<string>(),
  };
  const told: Pick<TestGateway, 'denied' | 'asked' | 'crashed' | 'written' | 'published' | 'struck'> = seen;
  const gateway = await startGateway({
    ...place,
    dynamodb: database.endpoint,
    s3: objects.endpoint,
    kms,
    queues,
    authorize(call) {
      told.asked.push(call);
      const refused = call.resources.find((resource) => told.denied.has(`${call.action} ${resource}`));
      return refused ? { allowed: false, reason: `no grant of ${call.action} on ${refused}` } : { allowed: true };
    },
    putEvents: async (entries) => entries.map((entry, at) => publish(told.published, entry, at)),
    faults: certainFaults(told.struck),
    onCrash: (accessKeyId) => told.crashed.push(accessKeyId),
    onWrite: (tables) => told.written.push(tables),
    nameOf: (accessKeyId) => `function of ${accessKeyId}`,
  });
  const credentials = { accessKeyId: 'KEY1', secretAccessKey: 'made-up' };
  return {
    ...told,
    ...{ gateway, database, kms, queues, objects },
    settings: { region: place.region, endpoint: gateway.endpoint, credentials },
    async stop() {
      await gateway.stop();
      await Promise.all([database.stop(), queues.stop(), objects.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function publish(published: BusEntry[], entry: BusEntry, at: number): BusResult {
  if (entry.DetailType === 'unlucky') return { ErrorCode: 'ThrottlingException', ErrorMessage: 'made up' };
  published.push(entry);
  return { EventId: `event-${at}` };
}

function certainFaults(struck: Set<string>): Faults {
  const plan: FaultPlan = { seed: 1 };
  return { plan: () => plan, set: () => {}, strikes: (kind) => struck.has(kind), random: () => 0, counts: () => ({}) };
}
