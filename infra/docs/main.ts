import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { services } from '../services.ts';
import { documentsOf } from './documents.ts';
import { incompatibilities, stale } from './published.ts';

/** `npm run docs`: writes the documents anew, unless a published event would change incompatibly. */
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const documents = documentsOf(
  services.map((service) => service.contract),
  version,
);
const broken = incompatibilities('.', documents);
if (broken.length > 0) {
  console.error(broken.join('\n'));
  process.exitCode = 1;
} else {
  const changed = stale('.', documents);
  for (const file of changed) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, documents.get(file) ?? '');
  }
  console.log(changed.length === 0 ? 'nothing changed' : `written: ${changed.join(', ')}`);
}
