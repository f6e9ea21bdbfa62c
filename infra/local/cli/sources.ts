import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The engine itself and tests are no part of what is synthesized. */
const leftOut = (path: string): boolean => path.endsWith('.test.ts') || /(^|\/)(node_modules|infra\/local)$/.test(path);

/** One hash over the names and contents of files and folders; missing ones count as absent. */
export function hashSources(paths: string[], salt: string): string {
  const hash = createHash('sha256').update(salt);
  for (const file of paths.flatMap(filesOf)) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function filesOf(path: string): string[] {
  if (leftOut(path) || !existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}
