import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { buildApp } from 'fauxqs';

export type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;

export interface Persistence extends NonNullable<Stores['s3Store']['persistence']> {
  load(sqs: Stores['sqsStore'], sns: Stores['snsStore'], s3: Stores['s3Store']): void;
  close(): void;
}

interface Parts {
  stores: Stores;
  persistence: Persistence;
}

/**
 * The stores of fauxqs with their SQLite file. The package offers them only through a start function that listens on
 * all addresses of the machine, without any check of the caller; so the parts are taken by path and served on loopback.
 */
export async function openParts(dataDir: string): Promise<Parts> {
  const [sqs, sns, s3, persistence] = await Promise.all([
    part<{ SqsStore: new () => Stores['sqsStore'] }>('sqs/sqsStore.js'),
    part<{ SnsStore: new () => Stores['snsStore'] }>('sns/snsStore.js'),
    part<{ S3Store: new () => Stores['s3Store'] }>('s3/s3Store.js'),
    part<{ PersistenceManager: new (dataDir: string) => Persistence }>('persistence.js'),
  ]);
  const stores = { sqsStore: new sqs.SqsStore(), snsStore: new sns.SnsStore(), s3Store: new s3.S3Store() };
  return { stores, persistence: new persistence.PersistenceManager(dataDir) };
}

async function part<T>(path: string): Promise<T> {
  const manifest = findPackageJSON('fauxqs', import.meta.url);
  if (manifest === undefined) throw new Error('The package fauxqs is not installed; run npm ci.');
  return (await import(/* @vite-ignore */ pathToFileURL(join(dirname(manifest), 'dist', path)).href)) as T;
}
