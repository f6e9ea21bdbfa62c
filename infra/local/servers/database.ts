import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { databaseBinary } from './database/binary.ts';
import { indexStreams, inspectFile } from './database/file.ts';
import { endLeftover, forgetProcess, rememberProcess } from './database/leftover.ts';
import { type DatabaseProcess, launch } from './database/process.ts';
import { requireReachable } from './database/reachable.ts';
import { freePort } from './free-port.ts';

export interface DatabaseOptions {
  /** Folder that keeps the file; created when missing. */
  dataDir: string;
  /** Port on loopback; 0 or nothing takes a free one. */
  port?: number;
  /** An endpoint to use instead (the setting DYNAMODB_ENDPOINT). Nothing is started then. */
  endpoint?: string;
  /** Told when the process ends although nobody asked for it. */
  onExit?: (reason: string) => void;
}

export interface Database {
  endpoint: string;
  /** Ends the process in order and waits for it. */
  stop(): Promise<void>;
  /** Ends the process at once, as a power cut would. */
  kill(): void;
}

/** Starts the embedded DynamoDB. Errors: platform not supported, file damaged, port taken, not ready in time. */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.endpoint !== undefined) return borrowed(options.endpoint);
  const binary = databaseBinary();
  mkdirSync(options.dataDir, { recursive: true });
  const file = join(options.dataDir, 'dynamodb.sqlite');
  await endLeftover(options.dataDir, file);
  await prepare(binary, file);
  const port = options.port || (await freePort());
  const child = await launch({ binary, file, port, onExit: options.onExit });
  rememberProcess(options.dataDir, child.pid);
  return owned(child, `http://127.0.0.1:${port}`, options.dataDir);
}

async function borrowed(endpoint: string): Promise<Database> {
  await requireReachable(endpoint);
  return { endpoint, stop: async () => {}, kill: () => {} };
}

/** The index can only be made while the database stands still, and only once it has made its own tables. */
async function prepare(binary: string, file: string): Promise<void> {
  const found = inspectFile(file);
  if (found === 'ready') return;
  if (found === 'absent') {
    const first = await launch({ binary, file, port: await freePort(), onExit: undefined });
    await first.stop();
  }
  indexStreams(file);
}

function owned(child: DatabaseProcess, endpoint: string, dataDir: string): Database {
  return {
    endpoint,
    async stop() {
      await child.stop();
      forgetProcess(dataDir);
    },
    kill: () => child.kill(),
  };
}
