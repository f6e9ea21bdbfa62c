import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { walletContract } from '../../services/wallet/contract.ts';
import { announced, pdf } from '../../services/wallet/testing/samples.ts';
import type { BodyInput } from '../../shared/client/client.ts';
import { must } from '../journey/world.ts';
import type { Platform } from '../support/platform.ts';

const { uploadItem } = walletContract.operations;

/** A file under a name, put up, checked and kept; answers its id. */
export async function uploadAs(platform: Platform, person: string, fileName: string): Promise<string> {
  const bytes = pdf(`of ${person}`);
  const body = announced('DEG', bytes, 'application/pdf', { fileName }) as BodyInput<typeof uploadItem>;
  const { item, upload } = await must(platform.client(person), uploadItem, { body });
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: Buffer.from(bytes) });
  if (!put.ok) throw new Error(`not put up: ${put.status}`);
  await platform.settle();
  return item.itemId;
}

/** The places of all objects in all buckets. */
export function objectKeys({ dataDir }: Platform): string[] {
  const database = new DatabaseSync(join(dataDir, 'objects', 'fauxqs.db'), { readOnly: true });
  const rows = database.prepare('SELECT key FROM s3_objects').all() as { key: string }[];
  database.close();
  return rows.map(({ key }) => key);
}
