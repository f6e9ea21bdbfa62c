import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layTemplates } from '../support/assembly.ts';
import { freePorts, type Ports, type Run, run } from '../support/command-line.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const root = scratchFolder('refused-');
const used = join(root, 'used');
let ports: Ports;
const runs: Run[] = [];

/** What a start said that ended by itself, with its exit code. */
async function refused(folder: string, ...more: string[]): Promise<{ code: number | null; said: string }> {
  const started = run(folder, ports, ...more);
  runs.push(started);
  return { code: await started.ended(), said: started.said() };
}

/** A copy of a folder that was in use, in which one file is no longer what it was. */
function damagedCopy(file: string, content: Buffer | string): { folder: string; file: string } {
  const folder = join(root, file.replaceAll('/', '-'));
  cpSync(used, folder, { recursive: true });
  const path = join(folder, 'data', file);
  writeFileSync(path, content);
  return { folder, file: path };
}

beforeAll(async () => {
  ports = await freePorts();
  await layTemplates(used);
  const first = run(used, ports);
  runs.push(first);
  await first.ready();
  first.interrupt();
  expect(await first.ended()).toBe(0);
}, 120_000);

afterAll(async () => {
  await Promise.all(runs.map((one) => one.pullThePlug()));
  rmSync(root, { recursive: true, force: true });
});

describe('given a folder that was in use', () => {
  const noise = Buffer.from('no database, but long enough to look like one: '.repeat(200));

  test.each([
    ['engine.json', '{ "format": '],
    ['database/dynamodb.sqlite', noise],
    ['queues/queues.sqlite', noise],
    ['clock/clock.json', '{}'],
  ])(
    'when %s is damaged, then the start says so, ends, and leaves it as it is',
    async (name, content) => {
      const { folder, file } = damagedCopy(name, content);
      const { code, said } = await refused(folder);
      expect(code).toBe(1);
      expect(said).toContain(name.split('/').at(-1));
      expect(said).toMatch(/damaged|cannot be read/);
      expect(said).toMatch(/move (it|the folder) away/);
      expect(readFileSync(file).equals(Buffer.from(content))).toBe(true);
    },
    60_000,
  );

  test('when another platform runs on it, then the start says which, and that one goes on', async () => {
    const first = run(used, ports);
    runs.push(first);
    await first.ready();
    const { code, said } = await refused(used, ...['--port', '0', '--control-port', '0', '--issuer-port', '0']);
    expect(code).toBe(1);
    expect(said).toMatch(/in use by process \d+/);
    expect((await fetch(`http://127.0.0.1:${ports.control}/health`)).ok).toBe(true);
    first.interrupt();
    expect(await first.ended()).toBe(0);
  }, 60_000);

  test.each(['api', 'control', 'issuer'] as const)(
    'when the %s port is taken, then the start names it',
    async (name) => {
      const taker: Server = createServer();
      await new Promise<void>((resolve) => taker.listen(ports[name], '127.0.0.1', resolve));
      const { code, said } = await refused(used);
      await new Promise((resolve) => taker.close(resolve));
      expect(code).toBe(1);
      expect(said).toContain(`port ${ports[name]} is in use`);
    },
    60_000,
  );
});

describe('given a setting that is missing or wrong', () => {
  const empty = join(root, 'empty');
  mkdirSync(empty, { recursive: true });

  test.each([
    ['a stage that there is not', ['--stage', 'moon'], /there is no stage moon; there are local, dev/],
    ['a file of personas that there is not', ['--personas', 'nobody.json'], /nobody\.json/],
    ['a port that is none', ['--port', 'high'], /high is no port/],
    ['an option that there is not', ['--nonsense'], /--nonsense[\s\S]*--folder FOLDER/],
  ])(
    'when it is %s, then the start says so and ends',
    async (_what, options, message) => {
      const { code, said } = await refused(empty, ...options);
      expect(code).toBe(1);
      expect(said).toMatch(message);
      expect(said).not.toMatch(/\n\s+at /);
    },
    60_000,
  );
});
