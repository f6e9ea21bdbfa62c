import { randomUUID } from 'node:crypto';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

describe('a record with a key of its own', () => {
  it('given two records of a person, when one is erased, then it opens nowhere and the rest still does', async () => {
    const here = keyrings.keyring();
    const one = await here.seal(person, 'applicant/name', 'marked-value', 'app-1');
    const again = await keyrings.keyring().seal(person, 'applicant/name', 'marked-value', 'app-1');
    const two = await here.seal(person, 'applicant/name', 'marked-value', 'app-2');
    const whole = await here.seal(person, 'applicant/name', 'marked-value');
    expect(again).toEqual(one);
    expect(new Set([one.box, two.box, whole.box]).size).toBe(3);
    const { record: _record, ...without } = one;
    expect(await here.open(without as typeof one, review)).toEqual({ ok: false, code: 'unreadable' });
    expect(await here.open({ ...one, record: 'app-2' }, review)).toEqual({ ok: false, code: 'unreadable' });
    await here.eraseRecord(person, 'app-1');
    for (const ring of [here, keyrings.keyring()]) {
      expect(await ring.open(one, review)).toEqual({ ok: false, code: 'erased' });
      for (const other of [two, whole]) expect(await ring.open(other, review)).toMatchObject({ value: 'marked-value' });
    }
    expect((await keyrings.items(person)).map(({ item }) => item?.S)).toContain('record-erasure#app-1');
    await here.erase(person);
    expect(await here.open(two, review)).toEqual({ ok: false, code: 'erased' });
  });

  it('given two who seal a record’s first value at once, when both are opened, then they have the same key', async () => {
    const [one, two] = await Promise.all([
      keyrings.keyring().seal(person, 'applicant/name', 'a', 'app-1'),
      keyrings.keyring().seal(person, 'applicant/phone', 'b', 'app-1'),
    ]);
    expect(await keyrings.keyring().open(one, review)).toMatchObject({ value: 'a' });
    expect(await keyrings.keyring().open(two, review)).toMatchObject({ value: 'b' });
  });
});

describe('erasure', () => {
  it('given an erased person, when opened by a function that holds the key in memory, then it is erased', async () => {
    const [holder, other] = [keyrings.keyring(), keyrings.keyring()];
    const sealed = await holder.seal(person, 'name', 'x');
    expect((await holder.open(sealed, review)).ok).toBe(true);
    await other.erase(person);
    expect(await holder.open(sealed, review)).toEqual({ ok: false, code: 'erased' });
  });

  it('given a person without a key, or whose key is gone, when sealed under a known one, then no key is made anew', async () => {
    const ring = keyrings.keyring();
    expect(await ring.sealKnown(person, 'name', 'x')).toBeUndefined();
    const sealed = await ring.seal(person, 'name', 'x');
    expect(await ring.sealKnown(person, 'name', 'x')).toEqual(sealed);
    await ring.erase(person);
    expect(await ring.sealKnown(person, 'name', 'x')).toBeUndefined();
    expect((await keyrings.items(person)).some((item) => item.wrapped !== undefined)).toBe(false);
  });

  it('given an erased person, when asked, then the wrapped key is gone and the openings are there', async () => {
    const ring = keyrings.keyring();
    await ring.open(await ring.seal(person, 'name', 'x'), review);
    await ring.erase(person);
    const Key = { person: { S: person }, item: { S: 'key' } };
    expect(
      (await keyrings.database.client.send(new GetItemCommand({ TableName: keyrings.table, Key }))).Item,
    ).toBeUndefined();
    expect((await keyrings.items(person)).some((item) => item.wrapped !== undefined)).toBe(false);
    expect(await ring.openingsOf(person)).toMatchObject({ ok: true, page: { items: [review] } });
  });

  it('given an erased person who comes back, when sealed anew, then the new opens and the old stays erased', async () => {
    const holder = keyrings.keyring();
    const before = await holder.seal(person, 'name', 'old');
    await keyrings.keyring().erase(person);
    const after = await holder.seal(person, 'name', 'new');
    expect(await holder.open(after, review)).toEqual({ ok: true, value: 'new' });
    expect(await holder.open(before, review)).toEqual({ ok: false, code: 'erased' });
  });

  it('given an erasure, when repeated, or of a person never known, then nothing breaks', async () => {
    await keyrings.keyring().erase(person);
    await keyrings.keyring().erase(person);
    expect(await keyrings.keyring().openingsOf(person)).toEqual({ ok: true, page: { items: [] } });
  });
});

describe('an erasure that is told again', () => {
  it('given a person who began anew, when told again, then the newer key stays; one made before goes', async () => {
    const ring = keyrings.keyring();
    const told = '2026-11-23T10:00:00.000+08:00';
    keyrings.now = Date.parse(told) + 1;
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
    const ring = keyrings.keyring();
    const sealed = await ring.seal(person, 'name', 'x');
    await ring.restrict(person, halted);
    expect(await keyrings.keyring().open(sealed, review)).toEqual({ ok: false, code: 'restricted' });
    expect(await ring.openingsOf(person)).toEqual({ ok: true, page: { items: [] } });
    expect(await ring.open(sealed, { ...review, why: 'hukou.letter' })).toMatchObject({ ok: true });
    expect(await ring.open(sealed, { ...review, why: 'housing.review' })).toMatchObject({ ok: true });
    expect(await ring.open(sealed, { ...review, who: person })).toMatchObject({ ok: true });
  });

  it('given one purpose is halted, when the same department opens for another, then it may', async () => {
    const ring = keyrings.keyring();
    const sealed = await ring.seal(person, 'name', 'x');
    await ring.restrict(person, { recipients: ['hukou.contact'], except: [] });
    expect(await ring.open(sealed, { ...review, why: 'hukou.contact' })).toEqual({ ok: false, code: 'restricted' });
    expect(await ring.open(sealed, review)).toMatchObject({ ok: true });
  });

  it('given it came before the first seal, when sealed, then it holds; lifted, it does not', async () => {
    const ring = keyrings.keyring();
    await ring.restrict(person, halted);
    const sealed = await ring.seal(person, 'name', 'x');
    expect(await ring.open(sealed, review)).toEqual({ ok: false, code: 'restricted' });
    await ring.restrict(person, { recipients: [], except: [] });
    expect(await ring.open(sealed, review)).toEqual({ ok: true, value: 'x' });
  });
});
