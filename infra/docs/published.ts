import { existsSync, globSync, readFileSync } from 'node:fs';
import { breaksOf } from './compatibility.ts';
import { schemaFile } from './documents.ts';

/** Every incompatible change of the documents against the schemas published under `root`. */
export function incompatibilities(root: string, documents: ReadonlyMap<string, string>): string[] {
  const published = globSync(schemaFile('*'), { cwd: root }).sort();
  return published.flatMap((file) => {
    const now = documents.get(file);
    const before = JSON.parse(readFileSync(`${root}/${file}`, 'utf8'));
    if (now === undefined) return [`${before.title}: was published and is gone; keep it until its sunset`];
    return breaksOf(before, JSON.parse(now)).map((why) => `${before.title} ${why}; add a new .vN beside it instead`);
  });
}

/** The documents under `root` that differ from what the contracts say. */
export const stale = (root: string, documents: ReadonlyMap<string, string>): string[] =>
  [...documents]
    .filter(([file, text]) => !existsSync(`${root}/${file}`) || readFileSync(`${root}/${file}`, 'utf8') !== text)
    .map(([file]) => file);
