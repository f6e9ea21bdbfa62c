import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClock, type MovableClock } from '../clock.ts';
import type { FunctionSpec } from '../types.ts';
import { createLambdaHost, type FunctionHost, type HostOptions } from './host.ts';

const bundle = `
let count = 0;
const forever = () => new Promise(() => {});
exports.echo = async (event, context) => ({ event, count: ++count, limit: context.getRemainingTimeInMillis(), id: context.awsRequestId, arn: context.invokedFunctionArn });
exports.environment = async () => ({ ...process.env });
exports.fails = async () => { throw new TypeError('no such thing'); };
exports.hangs = forever;
exports.spins = async () => { console.log('about to spin'); for (;;); };
exports.exits = async () => process.exit(3);
exports.rejects = async () => { Promise.reject(new Error('nobody listens')); return forever(); };
exports.eats = async () => { const all = []; for (;;) all.push(new Array(100000).fill(count++)); };
exports.says = async (event) => { console.log(event.text); process.stdout.write('written\\n'); console.error('wrong'); return null; };
exports.dates = async () => ({ now: Date.now(), made: new Date().getTime(), fixed: new Date(5).getTime(), is: new Date() instanceof Date, same: new Date().constructor === Date, zone: new Date(0).getTimezoneOffset() });
exports.waits = (event) => new Promise((resolve) => setTimeout(() => resolve(event.name), event.ms));
exports.mine = async (event) => { await new Promise((resolve) => setTimeout(resolve, event.ms)); process.env.SEEN = String(++count); console.log(process.env.WHO); return [process.env.WHO, process.env.SEEN, count]; };
exports.lingers = async () => { setTimeout(() => console.log('too late'), 60); Promise.reject(new Error('first')); return new Promise(() => {}); };
exports.large = async () => 'x'.repeat(7000000);
exports.old = (event, context, callback) => callback(null, 1);
`;

let folder: string;
let clock: MovableClock;
let host: FunctionHost;

function spec(name: string, more: Partial<FunctionSpec> = {}): FunctionSpec {
  const codePath = join(folder, 'bundle');
  return {
    logicalId: name,
    name,
    arn: `arn:local:lambda:::function:${name}`,
    codePath,
    handler: `index.${name}`,
    environment: {},
    timeoutSeconds: 10,
    memoryMb: 128,
    roleArn: 'role',
    accessKeyId: `key-${name}`,
    secretAccessKey: 'made-up',
    ...more,
  };
}

function given(specs: FunctionSpec[], options: Partial<HostOptions> = {}): void {
  host = createLambdaHost({
    clock,
    logDir: join(folder, 'logs'),
    environment: () => ({ AWS_REGION: 'here' }),
    ...options,
  });
  for (const one of specs) host.add(one);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-'));
  mkdirSync(join(folder, 'bundle'));
  writeFileSync(join(folder, 'bundle/index.js'), bundle);
  writeFileSync(join(folder, 'bundle/broken.js'), 'throw new RangeError("cannot load");');
  clock = createClock({ dataDir: folder });
});

afterEach(async () => {
  await host.kill();
  rmSync(folder, { recursive: true });
});

describe('a function in its worker', () => {
  test('gets its event and a context, and stays loaded', async () => {
    given([spec('echo')]);
    const first = await host.invoke('echo', { a: 1, gone: undefined });
    expect(first).toMatchObject({
      ok: true,
      payload: { event: { a: 1 }, count: 1, arn: 'arn:local:lambda:::function:echo' },
    });
    expect(await host.invoke('echo', {})).toMatchObject({ ok: true, payload: { count: 2 } });
    expect(host.completed()).toBe(2);
  });

  test('sees its own variables and none of the process that hosts it', async () => {
    process.env.PARENTS_SECRET = 'x';
    given([spec('environment', { environment: { TABLE: 't', AWS_REGION: 'own' } })]);
    const { payload } = (await host.invoke('environment', {})) as { payload: Record<string, string> };
    expect(payload).toMatchObject({ TABLE: 't', AWS_REGION: 'own', AWS_ACCESS_KEY_ID: 'key-environment' });
    expect(payload.AWS_SESSION_TOKEN).toBeTruthy();
    expect(payload.PARENTS_SECRET).toBeUndefined();
    expect(payload.PATH).toBeUndefined();
  });

  test('reads the clock of the engine, also after it moved', async () => {
    clock.advance(1_000_000_000);
    given([spec('dates')]);
    const { payload: before } = (await host.invoke('dates', {})) as { payload: Record<string, number> };
    clock.advance(1_000_000_000);
    const { payload: after } = (await host.invoke('dates', {})) as { payload: Record<string, number> };
    expect(before).toMatchObject({ fixed: 5, is: true, same: true, zone: 0 });
    expect(Number(after.now) - Number(before.now)).toBeGreaterThanOrEqual(1_000_000_000);
    expect(Number(after.made)).toBeGreaterThanOrEqual(Date.now() + 1_900_000_000);
  });

  test('writes to its log whatever way it speaks', async () => {
    given([spec('says')]);
    await host.invoke('says', { text: 'hello' });
    expect(host.logs('says')).toEqual(['hello', 'written', 'wrong']);
    expect(host.logs('says', 1)).toEqual(['wrong']);
  });

  test('turns its log over when it is full, and loses no line on the way', async () => {
    given([spec('says')], { logBytes: 60 });
    for (const text of ['one', 'two', 'three', 'four']) await host.invoke('says', { text });
    const kept = ['says.log.1', 'says.log'].map((name) => readFileSync(join(folder, 'logs', name), 'utf8')).join('');
    expect(kept).toContain('four\nwritten\nwrong\n');
    expect(kept.length).toBeLessThan(200);
  });
});

