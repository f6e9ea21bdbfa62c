import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const enough = 1024 ** 3;

/** A new folder for what no test needs afterwards: in memory where there is plenty, since nothing waits for a disk there. */
export const scratchFolder = (prefix: string): string => mkdtempSync(join(hasRoom(memory) ? memory : tmpdir(), prefix));

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > enough;
  } catch {
    return false;
  }
}
