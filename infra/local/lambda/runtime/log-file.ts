import { closeSync, fstatSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Appends to a file that several threads write; what is written survives the end of the thread and of the process. */
export interface LogFile {
  /** Nothing once it is closed: its number may stand for another file by then. */
  write(text: string): void;
  close(): void;
}

/** Opens (or makes) the file. Once it holds `limit` bytes it becomes `<file>.1`, in place of the one before. */
export function openLogFile(file: string, limit: number): LogFile {
  mkdirSync(dirname(file), { recursive: true });
  let handle: number | undefined = openSync(file, 'a');
  return {
    write(text) {
      if (handle === undefined) return;
      writeSync(handle, text);
      const { size, ino } = fstatSync(handle);
      if (size < limit) return;
      if (inodeOf(file) === ino) renameSync(file, `${file}.1`);
      closeSync(handle);
      handle = openSync(file, 'a');
    },
    close() {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    },
  };
}

/** Another thread may have turned the file over just now. */
function inodeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}
