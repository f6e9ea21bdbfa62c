import type { MovableClock } from '../clock.ts';
import type { Gateway } from '../servers/gateway.ts';
import type { DataFolder } from '../state.ts';
import type { Faults } from '../types.ts';
import type { Cleanup } from './cleanup.ts';
import type { Servers } from './servers.ts';
import type { Survey } from './survey.ts';

/** What all rooms of one running engine share. */
export interface Base {
  survey: Survey;
  folder: DataFolder;
  /** Folder of the functions' compiled code. */
  compiledDir: string;
  clock: MovableClock;
  faults: Faults;
  servers: Servers;
  gateway: Gateway;
  cleanup: Cleanup;
  report(problem: string): void;
}
