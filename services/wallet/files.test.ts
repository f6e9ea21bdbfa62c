import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type District, startDistrict } from '../../shared/casework/testing/district.ts';
import { talentCalled } from '../../shared/casework/testing/people.ts';
import { makeKit } from '../../shared/service/make-kit.ts';
import { uploadItem } from './file-operations.ts';
import { forget } from './forget.ts';
import { wallet } from './service.ts';
import { announced, heic, pdf, png } from './testing/samples.ts';
import { uploadsIn } from './testing/uploads.ts';

let district: District;
let uploads: ReturnType<typeof uploadsIn>;
beforeAll(async () => {
  district = await startDistrict([wallet], '2026-11-23T10:00:00+08:00');
  uploads = uploadsIn(district);
});
afterAll(() => district.stop());

interface Shown {
  itemId: string;
  state: string;
  kind: string;
  code: string;
  late?: boolean;
  refused?: { code: string };
  file?: { name: string; contentType: string; base64: string };
  items: Shown[];
  next?: string;
}
const ana = talentCalled('ana');
const bo = talentCalled('bo');
const show = async (who: typeof ana, itemId: string) =>
  (await district.call<Shown>(who, 'GET /wallet/items/{itemId}', { params: { itemId } })).body;
const content = (who: typeof ana, itemId: string) =>
  district.call<Shown>(who, 'GET /wallet/items/{itemId}/content', { params: { itemId } });
const remove = (who: typeof ana, itemId: string) =>
  district.call<Shown>(who, 'POST /wallet/items/{itemId}/delete', { params: { itemId }, body: {} });

describe('a file that is put up', () => {
  test('given a PNG, when it was checked and scanned, then its owner opens it, and no plain byte lies anywhere', async () => {
    const bytes = png('one');
    const more = { fileName: '学位证.png' };
    const { itemId, key } = await uploads.put(ana, 'DEG', bytes, { contentType: 'image/png', more });
    expect(await show(ana, itemId)).toMatchObject({ state: 'CHECKED', file: { contentType: 'image/png' } });
    expect((await content(ana, itemId)).body.code).toBe('not-ready');
    await uploads.scanned(key);
    expect(await show(ana, itemId)).toMatchObject({ state: 'READY' });
    const { file } = (await content(ana, itemId)).body;
    expect(file).toEqual({ name: '学位证.png', contentType: 'image/png', base64: bytes.toString('base64') });
    expect([...uploads.files.objects.keys()]).toEqual([expect.stringContaining(`kept/${itemId}/1-`)]);
    for (const kept of uploads.files.objects.values()) expect(Buffer.from(kept).includes('IHDR')).toBe(false);
  });

  test('given the verdict came first, when it arrives, then it is ready; repetitions change nothing', async () => {
    const { body } = await uploads.announce(ana, 'CON', pdf('first'));
    const key = uploads.keyOf(body.upload);
    await uploads.scanned(key);
    expect((await show(ana, body.item.itemId)).state).toBe('SCANNED');
    uploads.files.objects.set(key, pdf('first'));
    for (let round = 0; round < 2; round += 1) {
      await uploads.arrived(key, 1);
      await uploads.scanned(key);
      expect((await show(ana, body.item.itemId)).state).toBe('READY');
    }
    expect(uploads.files.objects.has(key)).toBe(false);
    expect((await content(ana, body.item.itemId)).body.file?.name).toBe('CON.pdf');
  });

  test('given both came at the same moment, then one of the two is kept and can be opened', async () => {
    const { body } = await uploads.announce(ana, 'TTL', pdf('race'));
    const key = uploads.keyOf(body.upload);
    uploads.files.objects.set(key, pdf('race'));
    await Promise.all([uploads.arrived(key, 1), uploads.scanned(key), uploads.arrived(key, 1), uploads.scanned(key)]);
    await uploads.arrived(key, 1);
    expect((await content(ana, body.item.itemId)).body.file?.base64).toBe(pdf('race').toString('base64'));
  });

  test('given it was announced twice, when its bytes come to either address, or to both at once, then it is kept once', async () => {
    for (const [round, used] of [[0], [1], [0, 1]].entries()) {
      const bytes = pdf(`announced twice, ${round}`);
      const answers = [await uploads.announce(ana, 'ARC', bytes), await uploads.announce(ana, 'ARC', bytes)];
      const { itemId } = answers[0]?.body.item ?? { itemId: '' };
      const keys = used.map((at) => uploads.keyOf(answers[at]?.body.upload ?? { url: '' }));
      for (const key of keys) uploads.files.objects.set(key, bytes);
      await Promise.all(keys.flatMap((key) => [uploads.arrived(key, bytes.length), uploads.scanned(key)]));
      await Promise.all(keys.map((key) => uploads.arrived(key, bytes.length)));
      expect((await content(ana, itemId)).body.file?.base64).toBe(bytes.toString('base64'));
      const left = [...uploads.files.objects.keys()].filter((one) => one.includes(itemId));
      expect(left).toEqual([expect.stringContaining('kept/')]);
    }
  });

  test.each([
    ['text under the name of a PDF', Buffer.from('hello, I am no PDF'), undefined, 'wrong-type'],
    ['other bytes than announced', pdf('announced'), pdf('other'), 'wrong-hash'],
    ['far too many bytes', pdf('big'), Buffer.alloc(5 * 1024 * 1024), 'too-big'],
    ['a photo larger than photos may be', undefined, undefined, 'too-big'],
  ])('given %s, when it arrives, then it is refused by name, and is gone', async (_what, bytes, other, code) => {
    const large = Buffer.concat([png('large'), Buffer.alloc(3.5 * 1024 * 1024)]);
    const given = bytes ?? large;
    const { itemId, key } = await uploads.put(bo, 'FORM', given, {
      more: { fileName: 'form.pdf' },
      ...(other && { other }),
    });
    expect(await show(bo, itemId)).toMatchObject({ state: 'REFUSED', refused: { code, mend: expect.anything() } });
    expect(uploads.files.objects.has(key)).toBe(false);
    expect((await content(bo, itemId)).body.code).toBe('not-ready');
  });

  test.each(['heic', 'mif1'] as const)('given a photo of the brand %s, then it is taken', async (brand) => {
    expect((await show(bo, await uploads.ready(bo, 'ID', heic(brand)))).state).toBe('READY');
  });

  test('given malware or what cannot be looked into, then it is refused; a failed scan leaves it waiting', async () => {
    for (const [status, code] of [
      ['THREATS_FOUND', 'malware'],
      ['UNSUPPORTED', 'unreadable'],
    ] as const) {
      const { itemId, key } = await uploads.put(bo, 'SI', pdf(status));
      await uploads.scanned(key, status);
      expect(await show(bo, itemId)).toMatchObject({ state: 'REFUSED', refused: { code } });
      expect(uploads.files.objects.has(key)).toBe(false);
    }
    const { itemId, key } = await uploads.put(bo, 'SI', pdf('failed'));
    await uploads.scanned(key, 'FAILED');
    expect((await show(bo, itemId)).state).toBe('CHECKED');
    await uploads.scanned(key);
    expect((await show(bo, itemId)).state).toBe('READY');
  });

  test('given what is no event of a file, or of nobody’s, then it is left for somebody to look at, or removed', async () => {
    expect(await uploads.tell({ 'detail-type': 'Something' })).toBe(1);
    expect(await uploads.tell({ 'detail-type': 'Object Created', detail: {} })).toBe(1);
    uploads.files.objects.set('incoming/stray', pdf('stray'));
    expect(await uploads.arrived('incoming/stray', 1)).toBe(0);
    expect(uploads.files.objects.has('incoming/stray')).toBe(false);
    expect(await uploads.arrived('incoming/fnobody/1', 1)).toBe(0);
  });
});

