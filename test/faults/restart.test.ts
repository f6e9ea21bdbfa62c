import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { runJourney } from '../journey/story.ts';
import { freePorts, type Run, run } from '../support/command-line.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const folder = scratchFolder('restart-');
const ports = await freePorts();
/** How many moments of the story have been told when the plug is pulled. */
const cuts = [3, 5, 8];
let platform: Run | undefined;

async function start(): Promise<Run> {
  platform = run(folder, ports);
  await platform.ready();
  return platform;
}

async function token(personaId: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${ports.control}/tokens/${personaId}`);
  return ((await response.json()) as { token: string }).token;
}

afterAll(async () => {
  await platform?.pullThePlug();
  rmSync(folder, { recursive: true, force: true });
});

test('given a journey that kill -9 cuts again and again, when the platform starts on the same data, then it is finished', async () => {
  expect((await start()).said()).toMatch(/synthesizing[\s\S]*23 rows imported/);
  const place = { apiUrl: `http://127.0.0.1:${ports.api}`, token };
  let moments = 0;
  const journey = runJourney(place, {
    talent: 'talent-lin',
    tag: 'restart',
    patience: 180_000,
    show: () => (moments += 1),
  });
  for (const cut of cuts) {
    while (moments < cut) await wait(5);
    await platform?.pullThePlug();
    expect((await start()).said()).toContain('unchanged since the last start');
  }
  const told = await journey;
  expect(told.moments.filter((moment) => !moment.ok)).toEqual([]);
  expect(told.ok).toBe(true);

  platform?.interrupt();
  expect(await platform?.ended()).toBe(0);
  expect(platform?.said()).toContain('stopped; the data stays');
}, 600_000);
