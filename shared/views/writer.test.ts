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

  test('given rows that never change, of many streams, when they are written at once, then all are there in few calls', async () => {
    const list = randomUUID();
    const calls: string[] = [];
    const count = { step: 'initialize', name: 'count' } as const;
    database.client.middlewareStack.add((next, { commandName = '' }) => {
      calls.push(commandName);
      return next;
    }, count);
    const rowsOf = (at: number) => [{ list, sort: `${at}`, item: at, constant: true } as const];
    await Promise.all(Array.from({ length: 60 }, (_, at) => writer.write({ put: rowsOf(at), remove: [] }, at + 1)));
    // The same again, twice in one turn.
    await Promise.all([3, 3].map((at) => writer.write({ put: rowsOf(at), remove: [] }, at + 2)));
    database.client.middlewareStack.remove('count');
    expect(calls).toEqual(Array(4).fill('BatchWriteItemCommand'));
    expect((await reader.page(list, { limit: 100 })).ok && (await reader.get(list, '59'))).toBe(59);
    // What was set anew by a newer version is not removed by an older one.
    await writer.write({ put: [], remove: [{ list, sort: '3' }] }, 3);
    expect(await reader.get(list, '3')).toBe(3);
  });

  test('given a store that fails, when rows are written, then the failure is told', async () => {
    const nowhere = createViewWriter(database.client, `${table}-nowhere`);
    for (const one of [row('a', 1), { ...row('a', 1), constant: true } as const])
      await expect(nowhere.write({ put: [one], remove: [] }, 1)).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
      });
  });
});
