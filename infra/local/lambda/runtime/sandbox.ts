import { AsyncLocalStorage } from 'node:async_hooks';
import { errorLine, shownError } from './errors.ts';
import { invocationContext } from './invocation-context.ts';
import { type Handler, loadHandler } from './load-handler.ts';
import { type LogFile, openLogFile } from './log-file.ts';
import type { Run, Setup, Word } from './messages.ts';

/** One function loaded for itself: its own copy of the bundle's modules, its own variables, its own log. */
export interface Sandbox {
  id: number;
  environment: Record<string, string>;
  log: LogFile;
  run(run: Run): Promise<void>;
  close(): void;
}

const inside = new AsyncLocalStorage<Sandbox>();

/** The sandbox whose code runs now; undefined in what no sandbox set off. */
export const currentSandbox = (): Sandbox | undefined => inside.getStore();

/** Loads a function. Errors: what `loadHandler` throws; the log is closed then. */
export function openSandbox(id: number, setup: Setup, say: (word: Word) => void): Sandbox {
  let handler: Handler | undefined;
  const log = openLogFile(setup.logFile, setup.logBytes);
  const sandbox: Sandbox = {
    id,
    environment: { ...setup.environment },
    log,
    run: (run) => inside.run(sandbox, () => answer(run)),
    close: () => log.close(),
  };
  const answer = async (run: Run) => {
    const { requestId } = run;
    try {
      const result = await handler?.(JSON.parse(run.payload), invocationContext(setup, run));
      say({ kind: 'done', requestId, payload: JSON.stringify(result) ?? 'null' });
    } catch (error) {
      log.write(errorLine('Invoke Error', error));
      say({ kind: 'failed', requestId, ...shownError(error) });
    }
  };
  try {
    handler = inside.run(sandbox, () => loadHandler(setup.codePath, setup.handler));
  } catch (error) {
    log.write(errorLine('Init Error', error));
    log.close();
    throw error;
  }
  return sandbox;
}
