import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One hash over files (patterns from `root`; tests left out) and further texts: what was made from the same inputs
 * need not be made again. The running Node's version counts as an input.
 */
export function inputHash(root: string, patterns: readonly string[], ...texts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([process.version, ...texts]));
  const files = globSync([...patterns], { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  for (const file of files.sort()) hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 32);
}
