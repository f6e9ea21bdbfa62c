import { readOptions } from './options.ts';
import { readPersonas } from './personas.ts';
import { createProgress } from './progress.ts';
import { report } from './ready.ts';
import { runSeed } from './seed.ts';
import { endOnSignals } from './signals.ts';
import { synthesize } from './synth.ts';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const progress = createProgress();
  const ending = endOnSignals(progress);
  const personas = options.personas === undefined ? [] : readPersonas(options.personas);
  const { app, stage, folder, sources } = options;
  const assembly = await synthesize({ app, stage, folder, sources, onProgress: progress });
  // Loaded here: what is wrong with the command line or the app is said at once.
  const { startEngine } = await import('../engine.ts');
  const engine = await startEngine({
    assembly,
    dataDir: `${folder}/data`,
    ports: {
      api: options.apiPort,
      control: options.controlPort,
      ...(options.issuerPort !== undefined && { issuer: options.issuerPort }),
    },
    personas,
    onProgress: progress,
    onTrouble: (message) => progress(`! ${message}`),
  });
  ending.stopWith(() => engine.stop());
  const hints = options.seed === undefined ? [] : await runSeed(options.seed, engine, progress);
  progress('ready');
  report({ engine, personas, hints, folder });
}

main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
