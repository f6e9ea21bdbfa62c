import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseBinary } from './database/binary.ts';
import { inspectFile } from './database/file.ts';
import { launch } from './database/process.ts';
import { type Database, startDatabase } from './database.ts';
import { freePort } from './free-port.ts';

let dataDir: string;
let running: Database | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'database-'));
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

const file = (): string => join(dataDir, 'dynamodb.sqlite');

function client(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({ endpoint, region: 'local', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
}

async function createTable(db: DynamoDBClient): Promise<void> {
  await db.send(
    new CreateTableCommand({
      TableName: 'log',
      AttributeDefinitions: [{ AttributeName: 'stream', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'stream', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    }),
  );
}

const put = (db: DynamoDBClient, id: string) =>
  db.send(new PutItemCommand({ TableName: 'log', Item: { stream: { S: id } } }));

async function has(db: DynamoDBClient, id: string): Promise<boolean> {
  const answer = await db.send(new GetItemCommand({ TableName: 'log', Key: { stream: { S: id } } }));
  return answer.Item !== undefined;
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the embedded database', () => {
  it('given a stopped database, when it is started again, then its items are there', async () => {
    running = await startDatabase({ dataDir });
    const before = client(running.endpoint);
    await createTable(before);
    await put(before, 'one');
    await running.stop();
    running = await startDatabase({ dataDir });
    expect(await has(client(running.endpoint), 'one')).toBe(true);
  });

  it('given a database killed in the middle, when it is started again, then what it had answered is there', async () => {
    running = await startDatabase({ dataDir });
    const before = client(running.endpoint);
    await createTable(before);
    await Promise.all(Array.from({ length: 50 }, (_, i) => put(before, `item-${i}`)));
    running.kill();
    running = await startDatabase({ dataDir });
    expect(await has(client(running.endpoint), 'item-49')).toBe(true);
  });

  it('given an engine that was killed, when a new one starts, then the database it left behind is ended first', async () => {
    running = await startDatabase({ dataDir });
    const left = Number(readFileSync(join(dataDir, 'dynamodb.pid'), 'utf8'));
    const again = await startDatabase({ dataDir });
    // An ended process keeps its number until its parent has noticed, which here is this very test.
    await expect.poll(() => isThere(left)).toBe(false);
    await again.stop();
  });

  it('given a note of a process that is not ours, when a database starts, then that process lives on', async () => {
    const other = spawn('sleep', ['30']);
    writeFileSync(join(dataDir, 'dynamodb.pid'), String(other.pid));
    running = await startDatabase({ dataDir });
    expect(other.exitCode).toBeNull();
    other.kill();
    await once(other, 'exit');
  });

  it('given a database that ends by itself, when it ends, then the owner is told', async () => {
    const told = new Promise<string>((resolve) => {
      void startDatabase({ dataDir, onExit: resolve }).then((database) => {
        running = database;
        process.kill(Number(readFileSync(join(dataDir, 'dynamodb.pid'), 'utf8')), 'SIGKILL');
      });
    });
    expect(await told).toMatch(/ended by itself \(SIGKILL\)/);
  });

  it('given a damaged file, when it starts, then it says so and leaves the file as it is', async () => {
    writeFileSync(file(), 'this is no database, but a long enough piece of text '.repeat(100));
    await expect(startDatabase({ dataDir })).rejects.toThrow(/cannot be read; it is left as it is/);
    expect(readFileSync(file(), 'utf8')).toMatch(/^this is no database/);
  });

  it('given a port that is taken, when it starts, then the program says so', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startDatabase({ dataDir, port })).rejects.toThrow(/already in use/);
    server.close();
  });
});

describe('another database', () => {
  it('given an endpoint of its own, when it is reachable, then it is used and nothing is started', async () => {
    const server = createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const endpoint = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    expect((await startDatabase({ dataDir, endpoint })).endpoint).toBe(endpoint);
    expect(inspectFile(file())).toBe('absent');
    server.close();
  });

  it('given an endpoint where nothing listens, when it starts, then the message names the setting', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    await expect(startDatabase({ dataDir, endpoint })).rejects.toThrow(/DYNAMODB_ENDPOINT/);
  });

  it('given another platform, when it starts, then the message says what to set', () => {
    expect(() => databaseBinary('darwin', 'arm64')).toThrow(/Linux x64 only.*DYNAMODB_ENDPOINT/);
  });
});

describe('the stream index', () => {
  const plan = (db: DatabaseSync): string =>
    db
      .prepare(
        'EXPLAIN QUERY PLAN SELECT id FROM _stream_records WHERE table_name = ? AND CAST(sequence_number AS INTEGER) > 7',
      )
      .all('log')
      .map((row) => String(row.detail))
      .join();

  it('given the pinned version, when it makes its own file, then streams are still scanned (the index is still needed)', async () => {
    const child = await launch({ binary: databaseBinary(), file: file(), port: await freePort(), onExit: undefined });
    await child.stop();
    expect(inspectFile(file())).toBe('plain');
    const db = new DatabaseSync(file());
    expect(plan(db)).toMatch(/SCAN _stream_records/);
    db.close();
  });

  it('given our file, when a stream is read from a place, then the index answers', async () => {
    await (await startDatabase({ dataDir })).stop();
    const db = new DatabaseSync(file());
    expect(plan(db)).toMatch(/USING (COVERING )?INDEX stream_records_in_order/);
    db.close();
  });
});
