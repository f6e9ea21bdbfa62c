import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

/** Raised when a data folder of this form could no longer be read by an older engine. */
const format = 1;
const marker = 'engine.json';

/** The data folder cannot be used as it is; nothing in it was changed. */
class DataFolderError extends Error {
  override name = 'DataFolderError';
}

export interface DataFolder {
  path: string;
  /** A folder inside, created when missing. */
  folder(name: string): string;
  release(): void;
}

/**
 * Takes a data folder for this process alone; it is created when missing. The lock is the operating system's on a file,
 * so a process that was killed leaves none behind. Throws DataFolderError when the folder is in use, damaged or foreign.
 */
export function openDataFolder(path: string): DataFolder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const lock = lockFolder(path);
  try {
    checkMarker(path);
  } catch (error) {
    lock.close();
    throw error;
  }
  return {
    path,
    folder(name) {
      const inner = join(path, name);
      mkdirSync(inner, { recursive: true, mode: 0o700 });
      return inner;
    },
    release: () => lock.close(),
  };
}

function lockFolder(path: string): DatabaseSync {
  const holder = join(path, 'lock.pid');
  try {
    const lock = new DatabaseSync(join(path, 'lock.db'));
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    writeFileSync(holder, String(process.pid));
    return lock;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (!/locked|busy/i.test(error.message)) throw damaged(path, `lock.db: ${error.message}`);
    const by = existsSync(holder) ? ` by process ${readFileSync(holder, 'utf8')}` : '';
    throw new DataFolderError(`${path} is in use${by}; stop that one first, or choose another folder`);
  }
}

function checkMarker(path: string): void {
  const file = join(path, marker);
  if (!existsSync(file)) {
    const others = readdirSync(path).filter((name) => !name.startsWith('lock.'));
    if (others.length > 0) throw damaged(path, `${marker} is missing beside ${others.slice(0, 3).join(', ')}`);
    writeFileSync(file, `${JSON.stringify({ format })}\n`);
    return;
  }
  const read = parsed(readFileSync(file, 'utf8'));
  if (read === undefined) throw damaged(path, `${marker} is no readable JSON`);
  if (read !== format) throw new DataFolderError(`${path} has format ${read}; this engine reads format ${format}`);
}

function parsed(text: string): number | undefined {
  try {
    return z.object({ format: z.number() }).parse(JSON.parse(text)).format;
  } catch {
    return undefined;
  }
}

const damaged = (path: string, what: string): DataFolderError =>
  new DataFolderError(
    `${path} is damaged: ${what}. Nothing was changed or deleted; move the folder away to start afresh`,
  );
