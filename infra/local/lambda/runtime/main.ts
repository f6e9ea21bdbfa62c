import { enableCompileCache, flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { errorLine, shownError } from './errors.ts';
import { RuntimeError } from './load-handler.ts';
import type { Order, Said, Setup, ThreadSetup, Word } from './messages.ts';
import { currentSandbox, openSandbox, type Sandbox } from './sandbox.ts';
import { divertOutput, divideEnvironment } from './share-process.ts';
import { shiftDate } from './shifted-date.ts';

const { compileCache, clockOffset } = workerData as ThreadSetup;
const sandboxes = new Map<number, Sandbox>();

function say(sandbox: number | undefined, word: Word): void {
  const said: Said = sandbox === undefined ? { word } : { sandbox, word };
  parentPort?.postMessage(said);
}

function open(id: number, setup: Setup): void {
  try {
    sandboxes.set(
      id,
      openSandbox(id, setup, (word) => say(id, word)),
    );
    if (compileCache !== undefined) flushCompileCache();
    say(id, { kind: 'ready' });
  } catch (error) {
    say(id, { kind: 'broken', ...shownError(error) });
  }
}

function close(id: number): void {
  sandboxes.get(id)?.close();
  sandboxes.delete(id);
}

function obey(order: Order): void {
  if (order.kind === 'open') open(order.sandbox, order.setup);
  else if (order.kind === 'close') close(order.sandbox);
  else void sandboxes.get(order.sandbox)?.run(order.run);
}

function breakDown(what: string, error: unknown): void {
  const sandbox = currentSandbox();
  for (const { log } of sandbox ? [sandbox] : sandboxes.values()) log.write(errorLine(what, error));
  say(sandbox?.id, { kind: 'broken', ...shownError(error) });
}

if (compileCache !== undefined) enableCompileCache(compileCache);
shiftDate(clockOffset);
divideEnvironment();
divertOutput(() => sandboxes.values().next().value);
process.on('unhandledRejection', (reason) => {
  breakDown('Unhandled Promise Rejection', new RuntimeError('Runtime.UnhandledPromiseRejection', String(reason)));
});
process.on('uncaughtException', (error) => breakDown('Uncaught Exception', error));
parentPort?.on('message', obey);
