import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../infra/local/servers/free-port.ts';

/** Ports of one platform, the same at each of its starts. */
export interface Ports {
  api: number;
  control: number;
  issuer: number;
}

export const freePorts = async (): Promise<Ports> => ({
  api: await freePort(),
  control: await freePort(),
  issuer: await freePort(),
});

/** A platform that runs as `npm start` would run it, with everything below it in one process group. */
export interface Run {
  /** What it has printed so far. */
  said(): string;
  /** Resolves when it says that it is ready; throws with its own words when it ends before. */
  ready(): Promise<void>;
  /** Its exit code, once it has ended. */
  ended(): Promise<number | null>;
  /** As a power cut: the process and all that it started end at once. */
  pullThePlug(): Promise<void>;
  /** As Ctrl+C. */
  interrupt(): void;
}

/** Runs the command of `npm start` on a folder and ports of its own; what comes after overrides it. */
export function run(folder: string, { api, control, issuer }: Ports, ...more: string[]): Run {
  const ports = ['--port', api, '--control-port', control, '--issuer-port', issuer].map(String);
  const [, ...command] = startScript().split(' ');
  const child = spawn(process.execPath, [...command, '--folder', folder, ...ports, ...more], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close').then(([code]) => code as number | null);
  const said = listen(child);
  return {
    said,
    async ready() {
      while (!/ s {2}ready\n/.test(said())) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it did not start:\n${said()}`);
        await wait(50);
      }
    },
    ended: () => closed,
    async pullThePlug() {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL');
      await closed;
    },
    interrupt: () => void child.kill('SIGINT'),
  };
}

const startScript = (): string =>
  (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }).scripts.start;

function listen(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      said += part.toString();
    });
  return () => said;
}
