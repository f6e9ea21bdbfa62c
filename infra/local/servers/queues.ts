import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite } from './damaged-file.ts';
import type { Queues } from './queues/model.ts';
import { createSchema } from './queues/schema.ts';
import { StoredQueues } from './queues/stored-queues.ts';

export type * from './queues/model.ts';

export interface QueuesOptions {
  dataDir: string;
  region: string;
  account: string;
  partition: string;
}

/** Opens the queues kept under the data folder. Messages are kept until they are deleted: retention is not enforced. */
export async function startQueues(options: QueuesOptions): Promise<Queues> {
  mkdirSync(options.dataDir, { recursive: true });
  const db = openSqlite(join(options.dataDir, 'queues.sqlite'), createSchema);
  return new StoredQueues(db, `arn:${options.partition}:sqs:${options.region}:${options.account}:`);
}
