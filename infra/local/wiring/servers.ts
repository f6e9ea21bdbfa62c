import { inUse, type Listener, listen } from '../http-api/listener.ts';
import { type Database, startDatabase } from '../servers/database.ts';
import { type Issuer, type Persona, startIssuer } from '../servers/issuer.ts';
import { type Kms, startKms } from '../servers/kms.ts';
import { type ObjectStore, startObjects } from '../servers/objects.ts';
import { type Queues, startQueues } from '../servers/queues.ts';
import type { DataFolder } from '../state.ts';
import type { EngineClock } from '../types.ts';
import type { Cleanup } from './cleanup.ts';
import type { Survey } from './survey.ts';

export interface Servers {
  listeners: Listener[];
  database: Database;
  queues: Queues;
  kms: Kms;
  objects?: ObjectStore;
  issuer?: Issuer;
}

export interface ServerOptions {
  folder: DataFolder;
  survey: Survey;
  cleanup: Cleanup;
  /** Port of the first HTTP API; further ones take free ports. */
  apiPort: number;
  /** In place of the port that the templates name. */
  issuerPort?: number;
  personas: Persona[];
  clock: EngineClock;
  report(problem: string): void;
}

/** Starts, side by side, what the functions will lean on. */
export async function startServers(options: ServerOptions): Promise<Servers> {
  const { folder, survey, report } = options;
  const place = { region: survey.region, account: survey.account, partition: survey.partition };
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  const onExit = (reason: string): void => report(`database: ${reason}`);
  const [listeners, database, queues, kms, objects, issuer] = await allOrNone([
    openListeners(options),
    started(
      startDatabase({ dataDir: folder.folder('database'), onExit, ...(endpoint !== undefined && { endpoint }) }),
      options,
    ),
    started(startQueues({ dataDir: folder.folder('queues'), ...place }), options),
    startKms({ dataDir: folder.folder('keys'), ...place }),
    survey.hasBuckets ? started(startObjects({ dataDir: folder.folder('objects') }), options) : undefined,
    openIssuer(options),
  ]);
  return { listeners, database, queues, kms, ...(objects && { objects }), ...(issuer && { issuer }) };
}

async function openListeners({ survey, apiPort, report, cleanup }: ServerOptions): Promise<Listener[]> {
  const ports = Array.from({ length: survey.apis }, (_, index) => (index === 0 ? apiPort : 0));
  const open = async (port: number): Promise<Listener> => {
    const listener = await listen({ port, onTrouble: report });
    cleanup.add(() => listener.stop());
    return listener;
  };
  return Promise.all(ports.map(open));
}

async function openIssuer(options: ServerOptions): Promise<Issuer | undefined> {
  const { survey, folder, personas, issuerPort, report, clock } = options;
  if (!survey.identity) return undefined;
  const { audience, port } = survey.identity;
  const dataDir = folder.folder('issuer');
  const aheadSeconds = (): number => Math.ceil(clock.offset() / 1000);
  const chosen = issuerPort ?? port;
  const start = startIssuer({ dataDir, audience, personas, report, aheadSeconds, port: chosen });
  return started(start, options).catch((error: unknown) => {
    throw inUse(error, chosen);
  });
}

async function started<T extends { stop(): void | Promise<void> }>(start: Promise<T>, { cleanup }: ServerOptions) {
  const server = await start;
  cleanup.add(() => server.stop());
  return server;
}

/** Like Promise.all, but a failure waits for the others, so that what did start can be stopped. */
async function allOrNone<T extends readonly unknown[]>(work: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(work);
  for (const result of settled) if (result.status === 'rejected') throw result.reason;
  return Promise.all(work);
}
