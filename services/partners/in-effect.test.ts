import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../shared/testing/database.ts';
import { createViewReader, createViewWriter, type ViewReader, type ViewWriter } from '../../shared/views/index.ts';
import { inEffect } from './in-effect.ts';
import { partnersList } from './views.ts';

let database: TestDatabase;
let writer: ViewWriter;
let kit: { row: ViewReader['get'] };
let partnerId: string;

beforeAll(async () => {
  database = await startTestDatabase();
  const table = await database.createTable('views', 'list:S', 'sort:S');
  writer = createViewWriter(database.client, table);
  const reader = createViewReader(database.client, table);
  kit = { row: (list, sort) => reader.get(list, sort) };
});
afterAll(() => database.stop());
beforeEach(() => {
  partnerId = randomUUID();
});

/** The partner's row as the projector writes it, as far as it is looked at. */
const show = (version: number, ...subscriptionIds: string[]) => {
  const item = { partnerId, entitlements: [], subscriptions: subscriptionIds.map((id) => ({ subscriptionId: id })) };
  return writer.write({ put: [{ list: partnersList, sort: partnerId, item }], remove: [] }, version);
};

describe('given a subscription that was proven or resumed', () => {
  test('when the dispatcher’s list has it, then it is in effect', async () => {
    await show(1, 'one', 'two');
    expect(await inEffect(kit, partnerId, 'two')).toBe(true);
  });

  test('when the list follows after a while, then it is waited for', async () => {
    await show(1, 'one');
    const waiting = inEffect(kit, partnerId, 'two');
    await show(2, 'one', 'two');
    expect(await waiting).toBe(true);
  });

  test('when the list does not follow, or has another partner’s alone, then it is not in effect', async () => {
    expect(await inEffect(kit, partnerId, 'one', 120)).toBe(false);
    await show(1, 'other');
    expect(await inEffect(kit, partnerId, 'one', 120)).toBe(false);
  });
});