describe('what goes wrong in a function', () => {
  test.each([
    ['fails', 'TypeError', 'no such thing'],
    ['exits', 'Runtime.ExitError', 'exit status 3'],
    ['rejects', 'Runtime.UnhandledPromiseRejection', 'nobody listens'],
    ['eats', 'Runtime.OutOfMemory', 'memory'],
    ['large', 'Function.ResponseSizeTooLarge', '6 MB'],
    ['old', 'Runtime.CallbackHandlerDeprecated', 'callback'],
    ['missing', 'Runtime.HandlerNotFound', 'index.missing'],
  ])('%s is answered with %s', async (name, errorType, message) => {
    given([spec(name)]);
    const result = await host.invoke(name, {});
    expect(result).toMatchObject({ ok: false, errorType, timedOut: false });
    expect(result.ok ? '' : result.message).toContain(message);
  });

  test('a bundle that does not load is answered with its error, and with a missing file', async () => {
    given([spec('a', { handler: 'broken.x' }), spec('b', { handler: 'nowhere.x' })]);
    expect(await host.invoke('a', {})).toMatchObject({ ok: false, errorType: 'RangeError', message: 'cannot load' });
    expect(await host.invoke('b', {})).toMatchObject({ ok: false, errorType: 'Runtime.ImportModuleError' });
    expect(await host.invoke('c', {})).toMatchObject({ ok: false, errorType: 'ResourceNotFoundException' });
  });

  test.each(['hangs', 'spins'])('%s ends at the time limit; the next invocation gets a new worker', async (name) => {
    given([spec(name, { timeoutSeconds: 0.2 })]);
    expect(await host.invoke(name, {})).toMatchObject({ ok: false, errorType: 'Sandbox.Timedout', timedOut: true });
    expect(await host.invoke(name, {})).toMatchObject({ ok: false, timedOut: true });
    expect(host.logs(name).join('\n')).toContain('Task timed out after 0.20 seconds');
    if (name === 'spins') expect(host.logs(name)).toContain('about to spin');
  });

  test('an event above 6 MB never reaches the function', async () => {
    given([spec('echo')]);
    expect(await host.invoke('echo', 'x'.repeat(7_000_000))).toMatchObject({
      errorType: 'RequestEntityTooLargeException',
    });
  });
});

