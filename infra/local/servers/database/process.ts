import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const readyWithinMs = 15_000;
const stoppedWithinMs = 5_000;

export interface LaunchOptions {
  binary: string;
  file: string;
  port: number;
  onExit: ((reason: string) => void) | undefined;
}

export interface DatabaseProcess {
  pid: number;
  stop(): Promise<void>;
  kill(): void;
}

/** Starts the program and waits until it listens. Throws with its own words when it does not. */
export async function launch(options: LaunchOptions): Promise<DatabaseProcess> {
  const child = spawn(options.binary, ['serve', '-p', String(options.port), '--db-path', options.file], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {},
    // A group of its own: Ctrl+C in a terminal reaches only the engine, which then stops things in order.
    detached: true,
  });
  const exit = once(child, 'exit');
  const tail = await listening(child);
  const endWithUs = (): boolean => child.kill('SIGTERM');
  process.once('exit', endWithUs);
  let asked = false;
  void exit.then(([code, signal]) => {
    process.removeListener('exit', endWithUs);
    if (!asked) options.onExit?.(`the database ended by itself (${signal ?? code}): ${tail().slice(-500)}`);
  });
  return {
    pid: child.pid ?? 0,
    async stop() {
      asked = true;
      await end(child, exit);
    },
    kill() {
      asked = true;
      child.kill('SIGKILL');
    },
  };
}

/** Resolves when the program says that it listens; gives a way to read the last of what it said. */
function listening(child: ChildProcess): Promise<() => string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const failed = (why: string): void =>
      reject(new Error(`The embedded database did not start (${why}): ${said.trim()}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      failed(`not ready within ${readyWithinMs} ms`);
    }, readyWithinMs);
    const hear = (piece: string): void => {
      said = (said + piece).slice(-2000);
      if (!said.includes('listening on http')) return;
      clearTimeout(timer);
      resolve(() => said);
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.once('error', (error) => failed(error.message));
    child.once('close', (code) => {
      clearTimeout(timer);
      failed(`exit code ${code}`);
    });
  });
}

async function end(child: ChildProcess, exit: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stoppedWithinMs);
  await exit;
  clearTimeout(timer);
}