describe('what is announced', () => {
  test('given a stage that nobody scans files for, then it is refused at once, with the way, and nothing is kept', async () => {
    const runtime = district.runtimeOf('wallet');
    const principal = talentCalled('zoe');
    const unscanned = { ...runtime, env: { ...runtime.env, FILE_SCANNER: 'none' as const } };
    const kit = makeKit(unscanned, { principal, by: 'zoe', commandId: 'none' });
    const call = { params: {}, query: {}, body: announced('DEG', pdf('zoe')), principal } as never;
    expect(await uploadItem(call, kit)).toEqual({ ok: false, refusal: { code: 'no-scanner' } });
    expect((await district.call<Shown>(principal, 'GET /wallet/items')).body.items).toEqual([]);
  });

  test('given the same bytes twice, then the second is told which document they are; another person’s are another', async () => {
    const itemId = await uploads.ready(ana, 'RET', pdf('twice'));
    const again = await uploads.announce(ana, 'RET', pdf('twice'));
    expect([again.status, again.body.code]).toEqual([409, 'duplicate']);
    expect(JSON.stringify(again.body)).toContain(itemId);
    expect((await uploads.announce(bo, 'RET', pdf('twice'))).status).toBe(201);
    await remove(ana, itemId);
    expect((await uploads.announce(ana, 'RET', pdf('twice'))).status).toBe(201);
  });

  test.each([
    [{ bytes: 4 * 1024 * 1024 + 1 }, 422, 'too-big', '/bytes'],
    [{ expiresOn: '2026-11-22' }, 422, 'expired-already', '/expiresOn'],
    [{ issuedOn: '2026-11-24' }, 422, 'issued-later', '/issuedOn'],
    [{ issuedOn: '2026-11-20', expiresOn: '2026-11-19' }, 422, 'expires-before-issue', '/expiresOn'],
    [{ sha256: 'short' }, 400, 'invalid-request', '/sha256'],
    [{ contentType: 'text/html' }, 400, 'invalid-request', '/contentType'],
    [{ kind: 'NONE' }, 400, 'invalid-request', '/kind'],
  ])('given %o, then it is refused at the door', async (more, status, code, pointer) => {
    const answer = await uploads.announce(ana, 'DEG', pdf('door'), 'application/pdf', more);
    expect([answer.status, answer.body.code, answer.body.errors[0]?.pointer]).toEqual([status, code, pointer]);
  });
});

