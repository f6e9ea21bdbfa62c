import { rmSync } from 'node:fs';
import { readPersonas } from '../../infra/local/cli/personas.ts';
import { type Engine, startEngine } from '../../infra/local/engine.ts';
import type { Persona } from '../../infra/local/servers/issuer.ts';
import { type Client, createClient } from '../../shared/client/client.ts';
import { testAssembly } from './assembly.ts';
import { scratchFolder } from './scratch-folder.ts';

export interface PlatformOptions {
  /** A folder to start from, kept at the end; else a temporary one. */
  dataDir?: string;
  /** Leaves a temporary folder where it is, for a look at it. */
  keep?: boolean;
  /** Beside those of infra/local/personas.json. */
  personas?: Persona[];
}

/** The real platform, running in this process on free ports, for one test file. */
export interface Platform {
  engine: Engine;
  dataDir: string;
  apiUrl: string;
  personas: readonly Persona[];
  /** An access token; the same for a persona until the clock moves. */
  token(personaId: string): Promise<string>;
  /** Calls operations as a persona. */
  client(personaId: string): Client;
  /** Calls operations without a token. */
  anyone: Client;
  /** Resolves when everything that was set off has happened. */
  settle(timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
  /** Ends it as a power cut would; the data folder stays. */
  kill(): Promise<void>;
}

/** Starts the platform with empty tables, or on what a data folder holds. Stop it in `afterAll`. */
export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const assembly = await testAssembly();
  const dataDir = options.dataDir ?? scratchFolder('platform-');
  const personas = [...readPersonas('infra/local/personas.json'), ...(options.personas ?? [])];
  const ports = { api: 0, issuer: 0, control: 0 };
  const engine = await startEngine({ assembly, dataDir, personas, ports, compiledDir: `${assembly}.compiled` });
  const token = tokensOf(engine);
  const { apiUrl } = engine;
  return {
    engine,
    dataDir,
    apiUrl,
    personas,
    token,
    client: (personaId) => createClient({ baseUrl: apiUrl, token: () => token(personaId) }),
    anyone: createClient({ baseUrl: apiUrl }),
    settle: (timeoutMs = 100_000) => settle(engine, timeoutMs),
    async stop() {
      await engine.stop();
      if (options.dataDir === undefined && !options.keep) rmSync(dataDir, { recursive: true, force: true });
    },
    kill: () => engine.kill(),
  };
}

/** Waits, and when that takes too long says what the functions complained about. */
async function settle(engine: Engine, timeoutMs: number): Promise<void> {
  try {
    await engine.drain(timeoutMs);
  } catch (error) {
    const complaints = engine.functions().flatMap((name) =>
      engine
        .logs(name, 200)
        .filter((line) => /"level":"error"|Error/.test(line))
        .slice(-3)
        .map((line) => `${name}: ${line}`),
    );
    const troubles = engine.troubles().map(({ message }) => message);
    throw new Error([String(error), ...complaints, ...troubles].join('\n'));
  }
}

/** One token for each persona, until the clock was moved and the token may have expired. */
function tokensOf(engine: Engine): (personaId: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (personaId) => {
    const key = `${personaId} ${engine.clock.offset()}`;
    const token = known.get(key) ?? engine.token(personaId);
    known.set(key, token);
    return token;
  };
}
