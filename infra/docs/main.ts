import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generatedRules, rewritten } from '../rules/generated.ts';
import { incompatibilities, stale } from './published.ts';

/** `npm run docs`: writes the rules and the documents anew, unless that would break what was published. */
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** Writes what differs, or says why nothing may be written. */
function renew(files: ReadonlyMap<string, string>, broken: readonly string[]): string[] | undefined {
  if (broken.length > 0) {
    console.error(broken.join('\n'));
    process.exitCode = 1;
    return undefined;
  }
  const changed = stale('.', files);
  for (const file of changed) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, files.get(file) ?? '');
  }
  return changed;
}

const rules = generatedRules('.');
const renewed = renew(rules, rewritten('.', rules));
if (renewed) {
  // The contracts are made from the rules' facts, so they are read only when these are written.
  const { services } = await import('../services.ts');
  const { documentsOf } = await import('./documents.ts');
  const documents = documentsOf(
    services.map((service) => service.contract),
    version,
  );
  const changed = renew(documents, incompatibilities('.', documents));
  if (changed) {
    const written = [...renewed, ...changed];
    console.log(written.length === 0 ? 'nothing changed' : `written: ${written.join(', ')}`);
  }
}
