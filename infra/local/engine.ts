import { type ControlServer, startControl } from './control/server.ts';
import type { Engine } from './running-engine.ts';
import type { Persona } from './servers/issuer.ts';
import { openDataFolder } from './state.ts';
import type { Running } from './wiring/assemble.ts';
import type { Base } from './wiring/base.ts';
import { type Cleanup, createCleanup } from './wiring/cleanup.ts';
import { controlsOf } from './wiring/controls.ts';
import { startPlatform } from './wiring/start.ts';
import { createTroubles } from './wiring/troubles.ts';

export type { Engine } from './running-engine.ts';

export interface EngineOptions {
  /** Folder of the cloud assembly (`cdk.out`). */
  assembly: string;
  /** Everything durable lives here. */
  dataDir: string;
  /** Where functions' compiled code is kept; in the data folder when left out. Engines on one assembly may share it. */
  compiledDir?: string;
  /** 0 takes a free port. Defaults: API and control free ones, the issuer the one that the templates name. */
  ports?: { api?: number; issuer?: number; control?: number };
  personas?: Persona[];
  onProgress?(message: string): void;
  /** Told once of each trouble: a refused call with its reason, a failed delivery, a failed function. */
  onTrouble?(message: string): void;
}

/** Runs the templates of a cloud assembly. Throws, with nothing left running, on what cannot run here. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const cleanup = createCleanup();
  const folder = openDataFolder(options.dataDir);
  cleanup.add(() => folder.release());
  try {
    const troubles = createTroubles(folder.folder('logs'), options.onTrouble ?? (() => {}));
    const { base, running } = await startPlatform({
      assembly: options.assembly,
      folder,
      cleanup,
      compiledDir: options.compiledDir ?? folder.folder('compiled'),
      apiPort: options.ports?.api ?? 0,
      personas: options.personas ?? [],
      onProgress: options.onProgress ?? (() => {}),
      report: troubles.report,
      ...(options.ports?.issuer !== undefined && { issuerPort: options.ports.issuer }),
    });
    const controls = controlsOf(base, running, troubles);
    const control = await startControl(controls, options.ports?.control ?? 0);
    return { ...controls, controlUrl: control.url, ...endings(base, running, control, cleanup) };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

function endings(
  base: Base,
  running: Running,
  control: ControlServer,
  cleanup: Cleanup,
): Pick<Engine, 'stop' | 'kill'> {
  let ended: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    // Callers first, so that what they asked for can still be answered.
    await Promise.all([control.stop(), ...base.servers.listeners.map((listener) => listener.stop())]);
    await cleanup.run();
  };
  return {
    stop: () => {
      ended ??= end();
      return ended;
    },
    async kill() {
      base.servers.database.kill();
      await running.functions.host.kill();
      ended ??= end();
      // What was cut off may complain while it is put away.
      await ended.catch(() => {});
    },
  };
}
