import { createClock, type MovableClock } from '../clock.ts';
import { createFaults } from '../faults.ts';
import { refuseUnknown } from '../resources/declare.ts';
import type { Platform } from '../resources/platform.ts';
import { startGateway } from '../servers/gateway.ts';
import type { Persona } from '../servers/issuer.ts';
import type { Queues } from '../servers/queues.ts';
import type { DataFolder } from '../state.ts';
import { readAssembly } from '../template/assembly.ts';
import { assemble, type Running } from './assemble.ts';
import type { Base } from './base.ts';
import type { Cleanup } from './cleanup.ts';
import { announceObject } from './new-objects.ts';
import { platformOn } from './platform.ts';
import { startServers } from './servers.ts';
import { survey } from './survey.ts';

export interface StartOptions {
  assembly: string;
  folder: DataFolder;
  cleanup: Cleanup;
  apiPort: number;
  compiledDir: string;
  issuerPort?: number;
  personas: Persona[];
  onProgress(message: string): void;
  report(problem: string): void;
}

/** What comes to be only after the gateway that needs it. */
interface Late {
  platform?: Platform;
  running?: Running;
  partitionKeys?: Map<string, string>;
}

/** Reads the templates, starts the servers and brings the platform to life. Throws on what cannot run here. */
export async function startPlatform(options: StartOptions): Promise<{ base: Base; running: Running }> {
  const stacks = readAssembly(options.assembly);
  refuseUnknown(stacks);
  const found = survey(stacks);
  options.onProgress(`templates: ${stacks.length} stacks in ${found.region}`);
  const clock = createClock({ dataDir: options.folder.folder('clock') });
  const servers = await startServers({ ...options, survey: found, clock });
  options.onProgress('servers: database, queues, keys and issuer are up');
  followClock(clock, servers.queues, options);
  const late: Late = {};
  const { folder, compiledDir, cleanup, report } = options;
  const common = { survey: found, folder, compiledDir, cleanup, report };
  const half = { ...common, servers, clock, faults: createFaults() };
  const base: Base = { ...half, gateway: await openGateway(half, late) };
  late.platform = platformOn(options.assembly, found, servers, base.gateway.endpoint);
  late.partitionKeys = partitionKeys(late.platform);
  late.running = await assemble(late.platform, base);
  options.onProgress(summary(late.platform));
  return { base, running: late.running };
}

/** Delays of messages are time too. */
function followClock(clock: MovableClock, queues: Queues, { cleanup, report }: StartOptions): void {
  let before = clock.offset();
  const forget = clock.onAdvance((offset) => {
    queues.hurry(offset - before).catch((error: unknown) => report(`queues: ${String(error)}`));
    before = offset;
  });
  cleanup.add(forget);
}

async function openGateway(base: Omit<Base, 'gateway'>, late: Late) {
  const { survey: place, servers, faults, report, cleanup } = base;
  const gateway = await startGateway({
    partition: place.partition,
    region: place.region,
    account: place.account,
    dynamodb: servers.database.endpoint,
    queues: servers.queues,
    kms: servers.kms,
    faults,
    ...(servers.objects && { s3: servers.objects.endpoint }),
    authorize(call) {
      const verdict = late.platform?.access.authorize(call) ?? { allowed: false, reason: 'the platform is starting' };
      if (!verdict.allowed) report(verdict.reason);
      return verdict;
    },
    putEvents: async (entries) => (await late.running?.events.bus.putEvents(entries)) ?? [],
    onCrash: (accessKeyId) => void late.running?.functions.host.crash(accessKeyId),
    onWrite: (tables) => late.running?.sources.wrote(tables),
    onObject: async (object) => {
      const { platform, running } = late;
      if (platform && running) await announceObject(object, platform.buckets, running.events.bus);
    },
    corsOf: (bucket) => late.platform?.buckets.find(({ name }) => name === bucket)?.cors,
    secretOf: (accessKeyId) => late.running?.functions.secretOf(accessKeyId),
    now: () => base.clock.now(),
    partitionKeyOf: (table) => late.partitionKeys?.get(table),
    nameOf: (accessKeyId) => late.platform?.access.nameOf(accessKeyId) ?? accessKeyId,
  });
  cleanup.add(() => gateway.stop());
  return gateway;
}

/** Partition key by table. */
function partitionKeys({ tables }: Platform): Map<string, string> {
  return new Map(
    tables.map(({ name, create }) => {
      const schema = create.KeySchema as { AttributeName: string; KeyType: string }[];
      return [name, schema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? ''];
    }),
  );
}

const summary = ({ tables, functions, queues, rules, apis }: Platform): string =>
  `platform: ${functions.length} functions, ${tables.length} tables, ${queues.length} queues, ${rules.length} rules, ` +
  `${[...apis.values()].reduce((sum, api) => sum + api.routes.length, 0)} routes`;
