import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { synthesizeTestApp } from './app.ts';

const testIssuer = 'http://127.0.0.1:4999';
const testAudience = 'test-api';

/** Bundles the handlers and synthesizes the test app under a folder; answers the assembly's folder. */
export async function buildTestApp(folder: string, outdir = join(folder, 'cdk.out')): Promise<string> {
  const code = join(folder, 'bundle');
  mkdirSync(code, { recursive: true });
  await build({
    entryPoints: [fileURLToPath(new URL('./handlers.ts', import.meta.url))],
    outfile: join(code, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    logLevel: 'silent',
  });
  return synthesizeTestApp({ outdir, code, issuer: testIssuer, audience: testAudience });
}
