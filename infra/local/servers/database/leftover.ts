import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const noteOf = (dataDir: string): string => join(dataDir, 'dynamodb.pid');

/** An engine that was killed leaves its database running; it would hold the file, so it is ended first. */
export async function endLeftover(dataDir: string, file: string): Promise<void> {
  if (!existsSync(noteOf(dataDir))) return;
  const pid = Number(readFileSync(noteOf(dataDir), 'utf8'));
  if (Number.isInteger(pid) && pid > 1 && commandOf(pid).includes(file)) {
    process.kill(pid, 'SIGTERM');
    await ended(pid, file);
  }
  forgetProcess(dataDir);
}

export function rememberProcess(dataDir: string, pid: number): void {
  writeFileSync(noteOf(dataDir), String(pid));
}

export function forgetProcess(dataDir: string): void {
  rmSync(noteOf(dataDir), { force: true });
}

/** Process ids are given out anew, so only one that still names our file is ours. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

async function ended(pid: number, file: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (!commandOf(pid).includes(file)) return;
    if (tries === 50) process.kill(pid, 'SIGKILL');
    await wait(50);
  }
  throw new Error(`process ${pid} still holds ${file}`);
}
