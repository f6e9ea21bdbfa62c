import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, startEngine } from './engine.ts';
import { buildTestApp } from './test-app/build.ts';

const person = {
  id: 'ann',
  name: { zh: '安（虚构）', en: 'Ann (made up)' },
  claims: { roles: ['tester'] },
};
const folder = mkdtempSync(join(tmpdir(), 'engine-'));
const dataDir = join(folder, 'data');
let assembly: string;
let engine: Engine;

const start = (options: Partial<Parameters<typeof startEngine>[0]> = {}): Promise<Engine> =>
  startEngine({ assembly, dataDir, ports: { issuer: 0 }, personas: [person], ...options });

async function call(method: string, path: string, body?: unknown) {
  const headers = { authorization: `Bearer ${await engine.token('ann')}`, 'content-type': 'application/json' };
  const response = await fetch(`${engine.apiUrl}${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const control = async (method: string, path: string, body?: unknown): Promise<unknown> =>
  (
    await fetch(`${engine.controlUrl}${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
  ).json();

beforeAll(async () => {
  assembly = await buildTestApp(folder);
  engine = await start();
});

afterAll(() => engine.stop());

describe('the whole way', () => {
  it('given a token, when a thing is posted, then table, stream, relay, bus, rule, queue and inbox echo it', async () => {
    expect(await call('POST', '/things', { id: 'one' })).toEqual({ status: 201, body: { id: 'one', by: 'ann' } });
    await engine.drain(10_000);
    expect(await call('GET', '/things/echo:one')).toEqual({ status: 200, body: { id: 'echo:one', by: 'inbox' } });
    expect(engine.queues()['test-inbox']).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  it('given no token, when a protected route is called, then 401, and an open route answers', async () => {
    expect((await fetch(`${engine.apiUrl}/things/one`)).status).toBe(401);
    expect(await (await fetch(`${engine.apiUrl}/open`)).json()).toEqual({ open: true });
  });

  it('given no grant in the template, when a function deletes, then it is denied with function, action, table and role', async () => {
    const { status, body } = await call('DELETE', '/things/one');
    expect([status, body.name]).toEqual([403, 'AccessDeniedException']);
    for (const part of ['test-api', 'dynamodb:DeleteItem', 'table/test-things', 'missing grant'])
      expect(body.message).toContain(part);
    expect(engine.troubles().map(({ message }) => message)).toContainEqual(
      expect.stringContaining('dynamodb:DeleteItem'),
    );
  });

  it('given a schedule, when the clock moves, then it fires with the engine’s time', async () => {
    const before = engine.clock.now();
    expect(await control('POST', '/clock', { advanceMs: 86_400_000 })).toMatchObject({ offsetMs: 86_400_000 });
    await engine.drain(10_000);
    const things = (await engine.dumpTables())['test-things'] as Record<string, { S: string }>[];
    const ticks = things.find(({ id }) => id?.S === 'ticks');
    expect(Date.parse(ticks?.lastTime?.S ?? '')).toBeGreaterThan(before);
  });
});

describe('faults', () => {
  it('given every fault, when things are made, then each is echoed and the faults are counted', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `struck-${index}`);
    await control('PUT', '/faults', {
      seed: 11,
      duplicate: 0.3,
      delay: 0.3,
      delayMs: 50,
      reorder: 0.5,
      crashAfterWrite: 0.1,
      throttle: 0.1,
      partialFailure: 0.1,
    });
    const made = ids.map(async (id) => {
      while ((await call('POST', '/things', { id })).status !== 201);
    });
    await Promise.all(made);
    await engine.drain(60_000);
    const { counts } = (await control('GET', '/faults')) as { counts: Record<string, number> };
    await control('DELETE', '/faults');
    const things = (await engine.dumpTables())['test-things'] as Record<string, { S: string }>[];
    const echoes = things.map(({ id }) => id?.S).filter((id) => id?.startsWith('echo:struck-'));
    expect(echoes).toHaveLength(ids.length);
    expect(counts.crashAfterWrite).toBeGreaterThan(0);
  }, 90_000);
});

describe('a restart', () => {
  it('given data, when stopped and started again, then it is there and flows on', async () => {
    await call('POST', '/things', { id: 'two' });
    await engine.stop();
    engine = await start();
    expect((await call('GET', '/things/two')).status).toBe(200);
    await engine.drain(10_000);
    expect((await call('GET', '/things/echo:two')).status).toBe(200);
    expect(engine.clock.offset()).toBe(86_400_000);
  });

  it('given a kill in the middle, when started again, then nothing that was answered is lost', async () => {
    await call('POST', '/things', { id: 'three' });
    await engine.kill();
    engine = await start();
    await engine.drain(20_000);
    expect((await call('GET', '/things/echo:three')).status).toBe(200);
  });

  it('given a running engine, when another takes its folder, then it is refused', async () => {
    await expect(start()).rejects.toThrow(/in use by process/);
  });
});

describe('what cannot run', () => {
  const changed = (change: (template: string) => string): string => {
    const other = mkdtempSync(join(folder, 'changed-'));
    cpSync(assembly, other, { recursive: true });
    const file = join(other, 'test-counter.template.json');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    return other;
  };
  const fails = (change: (template: string) => string): Promise<Engine> =>
    start({ assembly: changed(change), dataDir: mkdtempSync(join(folder, 'data-')) });

  it('given an unknown resource type, when started, then stack, logical id and type are named', async () => {
    const unknown = '"Resources": { "Odd": { "Type": "AWS::Fancy::Thing" },';
    await expect(fails((text) => text.replace('"Resources": {', unknown))).rejects.toThrow(
      'test-counter/Odd (AWS::Fancy::Thing)',
    );
  });

  it('given an unknown property, when started, then it is named', async () => {
    await expect(fails((text) => text.replace('"Timeout"', '"Tmeout"'))).rejects.toThrow(/Tmeout/);
  });

  it('given a stream mapping whose role may not read the stream, when started, then the grant is named', async () => {
    await expect(fails((text) => text.replaceAll('dynamodb:GetRecords', 'dynamodb:GetNothing'))).rejects.toThrow(
      /EventSourceMapping.*dynamodb:GetRecords/,
    );
  });
});
