import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTable, type Ground, openGround, putItems } from './test-kit.ts';

const reader = fileURLToPath(new URL('./kill-test-reader.ts', import.meta.url));
const kills = 4;
const perRun = 60;

let ground: Ground;
let folder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  ground = await openGround();
  folder = join(ground.folder, 'reader');
  mkdirSync(folder);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => ground.end());

const arrived = (): number[] =>
  existsSync(join(folder, 'arrived'))
    ? readFileSync(join(folder, 'arrived'), 'utf8').trim().split('\n').map(Number)
    : [];

async function startReader(streamArn: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [reader, folder, ground.database.endpoint, streamArn], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

test('given a process killed again and again in the middle of its work, when it runs again, then nothing was lost', async () => {
  const streamArn = await createTable(ground.client, 'killed');
  const total = kills * perRun + perRun;
  for (let run = 0; run < kills; run += 1) {
    const child = await startReader(streamArn);
    const gone = once(child, 'exit');
    const puts = putItems(ground.client, 'killed', run * perRun + 1, (run + 1) * perRun);
    const before = arrived().length;
    await expect.poll(() => arrived().length, { interval: 1, timeout: 10_000 }).toBeGreaterThan(before);
    child.kill('SIGKILL');
    await Promise.all([gone, puts]);
  }
  await putItems(ground.client, 'killed', kills * perRun + 1, total);
  await startReader(streamArn);
  const missing = () => {
    const seen = new Set(arrived());
    return Array.from({ length: total }, (_, index) => index + 1).filter((number) => !seen.has(number));
  };
  await expect.poll(missing, { interval: 50, timeout: 25_000 }).toEqual([]);
}, 60_000);
