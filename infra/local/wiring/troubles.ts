import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Trouble {
  /** ISO 8601, the machine's own time. */
  at: string;
  message: string;
  times: number;
}

/** What went wrong beside the functions' own logs: refusals, failed deliveries, rules without effect. */
export interface Troubles {
  report(message: string): void;
  list(): Trouble[];
}

const remembered = 500;

/** Repeats are counted; each message is written to `engine.log` and told once. */
export function createTroubles(logDir: string, tell: (message: string) => void): Troubles {
  const known = new Map<string, Trouble>();
  return {
    report(message) {
      const before = known.get(message);
      if (before) {
        before.times += 1;
        return;
      }
      if (known.size >= remembered) known.delete(known.keys().next().value ?? '');
      const at = new Date().toISOString();
      known.set(message, { at, message, times: 1 });
      appendFileSync(join(logDir, 'engine.log'), `${at} ${message}\n`);
      tell(message);
    },
    list: () => [...known.values()],
  };
}
