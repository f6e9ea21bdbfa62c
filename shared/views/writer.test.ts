import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createViewReader, createViewWriter, type ViewReader, type ViewWriter } from './index.ts';

let database: TestDatabase;
let reader: ViewReader;
let writer: ViewWriter;
let table: string;

beforeAll(async () => {
  database = await startTestDatabase();
  table = await database.createTable('views', 'list:S', 'sort:S');
  reader = createViewReader(database.client, table);
  writer = createViewWriter(database.client, table);
});
afterAll(() => database.stop());

const row = (list: string, item: unknown) => ({ list, sort: '1', item });

describe('writing the rows of a version', () => {
  test('given a newer row, when an older one comes late, then the newer stays', async () => {
    const list = randomUUID();
    await writer.write({ put: [row(list, 'newer')], remove: [] }, 5);
    await writer.write({ put: [row(list, 'older')], remove: [] }, 4);
    expect(await reader.get(list, '1')).toBe('newer');
  });

  test('given a newer row, when it is removed as of an older version, then it stays', async () => {
    const list = randomUUID();
    await writer.write({ put: [row(list, 'newer')], remove: [] }, 5);
    await writer.write({ put: [], remove: [row(list, undefined)] }, 4);
    expect(await reader.get(list, '1')).toBe('newer');
  });

  test('given the same version again, when it is written, then it shows what it says', async () => {
    const list = randomUUID();
    await writer.write({ put: [row(list, 'first')], remove: [] }, 5);
    await writer.write({ put: [row(list, 'again')], remove: [] }, 5);
    expect(await reader.get(list, '1')).toBe('again');
    await writer.write({ put: [], remove: [row(list, undefined)] }, 6);
    expect(await reader.get(list, '1')).toBeUndefined();
  });

  test('given one row that is older, when several are written, then the others land', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    await writer.write({ put: [row(one, 'newer')], remove: [] }, 9);
    await writer.write({ put: [row(one, 'older'), row(two, 'own')], remove: [] }, 3);
    expect([await reader.get(one, '1'), await reader.get(two, '1')]).toEqual(['newer', 'own']);
  });

  test('given a store that fails, when rows are written, then the failure is told', async () => {
    const nowhere = createViewWriter(database.client, `${table}-nowhere`);
    await expect(nowhere.write({ put: [row('a', 1)], remove: [] }, 1)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
