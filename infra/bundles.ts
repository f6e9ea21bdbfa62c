import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, formatMessages } from 'esbuild';
import { inputHash } from './input-hash.ts';

/** Folders with an `index.js`, by the name of what runs from them: each service, and `unrouted`. */
export type Assets = Readonly<Record<string, string>>;

export const projectRoot = dirname(import.meta.dirname);
const cache = join(projectRoot, 'node_modules', '.cache', 'plus-bundles');
const kept = 3;

export const bundleOptions = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  // Packages offer their tree-shakable form as `module`; the default for Node would take `main`.
  mainFields: ['module', 'main'],
  minify: true,
  treeShaking: true,
  sourcemap: 'external',
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'silent',
} satisfies BuildOptions;

const inputs = ['services/**/*.{ts,json}', 'shared/**/*.{ts,json}', 'package-lock.json', 'tsconfig.json'];

/**
 * Bundles every service's handlers in one go, unless the same inputs were bundled before. Throws with what is wrong,
 * be it a warning.
 */
export async function bundle(services: readonly string[]): Promise<Assets> {
  const entries = Object.fromEntries(services.map((name) => [name, `services/${name}/lambda.ts`]));
  const all: Record<string, string> = { ...entries, unrouted: 'shared/http/unrouted.ts' };
  const hash = inputHash(projectRoot, inputs, JSON.stringify([all, bundleOptions]));
  const folder = join(cache, hash);
  if (!existsSync(folder)) await bundleInto(folder, all);
  return Object.fromEntries(Object.keys(all).map((name) => [name, join(folder, name)]));
}

async function bundleInto(folder: string, entries: Readonly<Record<string, string>>): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  const entryPoints = Object.entries(entries).map(([name, file]) => ({ in: file, out: `${name}/index` }));
  const { warnings } = await build({ ...bundleOptions, entryPoints, outdir: unfinished, absWorkingDir: projectRoot });
  // What esbuild only warns of (`import.meta` in CommonJS) fails at run time.
  if (warnings.length > 0) throw new Error((await formatMessages(warnings, { kind: 'warning' })).join('\n'));
  mkdirSync(cache, { recursive: true });
  // Whoever comes second finds the folder there; what is in it is the same.
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  forgetOld();
}

function forgetOld(): void {
  const folders = readdirSync(cache).map((name) => join(cache, name));
  const newestFirst = folders.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const folder of newestFirst.slice(kept)) rmSync(folder, { recursive: true, force: true });
}
