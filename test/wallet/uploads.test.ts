import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { walletContract } from '../../services/wallet/contract.ts';
import { announced, eicar, pdf, png, sha256Of } from '../../services/wallet/testing/samples.ts';
import type { BodyInput } from '../../shared/client/client.ts';
import { type Platform, startPlatform } from '../support/platform.ts';

const { uploadItem, getItem, getItemContent, openItem } = walletContract.operations;
const owner = 'talent-lin';

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.stop());

const announce = (bytes: Uint8Array, contentType = 'application/pdf', more: object = {}) =>
  platform.client(owner)(uploadItem, {
    body: announced('DEG', bytes, contentType, more) as BodyInput<typeof uploadItem>,
  });

async function announcedUpload(bytes: Uint8Array, contentType?: string, more?: object) {
  const answer = await announce(bytes, contentType, more);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.body;
}

async function put({ url, headers }: { url: string; headers: Record<string, string> }, bytes: Uint8Array) {
  const answer = await fetch(url, { method: 'PUT', headers, body: Buffer.from(bytes) });
  return { status: answer.status, text: await answer.text() };
}

async function sent(bytes: Uint8Array, contentType?: string, more?: object): Promise<string> {
  const { item, upload } = await announcedUpload(bytes, contentType, more);
  expect(await put(upload, bytes)).toMatchObject({ status: 200 });
  await platform.settle();
  return item.itemId;
}

const shown = async (itemId: string) => {
  const answer = await platform.client(owner)(getItem, { params: { itemId } });
  return answer.ok ? answer.body : answer.problem;
};

describe('files on the whole platform', () => {
  test.each([
    ['a PNG', png('platform'), 'image/png'],
    ['a PDF', pdf('platform'), 'application/pdf'],
  ])(
    'given %s, when it is put up, then it is checked, scanned and kept, and comes back as it was',
    async (_what, bytes, contentType) => {
      const itemId = await sent(bytes, contentType, { fileName: '学位证书' });
      expect(await shown(itemId)).toMatchObject({ state: 'READY', file: { contentType, bytes: bytes.length } });
      const content = await platform.client(owner)(getItemContent, { params: { itemId } });
      expect(content).toMatchObject({
        ok: true,
        body: { file: { name: '学位证书', contentType, base64: bytes.toString('base64') } },
      });
    },
  );

  test('given the test string of malware scanners in a PDF, then it is refused, and nobody opens it', async () => {
    const itemId = await sent(Buffer.concat([pdf('evil'), eicar]));
    expect(await shown(itemId)).toMatchObject({ state: 'REFUSED', refused: { code: 'malware' } });
    const content = await platform.client(owner)(getItemContent, { params: { itemId } });
    expect(content).toMatchObject({ ok: false, problem: { code: 'not-ready' } });
  });

  test('given text under the name of a PDF, then its bytes give it away', async () => {
    const itemId = await sent(Buffer.from('I am a text'), 'application/pdf', { fileName: 'degree.pdf' });
    expect(await shown(itemId)).toMatchObject({ state: 'REFUSED', refused: { code: 'wrong-type' } });
  });

  test('given other bytes, another length, another type or another place, then the address takes none of them', async () => {
    const { item, upload } = await announcedUpload(pdf('bound'));
    const other = Buffer.from(pdf('bound').map((byte) => byte ^ 1));
    expect(await put(upload, other)).toMatchObject({ status: 400, text: expect.stringContaining('BadDigest') });
    const wrong = [
      put(upload, Buffer.concat([pdf('bound'), Buffer.alloc(1)])),
      put({ ...upload, headers: { ...upload.headers, 'content-type': 'text/html' } }, pdf('bound')),
      put({ ...upload, headers: { ...upload.headers, 'x-amz-checksum-sha256': sha256Of(other) } }, other),
      put({ ...upload, url: upload.url.replace(item.itemId, 'fother') }, pdf('bound')),
      put({ ...upload, url: upload.url.replace('X-Amz-Expires=600', 'X-Amz-Expires=60000') }, pdf('bound')),
    ];
    for (const answer of await Promise.all(wrong))
      expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('SignatureDoesNotMatch') });
    await platform.settle();
    expect(await shown(item.itemId)).toMatchObject({ state: 'UPLOADING' });
  });

  test('given too many bytes, or the same ones twice, then they are refused at the door', async () => {
    const large = await announce(pdf('large'), 'application/pdf', { bytes: 2 ** 30 });
    expect(large).toMatchObject({ ok: false, status: 422, problem: { code: 'too-big' } });
    const itemId = await sent(pdf('twice'));
    const again = await announce(pdf('twice'));
    expect(again).toMatchObject({ ok: false, status: 409, problem: { code: 'duplicate' } });
    expect(JSON.stringify(again)).toContain(itemId);
  });

  test('given a document of no case, when a caseworker asks for it, then it is not there', async () => {
    const itemId = await sent(pdf('nobody asked'));
    const body = { caseId: 'guessed', purpose: 'review' } as const;
    const answer = await platform.client('caseworker-hukou')(openItem, { params: { itemId }, body });
    expect(answer).toMatchObject({ ok: false, status: 404 });
  });

  test('given a page of the portal, when its browser asks, then the bucket lets it put files, and nobody else', async () => {
    const { upload } = await announcedUpload(pdf('browser'));
    const ask = (origin: string) =>
      fetch(upload.url, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'PUT' } });
    const own = await ask('http://127.0.0.1:4400');
    expect(own.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:4400');
    expect((await ask('https://elsewhere.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  // Last, since the clock does not go back.
  test('given an address whose time is over, then it takes nothing', async () => {
    const { upload } = await announcedUpload(pdf('slow'));
    platform.engine.clock.advance(601_000);
    expect(await put(upload, pdf('slow'))).toMatchObject({ status: 403, text: expect.stringContaining('expired') });
  });
});
