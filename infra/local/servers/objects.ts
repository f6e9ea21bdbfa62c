import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from 'fauxqs';
import { DamagedFile } from './damaged-file.ts';
import { openParts, type Persistence, type Stores } from './objects/fauxqs-parts.ts';

export interface ObjectsOptions {
  dataDir: string;
  /** Port on loopback; 0 or nothing takes a free one. */
  port?: number;
}

export interface ObjectStore {
  endpoint: string;
  /** Creates the bucket; one of an earlier run stays with its objects. */
  createBucket(name: string): void;
  stop(): Promise<void>;
}

/** Starts the S3 endpoint on loopback; start it only where the templates have buckets. Throws DamagedFile. */
export async function startObjects(options: ObjectsOptions): Promise<ObjectStore> {
  mkdirSync(options.dataDir, { recursive: true });
  const { stores, persistence } = await restored(options.dataDir);
  const app = buildApp({ logger: false, stores });
  const endpoint = await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  return {
    endpoint,
    createBucket: (name) => stores.s3Store.createBucket(name),
    async stop() {
      await app.close();
      persistence.close();
    },
  };
}

/** The stores write through only once they are loaded, or loading would write everything again. */
async function restored(dataDir: string): Promise<{ stores: Stores; persistence: Persistence }> {
  try {
    const { stores, persistence } = await openParts(dataDir);
    persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
    stores.s3Store.persistence = persistence;
    return { stores, persistence };
  } catch (cause) {
    throw new DamagedFile(join(dataDir, 'fauxqs.db'), cause);
  }
}
