import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions, projectRoot } from '../../../infra/bundles.ts';

const folder = join(projectRoot, 'node_modules', '.cache', 'plus-bench');
const statement = /^import \{([^}]+)\} from '(@aws-sdk\/client-[\w-]+)';/gm;

/** The clients that every function makes while it loads; the others are made when first needed. */
const madeAtLoad = ['DynamoDBClient', 'EventBridgeClient'];

/**
 * Bundles, with the options of the real bundles, nothing but what the sources behind `entry` import from AWS clients
 * when they are loaded. Answers the file.
 */
export async function bundleClients(entry: string): Promise<string> {
  const source = sourceOf(await importsOf(entry));
  const outfile = join(folder, `${createHash('sha256').update(source).digest('hex').slice(0, 12)}.js`);
  const stdin = { contents: source, resolveDir: projectRoot };
  await build({ ...bundleOptions, sourcemap: false, stdin, outfile, absWorkingDir: projectRoot });
  return outfile;
}

/** Names by package, of values alone: types leave no trace in a bundle. */
async function importsOf(entry: string): Promise<Map<string, Set<string>>> {
  const { metafile } = await build({
    ...bundleOptions,
    entryPoints: [entry],
    absWorkingDir: projectRoot,
    write: false,
    outdir: folder,
    metafile: true,
  });
  const imports = new Map<string, Set<string>>();
  for (const file of Object.keys(metafile.inputs).filter((input) => !input.includes('node_modules')))
    for (const [, names = '', from = ''] of readFileSync(join(projectRoot, file), 'utf8').matchAll(statement))
      imports.set(from, new Set([...(imports.get(from) ?? []), ...valuesIn(names)]));
  return imports;
}

const valuesIn = (names: string): string[] =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));

function sourceOf(imports: ReadonlyMap<string, ReadonlySet<string>>): string {
  const used = [...imports].filter(([, names]) => names.size > 0).sort();
  const lines = used.map(([from, names]) => `import { ${[...names].sort().join(', ')} } from '${from}';`);
  const all = used.flatMap(([, names]) => [...names]).sort();
  const made = all.filter((name) => madeAtLoad.includes(name)).map((name) => `new ${name}({})`);
  return `${lines.join('\n')}\nexport const used = [${all.join(', ')}];\nexport const made = [${made.join(', ')}];\n`;
}
