import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const database = resolve(import.meta.dirname, '../../shared/testing/database.ts');

/** Whether a test starts a database: it imports, itself or through others, what starts it. */
export function needsDatabase(file: string, known = new Map<string, boolean>([[database, true]])): boolean {
  const path = resolve(file);
  const before = known.get(path);
  if (before !== undefined) return before;
  // Set first, so that a circle of types ends.
  known.set(path, false);
  const needs = importsOf(path).some((one) => needsDatabase(one, known));
  known.set(path, needs);
  return needs;
}

/** The project's own files that a file imports. */
function importsOf(path: string): string[] {
  const named = [...readFileSync(path, 'utf8').matchAll(/ from '(\.[^']+\.ts)'/g)];
  return named.map(([, target = '']) => resolve(dirname(path), target)).filter((one) => existsSync(one));
}
