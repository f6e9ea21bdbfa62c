import { enableCompileCache, flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { errorLine, shownError } from './errors.ts';
import { invocationContext } from './invocation-context.ts';
import { type Handler, loadHandler, RuntimeError } from './load-handler.ts';
import { openLogFile } from './log-file.ts';
import type { Order, Setup, Word } from './messages.ts';
import { shiftDate } from './shifted-date.ts';

const setup = workerData as Setup;
const log = openLogFile(setup.logFile, setup.logBytes);

function say(word: Word): void {
  parentPort?.postMessage(word);
}

function breakDown(what: string, error: unknown): void {
  log.write(errorLine(what, error));
  say({ kind: 'broken', ...shownError(error) });
}

/** Straight into the file: what was said before a crash or an endless loop is kept. */
function divertOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      log.write(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
      const done = rest.at(-1);
      if (typeof done === 'function') queueMicrotask(() => done());
      return true;
    };
  }
}

function load(): Handler {
  if (setup.compileCache !== undefined) enableCompileCache(setup.compileCache);
  const handler = loadHandler(setup.codePath, setup.handler);
  if (setup.compileCache !== undefined) flushCompileCache();
  return handler;
}

async function run(handler: Handler, order: Order): Promise<void> {
  const { requestId } = order;
  try {
    const result = await handler(JSON.parse(order.payload), invocationContext(setup, order));
    say({ kind: 'done', requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    log.write(errorLine('Invoke Error', error));
    say({ kind: 'failed', requestId, ...shownError(error) });
  }
}

shiftDate(setup.clockOffset);
divertOutput();
process.on('unhandledRejection', (reason) => {
  breakDown('Unhandled Promise Rejection', new RuntimeError('Runtime.UnhandledPromiseRejection', String(reason)));
});
process.on('uncaughtException', (error) => breakDown('Uncaught Exception', error));
try {
  const handler = load();
  parentPort?.on('message', (order: Order) => void run(handler, order));
  say({ kind: 'ready' });
} catch (error) {
  breakDown('Init Error', error);
}
