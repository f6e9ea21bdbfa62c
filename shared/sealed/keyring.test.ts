import { randomUUID } from 'node:crypto';
import { GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../testing/database.ts';
import { startTestKeyService, type TestKeyService } from '../testing/key-service.ts';
import { encodeCursor } from '../views/cursor.ts';
import { createKeyring, type Keyring } from './keyring.ts';
import type { Sealed } from './sealed.ts';

let database: TestDatabase;
let keyService: TestKeyService;
let table: string;
let now = Date.UTC(2026, 10, 23, 2);
let person: string;

beforeAll(async () => {
  [database, keyService] = await Promise.all([startTestDatabase(), startTestKeyService()]);
  table = await database.createTable('keys', 'person:S', 'item:S');
});

afterAll(async () => {
  await Promise.all([database?.stop(), keyService?.stop()]);
});

beforeEach(() => {
  person = `person-${randomUUID()}`;
  keyService.calls.length = 0;
});

const keyring = (change: { failWrites?: boolean } = {}): Keyring =>
  createKeyring({
    dynamodb: change.failWrites ? withoutWrites(database) : database.client,
    kms: keyService.client,
    table,
    keyArn: keyService.keyArn,
    now: () => now,
    newId: randomUUID,
  });

/** A table whose writes are refused before they reach it. */
function withoutWrites({ client }: TestDatabase): TestDatabase['client'] {
  const send = (command: object) =>
    command instanceof PutItemCommand ? Promise.reject(new Error('throttled')) : client.send(command as never);
  return Object.assign(Object.create(client), { send });
}

const review = { who: 'caseworker-7', why: 'hukou.review', caseId: 'case-1' };

async function items(of: string) {
  const query = new QueryCommand({
    TableName: table,
    KeyConditionExpression: '#person = :person',
    ExpressionAttributeNames: { '#person': 'person' },
    ExpressionAttributeValues: { ':person': { S: of } },
  });
  return (await database.client.send(query)).Items ?? [];
}

const altered = <T>(sealed: Sealed<T>, change: Partial<Record<'person' | 'field' | 'box', string>>): Sealed<T> => ({
  ...sealed,
  ...change,
});

describe('a record with a key of its own', () => {
  it('given two records of a person, when one is erased, then it opens nowhere and the rest still does', async () => {
    const here = keyring();
    const one = await here.seal(person, 'applicant/name', 'marked-value', 'app-1');
    const again = await keyring().seal(person, 'applicant/name', 'marked-value', 'app-1');
    const two = await here.seal(person, 'applicant/name', 'marked-value', 'app-2');
    const whole = await here.seal(person, 'applicant/name', 'marked-value');
    expect(again).toEqual(one);
    expect(new Set([one.box, two.box, whole.box]).size).toBe(3);
    const { record: _record, ...without } = one;
    expect(await here.open(without as typeof one, review)).toEqual({ ok: false, code: 'unreadable' });
    expect(await here.open({ ...one, record: 'app-2' }, review)).toEqual({ ok: false, code: 'unreadable' });
    await here.eraseRecord(person, 'app-1');
    for (const ring of [here, keyring()]) {
      expect(await ring.open(one, review)).toEqual({ ok: false, code: 'erased' });
      for (const other of [two, whole]) expect(await ring.open(other, review)).toMatchObject({ value: 'marked-value' });
    }
    expect((await items(person)).map(({ item }) => item?.S)).toContain('record-erasure#app-1');
    await here.erase(person);
    expect(await here.open(two, review)).toEqual({ ok: false, code: 'erased' });
  });

  it('given two who seal a record’s first value at once, when both are opened, then they have the same key', async () => {
    const [one, two] = await Promise.all([
      keyring().seal(person, 'applicant/name', 'a', 'app-1'),
      keyring().seal(person, 'applicant/phone', 'b', 'app-1'),
    ]);
    expect(await keyring().open(one, review)).toMatchObject({ value: 'a' });
    expect(await keyring().open(two, review)).toMatchObject({ value: 'b' });
  });
});

describe('sealing and opening', () => {
  it('given a sealed value, when another function opens it, then it gets the value', async () => {
    const value = { zh: '张三', parts: [1, null, true] };
    const sealed = await keyring().seal(person, 'applicant/name', value);
    expect(await keyring().open(sealed, review)).toEqual({ ok: true, value });
  });

  it('given a sealed value, when it is looked at, then neither value nor any key is in it', async () => {
    const sealed = await keyring().seal(person, 'applicant/name', 'marked-value');
    const wrapped = (await items(person)).find((item) => item.item?.S === 'key')?.wrapped?.B ?? new Uint8Array();
    const bytes = Buffer.from(sealed.box, 'base64url');
    expect(Object.keys(sealed).sort()).toEqual(['box', 'field', 'person', 'sealed']);
    expect(bytes.length).toBe(12 + JSON.stringify('marked-value').length + 16);
    expect(bytes.includes('marked-value')).toBe(false);
    expect(wrapped.length).toBeGreaterThan(32);
    expect(bytes.includes(Buffer.from(wrapped))).toBe(false);
  });

  it('given one value sealed twice, when compared, then the boxes are equal, so that a retry is known as one', async () => {
    const [a, b] = [await keyring().seal(person, 'name', 'x'), await keyring().seal(person, 'name', 'x')];
    expect(a).toEqual(b);
  });

  it('given two functions that seal first at once, when both are opened, then they agreed on one key', async () => {
    const boxes = await Promise.all(Array.from({ length: 8 }, (_, n) => keyring().seal(person, `field-${n}`, n)));
    const opened = await Promise.all(boxes.map((box) => keyring().open(box, review)));
    expect(opened).toEqual(boxes.map((_, value) => ({ ok: true, value })));
    expect((await items(person)).filter((item) => item.item?.S === 'key')).toHaveLength(1);
  });

  it('given more than 16 KiB or nothing, when sealed, then it is refused', async () => {
    await expect(keyring().seal(person, 'name', 'x'.repeat(16_383))).rejects.toThrow(RangeError);
    await expect(keyring().seal(person, 'name', undefined)).rejects.toThrow(RangeError);
  });
});

describe('a box in the wrong place', () => {
  it('given a box of one person, when it is passed off as another’s, then it does not open', async () => {
    const other = `${person}-other`;
    const sealed = await keyring().seal(person, 'name', 'x');
    await keyring().seal(other, 'name', 'y');
    expect(await keyring().open(altered(sealed, { person: other }), review)).toEqual({ ok: false, code: 'unreadable' });
  });

  it('given one wrapped key under two persons, when the box is passed off, then KMS refuses the key', async () => {
    const other = `${person}-other`;
    const sealed = await keyring().seal(person, 'name', 'x');
    const key = (await items(person)).find((item) => item.item?.S === 'key');
    await database.client.send(new PutItemCommand({ TableName: table, Item: { ...key, person: { S: other } } }));
    await expect(keyring().open(altered(sealed, { person: other }), review)).rejects.toThrow();
  });

  it('given a box of one field, when it is passed off as another, then it does not open', async () => {
    const sealed = await keyring().seal(person, 'phone', 'x');
    expect(await keyring().open(altered(sealed, { field: 'name' }), review)).toEqual({ ok: false, code: 'unreadable' });
  });

  it('given a box with one bit changed anywhere, when opened, then it does not open', async () => {
    const ring = keyring();
    const sealed = await ring.seal(person, 'name', 'x');
    const bytes = Buffer.from(sealed.box, 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      const box = changed.toString('base64url');
      expect(await ring.open(altered(sealed, { box }), review)).toEqual({ ok: false, code: 'unreadable' });
    }
    for (const box of ['', 'AAAA', sealed.box.slice(0, -4)])
      expect(await ring.open(altered(sealed, { box }), review)).toEqual({ ok: false, code: 'unreadable' });
  });
});

describe('the record of openings', () => {
  it('given an opening, when the person asks, then who, why, which case and what are there', async () => {
    const sealed = await keyring().seal(person, 'name', 'x');
    await keyring().open(sealed, review);
    const seen = await keyring().openingsOf(person);
    expect(seen).toEqual({
      ok: true,
      page: { items: [{ ...review, id: expect.any(String), at: '2026-11-23T10:00:00.000+08:00', field: 'name' }] },
    });
  });

  it('given a table that cannot record, when opened, then nothing is given out', async () => {
    const sealed = await keyring().seal(person, 'name', 'x');
    await expect(keyring({ failWrites: true }).open(sealed, review)).rejects.toThrow('throttled');
  });

  it('given 120 openings, when paged, then each comes once, newest first', async () => {
    const ring = keyring();
    const sealed = await ring.seal(person, 'name', 'x');
    for (let n = 0; n < 120; n++, now += 1000) await ring.open(sealed, { ...review, caseId: `case-${n}` });
    const cases: string[] = [];
    let cursor: string | undefined;
    do {
      const result = await ring.openingsOf(person, cursor);
      if (!result.ok) throw new Error(result.fault);
      cases.push(...result.page.items.map((opening) => opening.caseId));
      cursor = result.page.next;
    } while (cursor);
    expect(cases).toEqual(Array.from({ length: 120 }, (_, n) => `case-${119 - n}`));
  });

  it('given a cursor of another person or no cursor at all, when asked, then it is refused', async () => {
    const ring = keyring();
    const others = encodeCursor('openings of somebody else', 'opening#1');
    const elsewhere = encodeCursor(`openings of ${person}`, 'key');
    for (const cursor of ['x', others, elsewhere])
      expect(await ring.openingsOf(person, cursor)).toEqual({ ok: false, fault: 'bad-cursor' });
  });
});

describe('erasure', () => {
  it('given an erased person, when opened by a function that holds the key in memory, then it is erased', async () => {
    const [holder, other] = [keyring(), keyring()];
    const sealed = await holder.seal(person, 'name', 'x');
    expect((await holder.open(sealed, review)).ok).toBe(true);
    await other.erase(person);
    expect(await holder.open(sealed, review)).toEqual({ ok: false, code: 'erased' });
  });

  it('given a person without a key, or whose key is gone, when sealed under a known one, then no key is made anew', async () => {
    const ring = keyring();
    expect(await ring.sealKnown(person, 'name', 'x')).toBeUndefined();
    const sealed = await ring.seal(person, 'name', 'x');
    expect(await ring.sealKnown(person, 'name', 'x')).toEqual(sealed);
    await ring.erase(person);
    expect(await ring.sealKnown(person, 'name', 'x')).toBeUndefined();
    expect((await items(person)).some((item) => item.wrapped !== undefined)).toBe(false);
  });

  it('given an erased person, when asked, then the wrapped key is gone and the openings are there', async () => {
    const ring = keyring();
    await ring.open(await ring.seal(person, 'name', 'x'), review);
    await ring.erase(person);
    const Key = { person: { S: person }, item: { S: 'key' } };
    expect((await database.client.send(new GetItemCommand({ TableName: table, Key }))).Item).toBeUndefined();
    expect((await items(person)).some((item) => item.wrapped !== undefined)).toBe(false);
    expect(await ring.openingsOf(person)).toMatchObject({ ok: true, page: { items: [review] } });
  });

  it('given an erased person who comes back, when sealed anew, then the new opens and the old stays erased', async () => {
    const holder = keyring();
    const before = await holder.seal(person, 'name', 'old');
    await keyring().erase(person);
    const after = await holder.seal(person, 'name', 'new');
    expect(await holder.open(after, review)).toEqual({ ok: true, value: 'new' });
    expect(await holder.open(before, review)).toEqual({ ok: false, code: 'erased' });
  });

  it('given an erasure, when repeated, or of a person never known, then nothing breaks', async () => {
    await keyring().erase(person);
    await keyring().erase(person);
    expect(await keyring().openingsOf(person)).toEqual({ ok: true, page: { items: [] } });
  });
});

describe('an erasure that is told again', () => {
  it('given a person who began anew, when told again, then the newer key stays; one made before goes', async () => {
    const ring = keyring();
    const told = '2026-11-23T10:00:00.000+08:00';
    now = Date.parse(told) + 1;
    const after = await ring.seal(person, 'name', 'new');
    await ring.erase(person, told);
    expect(await ring.open(after, review)).toEqual({ ok: true, value: 'new' });
    await ring.erase(person, '2026-11-23T10:00:00.001+08:00');
    expect(await ring.open(after, review)).toEqual({ ok: false, code: 'erased' });
  });
});

describe('a restriction', () => {
  const halted = { recipients: ['hukou'], except: ['letter'] };
  it('given hukou is halted, when it opens, then nothing is opened or recorded, but for what is excepted', async () => {
    const ring = keyring();
    const sealed = await ring.seal(person, 'name', 'x');
    await ring.restrict(person, halted);
    expect(await keyring().open(sealed, review)).toEqual({ ok: false, code: 'restricted' });
    expect(await ring.openingsOf(person)).toEqual({ ok: true, page: { items: [] } });
    expect(await ring.open(sealed, { ...review, why: 'hukou.letter' })).toMatchObject({ ok: true });
    expect(await ring.open(sealed, { ...review, why: 'housing.review' })).toMatchObject({ ok: true });
    expect(await ring.open(sealed, { ...review, who: person })).toMatchObject({ ok: true });
  });

  it('given one purpose is halted, when the same department opens for another, then it may', async () => {
    const ring = keyring();
    const sealed = await ring.seal(person, 'name', 'x');
    await ring.restrict(person, { recipients: ['hukou.contact'], except: [] });
    expect(await ring.open(sealed, { ...review, why: 'hukou.contact' })).toEqual({ ok: false, code: 'restricted' });
    expect(await ring.open(sealed, review)).toMatchObject({ ok: true });
  });

  it('given it came before the first seal, when sealed, then it holds; lifted, it does not', async () => {
    const ring = keyring();
    await ring.restrict(person, halted);
    const sealed = await ring.seal(person, 'name', 'x');
    expect(await ring.open(sealed, review)).toEqual({ ok: false, code: 'restricted' });
    await ring.restrict(person, { recipients: [], except: [] });
    expect(await ring.open(sealed, review)).toEqual({ ok: true, value: 'x' });
  });
});

describe('keys in memory', () => {
  it('given a function at work, when 5 minutes pass, then the key is asked for again, and not before', async () => {
    const sealed = await keyring().seal(person, 'name', 'x');
    const ring = keyring();
    keyService.calls.length = 0;
    for (const wait of [0, 299_999, 1]) {
      now += wait;
      await ring.open(sealed, review);
    }
    expect(keyService.calls).toEqual(['Decrypt', 'Decrypt']);
  });

  it('given a first seal, when more follows, then KMS is called once', async () => {
    const ring = keyring();
    const sealed = await ring.seal(person, 'name', 'x');
    await ring.seal(person, 'phone', 'y');
    await ring.open(sealed, review);
    expect(keyService.calls).toEqual(['GenerateDataKey']);
  });
});
