import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ObjectStore, startObjects } from './objects.ts';

let dataDir: string;
let objects: ObjectStore;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'objects-'));
  objects = await startObjects({ dataDir });
  objects.createBucket('files');
});

afterEach(async () => {
  await objects.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const put = (key: string, body: string) => request(`${objects.endpoint}/files/${key}`, { method: 'PUT', body });

async function get(key: string): Promise<string> {
  return (await request(`${objects.endpoint}/files/${key}`)).body.text();
}

describe('the object store', () => {
  it('given an object, when the engine restarts and its bucket is created again, then the object is there', async () => {
    await (await put('a/b.txt', '甲')).body.dump();
    await objects.stop();
    objects = await startObjects({ dataDir });
    objects.createBucket('files');
    expect(await get('a/b.txt')).toBe('甲');
  });

  it('given the machine’s other addresses, when someone calls there, then nobody listens', async () => {
    const { port } = new URL(objects.endpoint);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    // Without another address there is nobody to keep out.
    if (outside !== undefined) await expect(request(`http://${outside.address}:${port}/health`)).rejects.toThrow();
    expect((await request(`http://127.0.0.1:${port}/health`)).statusCode).toBe(200);
  });

  it('given the pinned version, when it is looked at, then it is the one whose parts are taken by path', () => {
    const lock = createRequire(import.meta.url)('../../../package.json') as { dependencies: Record<string, string> };
    expect(lock.dependencies.fauxqs).toBe('2.4.1');
  });
});
