import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../../infra/bundles.ts';
import { synthesize } from '../../infra/local/cli/synth.ts';

const folder = join(projectRoot, 'node_modules', '.cache', 'plus-test');
const lock = join(folder, 'lock');
const sources = ['infra', 'services', 'shared', 'cdk.json', 'package-lock.json'];

/** Templates and bundles of the real app for stage `local`; made anew when a source changed, by one process at a time. */
export async function testAssembly(): Promise<string> {
  mkdirSync(folder, { recursive: true });
  while (!takeLock()) await wait(100);
  try {
    return await synthesize({ app: 'infra/app.ts', stage: 'local', folder, sources, onProgress: () => {} });
  } finally {
    rmSync(lock);
  }
}

/** Puts them where a start on this folder finds them as those of its last start, which need not be made anew. */
export async function layTemplates(target: string): Promise<void> {
  const assembly = await testAssembly();
  cpSync(assembly, join(target, 'cdk.out'), { recursive: true });
  for (const name of ['cdk.out.sources', 'package.json']) cpSync(join(folder, name), join(target, name));
}

function takeLock(): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isAlive(holder())) rmSync(lock, { force: true });
    return false;
  }
}

function holder(): number {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

/** Whoever has only just taken the lock has not written its number yet, and counts as alive. */
function isAlive(pid: number): boolean {
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
