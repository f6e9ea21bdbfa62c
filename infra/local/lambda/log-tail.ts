import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const tailBytes = 256 * 1024;

/** The last lines of a file that may not exist yet. */
export function lastLines(file: string, lines: number): string[] {
  const text = tailOf(file);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .slice(-lines);
}

function tailOf(file: string): string {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return '';
  }
  try {
    const { size } = fstatSync(handle);
    const length = Math.min(size, tailBytes);
    const buffer = Buffer.alloc(length);
    return buffer.toString('utf8', 0, readSync(handle, buffer, 0, length, size - length));
  } finally {
    closeSync(handle);
  }
}
