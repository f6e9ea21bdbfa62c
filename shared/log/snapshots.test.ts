import { randomUUID } from 'node:crypto';
import { DeleteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account } from './testing/account.ts';
import { inRoom, type LogRoom, startLogRoom } from './testing/log-room.ts';

let room: LogRoom;
beforeAll(async () => {
  room = await startLogRoom();
});
afterAll(() => room.stop());

const { run, balanceOf } = inRoom(() => room);

describe('snapshots', () => {
  test('shorten the fold and change nothing that is seen', async () => {
    const id = randomUUID();
    const kind = account(5);
    for (let index = 0; index < 12; index += 1) await run(id, { type: 'deposit', amount: 1 }, `c${index}`, kind);
    const { Item } = await room.database.client.send(
      new GetItemCommand({
        TableName: room.viewsTable,
        Key: { list: { S: `snapshot#account/${id}` }, sort: { S: 'latest' } },
      }),
    );
    expect(JSON.parse(Item?.item?.S ?? '{}').head.version).toBeGreaterThanOrEqual(5);
    expect(await balanceOf(id, kind)).toBe(12);
    expect(await balanceOf(id)).toBe(12);
  });

  test('remember the commands before them and what was answered', async () => {
    const id = randomUUID();
    const kind = account(3);
    for (let index = 0; index < 9; index += 1) await run(id, { type: 'deposit', amount: 1 }, `c${index}`, kind);
    expect(await run(id, { type: 'deposit', amount: 1 }, 'c0', kind)).toMatchObject({
      ok: true,
      repeated: true,
      version: 1,
      state: { balance: 1 },
    });
    expect(await run(id, { type: 'deposit', amount: 2 }, 'c0', kind)).toMatchObject({
      ok: false,
      refusal: { code: 'command-id-reused' },
    });
    expect(await balanceOf(id, kind)).toBe(9);
  });

  test('can be dropped at any time', async () => {
    const id = randomUUID();
    const kind = account(2);
    for (let index = 0; index < 5; index += 1) await run(id, { type: 'deposit', amount: 1 }, `c${index}`, kind);
    const Key = { list: { S: `snapshot#account/${id}` }, sort: { S: 'latest' } };
    await room.database.client.send(new DeleteItemCommand({ TableName: room.viewsTable, Key }));
    expect(await balanceOf(id, kind)).toBe(5);
  });
});