describe('workers', () => {
  test('run side by side up to the limit, and each takes one invocation at a time', async () => {
    given([spec('echo')], { workersPerFunction: 2 });
    const results = await Promise.all(Array.from({ length: 20 }, () => host.invoke('echo', {})));
    const counts = results.map((one) => (one.ok ? (one.payload as { count: number }).count : 0));
    expect(counts.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(110);
    expect(host.running()).toBe(0);
    expect(host.concurrency('echo')).toBe(2);
  });

  test('are fewer when concurrency is reserved, and none at 0', async () => {
    given([spec('echo', { reservedConcurrency: 1 }), spec('waits', { reservedConcurrency: 0 })]);
    const results = await Promise.all([1, 2, 3].map(() => host.invoke('echo', {})));
    expect(results.map((one) => one.ok && (one.payload as { count: number }).count)).toEqual([1, 2, 3]);
    expect(await host.invoke('waits', {})).toMatchObject({ ok: false, errorType: 'TooManyRequestsException' });
  });

  test('make room for other functions when all are taken, and end when idle', async () => {
    given([spec('echo'), spec('dates')], { workers: 1, idleMs: 40 });
    await host.invoke('echo', {});
    expect(await host.invoke('dates', {})).toMatchObject({ ok: true });
    expect(await host.invoke('echo', {})).toMatchObject({ ok: true, payload: { count: 1 } });
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await host.invoke('echo', {})).toMatchObject({ ok: true, payload: { count: 1 } });
  });

  test('a crash kills the running worker of that key only', async () => {
    given([spec('waits'), spec('echo')]);
    const waiting = host.invoke('waits', { name: 'x', ms: 5_000 });
    await host.invoke('echo', {});
    expect(host.crash('key-echo')).toBe(0);
    expect(host.crash('key-waits', 'another session')).toBe(0);
    expect(host.crash('key-waits')).toBe(1);
    expect(await waiting).toMatchObject({ ok: false, errorType: 'Runtime.ExitError' });
    expect(await host.invoke('waits', { name: 'again', ms: 0 })).toEqual({ ok: true, payload: 'again' });
  });

  test('of one bundle share a thread and nothing else: modules, variables and logs are each function’s own', async () => {
    const called = (WHO: string) => spec(WHO, { handler: 'index.mine', environment: { WHO } });
    given([called('one'), called('other')]);
    await host.invoke('one', { ms: 0 });
    const both = await Promise.all([host.invoke('one', { ms: 30 }), host.invoke('other', { ms: 10 })]);
    expect(both).toEqual([
      { ok: true, payload: ['one', '2', 2] },
      { ok: true, payload: ['other', '1', 1] },
    ]);
    expect(host.logs('one')).toEqual(['one', 'one']);
    expect(host.logs('other')).toEqual(['other']);
  });

  test.each(['exits', 'spins'])('of one bundle go down together when one %s, and each says why', async (name) => {
    given([spec('waits'), spec(name, { timeoutSeconds: 0.3 })]);
    await host.invoke('waits', { name: 'warm', ms: 0 });
    const waiting = host.invoke('waits', { name: 'x', ms: 5_000 });
    const { message } = (await host.invoke(name, {})) as { message: string };
    expect(await waiting).toMatchObject({
      errorType: 'Runtime.ExitError',
      message: expect.stringContaining(message),
    });
    expect(await host.invoke('waits', { name: 'again', ms: 0 })).toEqual({ ok: true, payload: 'again' });
  });

  test.each(['missing', 'rejects'])('of one bundle go on when another is broken: %s', async (name) => {
    given([spec('waits'), spec(name)]);
    await host.invoke('waits', { name: 'warm', ms: 0 });
    const waiting = host.invoke('waits', { name: 'x', ms: 100 });
    expect(await host.invoke(name, {})).toMatchObject({ ok: false });
    expect(await waiting).toEqual({ ok: true, payload: 'x' });
  });

  test('of one bundle stay out of each other’s logs, also once one is broken and goes on', async () => {
    given([spec('waits'), spec('lingers'), spec('says')]);
    await host.invoke('waits', { name: 'warm', ms: 0 });
    expect(await host.invoke('lingers', {})).toMatchObject({
      ok: false,
      errorType: 'Runtime.UnhandledPromiseRejection',
    });
    await host.invoke('says', { text: 'hello' });
    expect(await host.invoke('waits', { name: 'later', ms: 120 })).toEqual({ ok: true, payload: 'later' });
    expect(host.logs('says')).toEqual(['hello', 'written', 'wrong']);
    expect(host.logs('waits')).toEqual([]);
    expect(host.logs('lingers').join()).not.toContain('too late');
  });

  test('a stop lets what runs end, and answers what waits as not decided', async () => {
    given([spec('waits')], { workersPerFunction: 1 });
    await host.invoke('waits', { name: 'warm', ms: 0 });
    const running = host.invoke('waits', { name: 'first', ms: 50 });
    const waiting = host.invoke('waits', { name: 'second', ms: 50 });
    await host.stop();
    expect(await running).toEqual({ ok: true, payload: 'first' });
    expect(await waiting).toMatchObject({ ok: false, errorType: 'Engine.Stopped' });
    expect(await host.invoke('waits', {})).toMatchObject({ ok: false, errorType: 'Engine.Stopped' });
  });

  test('a kill answers what runs as not decided', async () => {
    given([spec('waits'), spec('hangs')]);
    const running = [host.invoke('waits', { name: 'first', ms: 5_000 }), host.invoke('hangs', {})];
    await host.kill();
    for (const one of running) expect(await one).toMatchObject({ ok: false, errorType: 'Engine.Stopped' });
  });
});
