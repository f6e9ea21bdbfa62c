import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPersonas } from '../../infra/local/cli/personas.ts';
import { type Engine, startEngine } from '../../infra/local/engine.ts';
import { serviceNames } from '../../infra/names.ts';
import { walletContract } from '../../services/wallet/contract.ts';
import { announced, eicar, pdf } from '../../services/wallet/testing/samples.ts';
import { type BodyInput, type Client, createClient } from '../../shared/client/client.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { assemblyWithScanner, scannerName } from './scanner/assembly.ts';
import type { Errand } from './scanner/handler.ts';

const { uploadItem, getItem } = walletContract.operations;

let folder: string;
let engine: Engine;
let owner: Client;
let bucket: string;
beforeAll(async () => {
  folder = scratchFolder('scanner-');
  engine = await startEngine({
    assembly: await assemblyWithScanner(folder),
    dataDir: join(folder, 'data'),
    personas: readPersonas('infra/local/personas.json'),
    ports: { api: 0, issuer: 0, control: 0 },
  });
  owner = createClient({ baseUrl: engine.apiUrl, token: () => engine.token('talent-lin') });
});
afterAll(async () => {
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function sent(bytes: Uint8Array): Promise<string> {
  const answer = await owner(uploadItem, {
    body: announced('DEG', bytes, 'application/pdf', {}) as BodyInput<typeof uploadItem>,
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  const { item, upload } = answer.body;
  bucket = new URL(upload.url).pathname.split('/')[1] ?? '';
  const { ok } = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: Buffer.from(bytes) });
  expect(ok).toBe(true);
  await engine.drain(60_000);
  return item.itemId;
}

const shown = async (itemId: string) => {
  const answer = await owner(getItem, { params: { itemId } });
  return answer.ok ? answer.body : answer.problem;
};
const errand = (one: Errand) => engine.invoke(scannerName, one);

describe('a scanner outside, with no right but those of the policy made for it', () => {
  test('given a file that came, when it tells its verdict, and twice, then the file is ready once', async () => {
    expect(await shown(await sent(pdf('harmless')))).toMatchObject({ state: 'READY' });
    expect(engine.queues()[serviceNames('local', 'wallet').toScan]).toMatchObject({ visible: 0, inFlight: 0 });
  });

  test('given the test string of malware scanners, then the file is refused', async () => {
    const itemId = await sent(Buffer.concat([pdf('evil'), eicar]));
    expect(await shown(itemId)).toMatchObject({ state: 'REFUSED', refused: { code: 'malware' } });
  });

  test('given what was kept, or the name of a service, when it reaches for them, then it may not', async () => {
    expect(bucket).not.toBe('');
    for (const one of [{ read: { bucket, key: 'kept/x' } }, { tellAs: 'plus.wallet' }, { tellAs: 'aws.guardduty' }])
      expect(await errand(one)).toMatchObject({ ok: false, errorType: expect.stringMatching(/AccessDenied/) });
  });
});
