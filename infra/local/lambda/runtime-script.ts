import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

let script: string | undefined;

/** The program of a worker as one script; a worker that had to strip types itself would start 40 ms later. */
export function runtimeScript(): string {
  script ??= build();
  return script;
}

function build(): string {
  const entry = fileURLToPath(new URL('./runtime/main.ts', import.meta.url));
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    write: false,
  });
  return outputFiles.map((file) => file.text).join('');
}
