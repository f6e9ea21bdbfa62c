import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'start-'));
const personas = join(folder, 'personas.json');
const name = { zh: '安（虚构）', en: 'Ann (made up)' };
writeFileSync(personas, JSON.stringify({ note: name, personas: [{ id: 'ann', name, claims: { roles: ['tester'] } }] }));
const seed = join(folder, 'seed.mjs');
writeFileSync(
  seed,
  `export async function seed({ apiUrl, token, progress }) {
    const headers = { authorization: 'Bearer ' + (await token('ann')) };
    const { status } = await fetch(apiUrl + '/things/none', { headers });
    progress('seeded: ' + status);
    return { hints: ['look around'] };
  }`,
);

interface Started {
  child: ChildProcess;
  output(): string;
  address(label: string): string;
}
let running: Started | undefined;

/** Starts the command line on the test app and waits for `ready` or its end. */
async function start(...more: string[]): Promise<Started> {
  const ports = ['--port', '0', '--control-port', '0', '--issuer-port', '0'];
  const args = [
    '--app',
    'infra/local/test-app/main.ts',
    '--folder',
    join(folder, 'local'),
    '--sources',
    'infra/local/test-app',
    ...ports,
    ...more,
  ];
  const child = spawn(process.execPath, ['infra/local/cli/start.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const up = Promise.withResolvers<void>();
  const take = (part: Buffer): void => {
    output += part.toString();
    if (output.includes('Ctrl-C')) up.resolve();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  child.on('close', () => up.resolve());
  await up.promise;
  const address = (label: string): string =>
    new RegExp(`${label}.*(http://\\S+?)(/state|/\\.well-known\\S*)?\\n`).exec(output)?.[1] ?? '';
  running = { child, output: () => output, address };
  return running;
}

async function end({ child }: Started, signal: NodeJS.Signals): Promise<number | null> {
  const closed = once(child, 'close');
  child.kill(signal);
  const [code] = await closed;
  return code as number | null;
}

async function call(started: Started, method: string, path: string, body?: string) {
  const answer = await fetch(`${started.address('control API')}/tokens/ann`);
  const { token } = (await answer.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return fetch(`${started.address('HTTP API')}${path}`, { method, headers, ...(body !== undefined && { body }) });
}

afterEach(() => {
  running?.child.kill('SIGTERM');
});

describe('npm start', () => {
  it('given kill -9 after an answer, when started again, then the work goes on from what was answered', async () => {
    const first = await start('--personas', personas, '--seed', seed);
    expect(first.output()).toMatch(/synthesizing[\s\S]*seeded: 404[\s\S]*ready[\s\S]*ann[\s\S]*look around/);
    expect((await call(first, 'POST', '/things', '{"id":"kept"}')).status).toBe(201);
    await end(first, 'SIGKILL');

    const second = await start('--personas', personas);
    expect(second.output()).toContain('unchanged since the last start');
    const drained = await fetch(`${second.address('control API')}/drain`, { method: 'POST', body: '{}' });
    expect(await drained.json()).toEqual({ drained: true });
    expect((await call(second, 'GET', '/things/echo:kept')).status).toBe(200);

    const third = await start();
    expect(third.output()).toMatch(/in use by process \d+/);
    expect(await end(second, 'SIGTERM')).toBe(0);
    expect(second.output()).toContain('stopped; the data stays');
  }, 90_000);

  it('given a wrong option, when started, then the usage is shown', async () => {
    expect((await start('--nonsense')).output()).toContain('--app FILE');
  });
});
