import { pathToFileURL } from 'node:url';
import type { Engine } from '../engine.ts';
import type { Progress } from './progress.ts';

/** What a seed module is given. */
interface SeedContext {
  apiUrl: string;
  token(personaId: string): Promise<string>;
  progress: Progress;
}

/** What a seed module may answer. */
interface SeedResult {
  /** Lines for "try next", most useful first. */
  hints?: string[];
}

/** Runs the `seed` export of a module; answers its hints. */
export async function runSeed(path: string, engine: Engine, progress: Progress): Promise<string[]> {
  const loaded: { seed?(context: SeedContext): Promise<SeedResult | undefined> } = await import(
    pathToFileURL(path).href
  );
  if (!loaded.seed) throw new Error(`${path} exports no seed`);
  const result = await loaded.seed({ apiUrl: engine.apiUrl, token: (id) => engine.token(id), progress });
  return result?.hints ?? [];
}
