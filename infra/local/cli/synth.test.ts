import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { synthesize } from './synth.ts';

/** A stand-in for a CDK app: notes stage and runs in the folder that it is told. */
const app = `
import { mkdirSync, writeFileSync } from 'node:fs';
const { CDK_OUTDIR: out, CDK_CONTEXT_JSON: context } = process.env;
mkdirSync(out, { recursive: true });
writeFileSync(out + '/manifest.json', JSON.stringify({ context: JSON.parse(context), at: process.hrtime.bigint().toString() }));
`;

function given(source = app) {
  const folder = mkdtempSync(join(tmpdir(), 'synth-'));
  const entry = join(folder, 'app.mjs');
  writeFileSync(entry, source);
  const said: string[] = [];
  const run = () =>
    synthesize({
      app: entry,
      stage: 'local',
      folder: join(folder, 'out'),
      sources: [entry],
      onProgress: (m) => said.push(m),
    });
  return { entry, run, said };
}

const manifest = (assembly: string): string => readFileSync(join(assembly, 'manifest.json'), 'utf8');

describe('synthesis', () => {
  it('given unchanged sources, when asked again, then the last assembly is taken; after a change it is made anew', async () => {
    const { entry, run } = given();
    const first = manifest(await run());
    expect(JSON.parse(first)).toMatchObject({ context: { stage: 'local' } });
    expect(manifest(await run())).toBe(first);
    writeFileSync(entry, `${app}\n// changed`);
    expect(manifest(await run())).not.toBe(first);
  });

  it('given an app that fails, when synthesized, then its complaint is shown and the last assembly stays', async () => {
    const { entry, run } = given();
    const assembly = await run();
    const before = manifest(assembly);
    writeFileSync(entry, 'throw new Error("no such stage");');
    await expect(run()).rejects.toThrow(/no such stage/);
    expect(manifest(assembly)).toBe(before);
  });
});
