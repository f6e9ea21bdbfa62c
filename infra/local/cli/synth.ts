import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashSources } from './sources.ts';

export interface SynthOptions {
  /** The CDK app's entry, for instance `infra/app.ts`. */
  app: string;
  stage: string;
  /** Folder for the assembly and what is remembered about it. */
  folder: string;
  /** Files and folders that the assembly is made from. */
  sources: string[];
  onProgress(message: string): void;
}

/** Synthesizes the CDK app in a process of its own, or takes the last assembly when no source has changed since. */
export async function synthesize({ app, stage, folder, sources, onProgress }: SynthOptions): Promise<string> {
  const assembly = join(folder, 'cdk.out');
  const stamp = join(folder, 'cdk.out.sources');
  const hash = hashSources(sources, `${app} ${stage}`);
  if (existsSync(join(assembly, 'manifest.json')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) {
    onProgress('templates: unchanged since the last start');
    return assembly;
  }
  onProgress('templates: synthesizing the CDK app');
  mkdirSync(folder, { recursive: true });
  // Bundles are CommonJS; without this they would inherit the type of the package around the folder.
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  const fresh = `${assembly}.new`;
  rmSync(fresh, { recursive: true, force: true });
  await runApp(app, { CDK_OUTDIR: fresh, CDK_CONTEXT_JSON: JSON.stringify({ ...declaredContext(), stage }) });
  rmSync(stamp, { force: true });
  rmSync(assembly, { recursive: true, force: true });
  renameSync(fresh, assembly);
  writeFileSync(stamp, hash);
  return assembly;
}

/** What cdk.json gives every run of the CDK command line. */
function declaredContext(): Record<string, unknown> {
  if (!existsSync('cdk.json')) return {};
  return (JSON.parse(readFileSync('cdk.json', 'utf8')) as { context?: Record<string, unknown> }).context ?? {};
}

function runApp(app: string, settings: Record<string, string>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = spawn(process.execPath, [app], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (part: Buffer) => {
    complaints += part.toString();
  });
  child.on('error', reject);
  child.on('close', (code) => {
    if (code === 0) resolve();
    else reject(new Error(`${app} could not be synthesized:\n${complaints.trim()}`));
  });
  return promise;
}
