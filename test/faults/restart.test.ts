import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { freePort } from '../../infra/local/servers/free-port.ts';
import { runJourney } from '../journey/story.ts';

const folder = mkdtempSync(join(tmpdir(), 'restart-'));
const ports = { api: await freePort(), control: await freePort(), issuer: await freePort() };
let platform: ChildProcess | undefined;

/** The command of `npm start`, in a process group of its own, on this test's folder and ports. */
async function start(): Promise<void> {
  const settings = [
    '--folder',
    folder,
    '--port',
    ports.api,
    '--control-port',
    ports.control,
    '--issuer-port',
    ports.issuer,
  ];
  const command = [
    'infra/local/cli/start.ts',
    '--app',
    'infra/app.ts',
    '--personas',
    'infra/local/personas.json',
    '--seed',
    'infra/seed.ts',
  ];
  const child = spawn(process.execPath, [...command, ...settings.map(String)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  platform = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part));
  while (!/ s {2}ready\n/.test(said)) {
    if (child.exitCode !== null) throw new Error(`the platform did not start:\n${said}`);
    await wait(100);
  }
}

/** As a power cut: the process and all its children end at once. */
async function pullThePlug(): Promise<void> {
  if (platform?.pid === undefined) return;
  const gone = once(platform, 'exit');
  process.kill(-platform.pid, 'SIGKILL');
  await gone;
}

async function token(personaId: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${ports.control}/tokens/${personaId}`);
  return ((await response.json()) as { token: string }).token;
}

afterAll(async () => {
  await pullThePlug();
  rmSync(folder, { recursive: true, force: true });
});

test('a journey that is cut by kill -9 in its middle, twice, is finished after the restarts', async () => {
  await start();
  const place = { apiUrl: `http://127.0.0.1:${ports.api}`, token };
  let moments = 0;
  const journey = runJourney(place, {
    talent: 'talent-lin',
    tag: 'restart',
    patience: 180_000,
    show: () => (moments += 1),
  });
  for (const cutAfter of [3, 7]) {
    while (moments < cutAfter) await wait(20);
    await pullThePlug();
    await start();
  }
  const told = await journey;
  expect(told.moments.filter((moment) => !moment.ok)).toEqual([]);
  expect(told.ok).toBe(true);
}, 300_000);
