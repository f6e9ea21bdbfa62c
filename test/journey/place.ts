import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPersonas } from '../../infra/local/cli/personas.ts';
import { synthesize } from '../../infra/local/cli/synth.ts';
import { type Engine, startEngine } from '../../infra/local/engine.ts';
import { seed } from '../../infra/seed.ts';
import type { Machine, Place } from './world.ts';

export interface Found {
  place: Place;
  leave(): Promise<void>;
}

const controlUrl = 'http://127.0.0.1:4402';
const apiUrl = 'http://127.0.0.1:4400';

/**
 * The platform that `npm start` runs, or else a fresh one of our own in a temporary folder. The clock of one that runs
 * is moved only when that is wanted, since it stays moved.
 */
export async function findPlace(say: (line: string) => void, moveClock: boolean): Promise<Found> {
  const running = await fetch(`${controlUrl}/health`).then(
    (response) => response.ok,
    () => false,
  );
  if (running) return { place: await runningPlace(moveClock), leave: async () => {} };
  say('no platform runs; starting a fresh one 平台未运行，先启动一个');
  return freshPlace(say);
}

async function runningPlace(moveClock: boolean): Promise<Place> {
  const { offsetMs } = await control('GET', '/clock');
  const place = { apiUrl, token: tokenFromControl, aheadMs: Number(offsetMs) };
  return moveClock ? { ...place, machine: runningMachine } : place;
}

async function tokenFromControl(personaId: string): Promise<string> {
  const response = await fetch(`${controlUrl}/tokens/${personaId}`);
  if (!response.ok) throw new Error(`no token for ${personaId}: ${response.status}`);
  return ((await response.json()) as { token: string }).token;
}

/** Asks the control API of the platform that runs. */
async function control(method: string, path: string, body: object = {}): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(controlUrl + path, {
    method,
    headers,
    ...(method === 'POST' && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return (await response.json()) as Record<string, unknown>;
}

/** The machine of a platform in this process. */
export const machineOf = ({ clock, runSchedules }: Pick<Engine, 'clock' | 'runSchedules'>): Machine => ({
  now: async () => clock.now(),
  runSchedules: async () => void runSchedules(),
  advance: async (ms) => clock.advance(ms),
  ownPlatform: true,
});

const runningMachine: Machine = {
  now: async () => Date.parse(String((await control('GET', '/clock')).now)),
  runSchedules: async () => void (await control('POST', '/schedules/run')),
  advance: async (advanceMs) => void (await control('POST', '/clock', { advanceMs })),
  ownPlatform: false,
};

async function freshPlace(say: (line: string) => void): Promise<Found> {
  const sources = ['infra', 'services', 'shared', 'cdk.json', 'package-lock.json'];
  const assembly = await synthesize({
    app: 'infra/app.ts',
    stage: 'local',
    folder: '.local',
    sources,
    onProgress: say,
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'journey-'));
  const personas = readPersonas('infra/local/personas.json');
  const engine = await startEngine({ assembly, dataDir, personas, onProgress: say });
  const place = { apiUrl: engine.apiUrl, token: (id: string) => engine.token(id), machine: machineOf(engine) };
  await seed({ ...place, progress: say });
  const leave = async () => {
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { place, leave };
}
