import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../testing/database.ts';
import { encodeCursor } from './cursor.ts';
import { createViewReader, createViewWriter, type PageRequest, type ViewReader, type ViewWriter } from './index.ts';

let database: TestDatabase;
let reader: ViewReader;
let writer: ViewWriter;

beforeAll(async () => {
  database = await startTestDatabase();
  const table = await database.createTable('views', 'list:S', 'sort:S');
  reader = createViewReader(database.client, table);
  writer = createViewWriter(database.client, table);
});
afterAll(() => database.stop());

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const sortOf = (number: number) => String(number).padStart(3, '0');

async function listOf(count: number, more: object = {}): Promise<string> {
  const list = randomUUID();
  const put = numbers(count).map((number) => ({ list, sort: sortOf(number), item: { number, ...more } }));
  await writer.write({ put, remove: [] }, 1);
  return list;
}

/** Every page from the first to the one that has no next. */
async function walk(list: string, request: PageRequest): Promise<number[][]> {
  const pages: number[][] = [];
  let cursor: string | undefined;
  do {
    const result = await reader.page<{ number: number }>(list, { ...request, cursor });
    if (!result.ok) throw new Error(result.fault);
    pages.push(result.page.items.map(({ number }) => number));
    cursor = result.page.next;
  } while (cursor !== undefined);
  return pages;
}

describe('pages of a list', () => {
  test('given any limit, when all are read either way, then each row comes once and in order', async () => {
    const list = await listOf(7);
    for (const limit of numbers(9)) {
      const forward = await walk(list, { limit });
      expect(forward.flat()).toEqual(numbers(7));
      expect(forward.every((page) => page.length <= limit)).toBe(true);
      expect(forward).toHaveLength(Math.ceil(7 / limit));
      expect((await walk(list, { limit, descending: true })).flat()).toEqual(numbers(7).reverse());
    }
  });

  test('given an empty list, when it is read, then it is one empty page without a next', async () => {
    expect(await reader.page(randomUUID(), { limit: 5 })).toEqual({ ok: true, page: { items: [] } });
  });

  test('given an upper bound, when pages are read, then what lies above it is left out, the bound itself not', async () => {
    const list = await listOf(7);
    for (const limit of [1, 4, 9]) expect((await walk(list, { limit, upTo: sortOf(4) })).flat()).toEqual([1, 2, 3, 4]);
  });

  test('given a beginning, when pages are read, then only what begins like it comes, and its cursor is for it alone', async () => {
    const list = await listOf(12);
    const [begun, other] = [{ startsWith: '00' }, { startsWith: '01' }];
    expect((await walk(list, { limit: 4, ...begun })).flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect((await walk(list, { limit: 4, ...other, descending: true })).flat()).toEqual([12, 11, 10]);
    const first = await reader.page(list, { limit: 4, ...begun });
    const cursor = first.ok ? first.page.next : undefined;
    expect(await reader.page(list, { limit: 4, cursor, ...other })).toEqual({ ok: false, fault: 'bad-cursor' });
  });

  test('given rows that are more than the store reads at once, when pages are read, then none is lost', async () => {
    const list = await listOf(8, { text: 'x'.repeat(200_000) });
    expect((await walk(list, { limit: 8 })).flat()).toEqual(numbers(8));
  });

  test('given rows that come and go between two pages, when the next is read, then it goes on where it was', async () => {
    const list = await listOf(6);
    const first = await reader.page(list, { limit: 3 });
    const next = first.ok ? first.page.next : undefined;
    await writer.write({ put: [{ list, sort: '0005', item: { number: 0 } }], remove: [{ list, sort: '003' }] }, 2);
    expect(await reader.page(list, { limit: 3, cursor: next })).toMatchObject({
      page: { items: [{ number: 4 }, { number: 5 }, { number: 6 }] },
    });
  });

  test('given a cursor of another list or a damaged one, when a page is asked for, then it is refused', async () => {
    const list = await listOf(3);
    const bad = { ok: false, fault: 'bad-cursor' };
    for (const cursor of [encodeCursor('another', '001'), encodeCursor(list, '001').slice(1), 'x', ''])
      expect(await reader.page(list, { limit: 1, cursor })).toEqual(bad);
  });
});

describe('one row', () => {
  test('given its place, when it is asked for, then it comes, and nothing comes from another place', async () => {
    const list = await listOf(1);
    expect(await reader.get(list, '001')).toEqual({ number: 1 });
    expect(await reader.get(list, '002')).toBeUndefined();
  });
});
