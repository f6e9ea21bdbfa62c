import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DamagedFile } from './servers/damaged-file.ts';
import type { EngineClock } from './types.ts';

/** The engine's clock; listeners hear of every move. */
export interface MovableClock extends EngineClock {
  /** Calls back after every `advance`; answers how to stop that. */
  onAdvance(listener: (offset: number) => void): () => void;
}

export interface ClockOptions {
  /** Folder that keeps the offset over a restart; created when missing. */
  dataDir: string;
}

const kept = z.object({ offset: z.number().int().nonnegative() });

/** Opens the clock kept under the data folder. Errors: file damaged. */
export function createClock({ dataDir }: ClockOptions): MovableClock {
  const file = join(dataDir, 'clock.json');
  mkdirSync(dataDir, { recursive: true });
  let offset = readOffset(file);
  const listeners = new Set<(offset: number) => void>();
  return {
    now: () => Date.now() + offset,
    offset: () => offset,
    advance(milliseconds) {
      if (!Number.isSafeInteger(milliseconds) || milliseconds < 0) {
        throw new RangeError(`the clock moves ahead by whole milliseconds, not by ${milliseconds}`);
      }
      writeOffset(file, offset + milliseconds);
      offset += milliseconds;
      for (const listener of listeners) listener(offset);
    },
    onAdvance(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readOffset(file: string): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
  try {
    return kept.parse(JSON.parse(text)).offset;
  } catch (cause) {
    throw new DamagedFile(file, cause);
  }
}

/** Renamed into place, so that a power cut leaves the old file or the new one. */
function writeOffset(file: string, offset: number): void {
  writeFileSync(`${file}.new`, JSON.stringify({ offset }), { flush: true });
  renameSync(`${file}.new`, file);
}