describe('the list of documents', () => {
  const cy = talentCalled('cy');
  const list = async (query: Record<string, string>) =>
    (await district.call<Shown>(cy, 'GET /wallet/items', { query })).body;

  test('given several, when it is asked by kind, state and page, then each comes once, the newest first', async () => {
    const kinds = ['DEG', 'CON', 'DEG', 'TAX', 'DEG'];
    for (const [at, kind] of kinds.entries()) await uploads.ready(cy, kind, pdf(`list ${at}`));
    await uploads.put(cy, 'DEG', pdf('list, unscanned'));
    expect((await list({})).items).toHaveLength(6);
    expect((await list({ state: 'CHECKED' })).items).toHaveLength(1);
    const first = await list({ kind: 'DEG', state: 'READY', limit: '2' });
    const second = await list({ kind: 'DEG', state: 'READY', limit: '2', cursor: first.next ?? '' });
    expect([first.items.length, second.items.length]).toEqual([2, 1]);
    expect(new Set([...first.items, ...second.items].map(({ itemId }) => itemId)).size).toBe(3);
    expect((await district.call<Shown>(cy, 'GET /wallet/items', { query: { cursor: 'x' } })).body.code).toBe(
      'bad-cursor',
    );
  });
});

describe('time', () => {
  const di = talentCalled('di');

  test('given no verdict in time, then it shows as late, is never open, and is refused in the end', async () => {
    const { itemId, key } = await uploads.put(di, 'ARC', pdf('late'));
    await district.advanceTo('2026-11-23T10:11:00+08:00');
    expect(await show(di, itemId)).toMatchObject({ state: 'CHECKED', late: true });
    expect((await content(di, itemId)).body.code).toBe('not-ready');
    await district.advanceTo('2026-11-25T03:00:00+08:00');
    expect(await show(di, itemId)).toMatchObject({ state: 'REFUSED', refused: { code: 'not-scanned' } });
    expect(uploads.files.objects.has(key)).toBe(false);
  });

  test('given a last day, when it nears and passes, then both are told; given nobody used it, it goes after the days set', async () => {
    const itemId = await uploads.ready(di, 'LEASE', pdf('expiring'), { expiresOn: '2027-03-01' });
    const told = async () => {
      const commits = (await district.commitsOf('wallet')).filter(({ stream }) => stream === `item/${itemId}`);
      return commits.flatMap(({ published }) => published.map(({ type }) => type.split('.')[2]));
    };
    await district.advanceTo('2027-01-30T12:00:00+08:00');
    await district.advanceTo('2027-03-02T12:00:00+08:00');
    expect(await told()).toEqual(['item-ready', 'item-expiring', 'item-expired']);
    expect((await show(di, itemId)).state).toBe('EXPIRED');
    await district.advanceTo('2028-12-01T12:00:00+08:00');
    expect(await told()).toContain('item-deleted');
    expect((await content(di, itemId)).status).toBe(404);
    expect([...uploads.files.objects.keys()].filter((name) => name.includes(itemId))).toEqual([]);
  });
});

describe('forgetting', () => {
  const eve = talentCalled('eve');

  test('given a person is erased, then no byte of theirs opens, even before it is deleted; forgetting deletes it all', async () => {
    const runtime = district.runtimeOf('wallet');
    const itemId = await uploads.ready(eve, 'MAR', pdf('eve'));
    const { key } = await uploads.put(eve, 'BIR', pdf('eve, on its way'));
    await runtime.keyring().erase(eve.subject);
    const { status, body } = await content(eve, itemId);
    expect([status, body.code]).toEqual([410, 'personal-data-erased']);
    const origin = { principal: { subject: 'test', roles: [] }, by: 'test', commandId: 'forget-eve' };
    await forget(eve.subject, makeKit(runtime, origin));
    await district.settle();
    expect((await district.call<Shown>(eve, 'GET /wallet/items')).body.items).toEqual([]);
    expect([...uploads.files.objects.keys()].filter((name) => name.includes(itemId))).toEqual([]);
    expect(uploads.files.objects.has(key)).toBe(false);
    await forget(eve.subject, makeKit(runtime, { ...origin, commandId: 'again' }));
  });
});
