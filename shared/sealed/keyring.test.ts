import { randomUUID } from 'node:crypto';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeCursor } from '../views/cursor.ts';
import type { Sealed } from './sealed.ts';
import { type Keyrings, review, startKeyrings } from './testing/keyrings.ts';

let keyrings: Keyrings;
let person: string;

beforeAll(async () => {
  keyrings = await startKeyrings();
});
afterAll(() => keyrings.stop());

beforeEach(() => {
  person = `person-${randomUUID()}`;
  keyrings.keyService.calls.length = 0;
});

const altered = <T>(sealed: Sealed<T>, change: Partial<Record<'person' | 'field' | 'box', string>>): Sealed<T> => ({
  ...sealed,
  ...change,
});

describe('sealing and opening', () => {
  it('given a sealed value, when another function opens it, then it gets the value', async () => {
    const value = { zh: '张三', parts: [1, null, true] };
    const sealed = await keyrings.keyring().seal(person, 'applicant/name', value);
    expect(await keyrings.keyring().open(sealed, review)).toEqual({ ok: true, value });
  });

  it('given a sealed value, when it is looked at, then neither value nor any key is in it', async () => {
    const sealed = await keyrings.keyring().seal(person, 'applicant/name', 'marked-value');
    const wrapped =
      (await keyrings.items(person)).find((item) => item.item?.S === 'key')?.wrapped?.B ?? new Uint8Array();
    const bytes = Buffer.from(sealed.box, 'base64url');
    expect(Object.keys(sealed).sort()).toEqual(['box', 'field', 'person', 'sealed']);
    expect(bytes.length).toBe(12 + JSON.stringify('marked-value').length + 16);
    expect(bytes.includes('marked-value')).toBe(false);
    expect(wrapped.length).toBeGreaterThan(32);
    expect(bytes.includes(Buffer.from(wrapped))).toBe(false);
  });

  it('given one value sealed twice, when compared, then the boxes are equal, so that a retry is known as one', async () => {
    const [a, b] = [
      await keyrings.keyring().seal(person, 'name', 'x'),
      await keyrings.keyring().seal(person, 'name', 'x'),
    ];
    expect(a).toEqual(b);
  });

  it('given two functions that seal first at once, when both are opened, then they agreed on one key', async () => {
    const boxes = await Promise.all(
      Array.from({ length: 8 }, (_, n) => keyrings.keyring().seal(person, `field-${n}`, n)),
    );
    const opened = await Promise.all(boxes.map((box) => keyrings.keyring().open(box, review)));
    expect(opened).toEqual(boxes.map((_, value) => ({ ok: true, value })));
    expect((await keyrings.items(person)).filter((item) => item.item?.S === 'key')).toHaveLength(1);
  });

  it('given more than 16 KiB or nothing, when sealed, then it is refused', async () => {
    await expect(keyrings.keyring().seal(person, 'name', 'x'.repeat(16_383))).rejects.toThrow(RangeError);
    await expect(keyrings.keyring().seal(person, 'name', undefined)).rejects.toThrow(RangeError);
  });
});

describe('a box in the wrong place', () => {
  it('given a box of one person, when it is passed off as another’s, then it does not open', async () => {
    const other = `${person}-other`;
    const sealed = await keyrings.keyring().seal(person, 'name', 'x');
    await keyrings.keyring().seal(other, 'name', 'y');
    expect(await keyrings.keyring().open(altered(sealed, { person: other }), review)).toEqual({
      ok: false,
      code: 'unreadable',
    });
  });

  it('given one wrapped key under two persons, when the box is passed off, then KMS refuses the key', async () => {
    const other = `${person}-other`;
    const sealed = await keyrings.keyring().seal(person, 'name', 'x');
    const key = (await keyrings.items(person)).find((item) => item.item?.S === 'key');
    await keyrings.database.client.send(
      new PutItemCommand({ TableName: keyrings.table, Item: { ...key, person: { S: other } } }),
    );
    await expect(keyrings.keyring().open(altered(sealed, { person: other }), review)).rejects.toThrow();
  });

  it('given a box of one field, when it is passed off as another, then it does not open', async () => {
    const sealed = await keyrings.keyring().seal(person, 'phone', 'x');
    expect(await keyrings.keyring().open(altered(sealed, { field: 'name' }), review)).toEqual({
      ok: false,
      code: 'unreadable',
    });
  });

  it('given a box with one bit changed anywhere, when opened, then it does not open', async () => {
    const ring = keyrings.keyring();
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
    const sealed = await keyrings.keyring().seal(person, 'name', 'x');
    await keyrings.keyring().open(sealed, review);
    const seen = await keyrings.keyring().openingsOf(person);
    expect(seen).toEqual({
      ok: true,
      page: { items: [{ ...review, id: expect.any(String), at: '2026-11-23T10:00:00.000+08:00', field: 'name' }] },
    });
  });

  it('given a table that cannot record, when opened, then nothing is given out', async () => {
    const sealed = await keyrings.keyring().seal(person, 'name', 'x');
    await expect(keyrings.keyring({ failWrites: true }).open(sealed, review)).rejects.toThrow('throttled');
  });

  it('given 120 openings, when paged, then each comes once, newest first', async () => {
    const ring = keyrings.keyring();
    const sealed = await ring.seal(person, 'name', 'x');
    for (let n = 0; n < 120; n++, keyrings.now += 1000) await ring.open(sealed, { ...review, caseId: `case-${n}` });
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
    const ring = keyrings.keyring();
    const others = encodeCursor('openings of somebody else', 'opening#1');
    const elsewhere = encodeCursor(`openings of ${person}`, 'key');
    for (const cursor of ['x', others, elsewhere])
      expect(await ring.openingsOf(person, cursor)).toEqual({ ok: false, fault: 'bad-cursor' });
  });
});

describe('keys in memory', () => {
  it('given a function at work, when 5 minutes pass, then the key is asked for again, and not before', async () => {
    const sealed = await keyrings.keyring().seal(person, 'name', 'x');
    const ring = keyrings.keyring();
    keyrings.keyService.calls.length = 0;
    for (const wait of [0, 299_999, 1]) {
      keyrings.now += wait;
      await ring.open(sealed, review);
    }
    expect(keyrings.keyService.calls).toEqual(['Decrypt', 'Decrypt']);
  });

  it('given a first seal, when more follows, then KMS is called once', async () => {
    const ring = keyrings.keyring();
    const sealed = await ring.seal(person, 'name', 'x');
    await ring.seal(person, 'phone', 'y');
    await ring.open(sealed, review);
    expect(keyrings.keyService.calls).toEqual(['GenerateDataKey']);
  });
});
