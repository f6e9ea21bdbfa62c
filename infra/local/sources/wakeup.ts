/** Lets several readers sleep until something is there to read, with one timer for all. */
export interface Wakeup {
  poke(): void;
  version(): number;
  /** Resolves at once when somebody poked since that version; else at the next poke or after the back-off. */
  changed(version: number): Promise<void>;
  /** Something was found: look again soon. */
  active(): void;
  /** Wakes everybody and rests. */
  stop(): void;
}

const soonMs = 50;

/** `longestMs` is the longest rest between two looks when nobody pokes. */
export function createWakeup(longestMs: number): Wakeup {
  let version = 0;
  let rest = soonMs;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let sleepers: (() => void)[] = [];
  const wake = () => {
    clearTimeout(timer);
    timer = undefined;
    const woken = sleepers;
    sleepers = [];
    for (const one of woken) one();
  };
  const wakeAfterRest = () => {
    rest = Math.min(rest * 2, longestMs);
    wake();
  };
  return {
    poke() {
      version += 1;
      wake();
    },
    version: () => version,
    changed(seen) {
      if (stopped || seen !== version) return Promise.resolve();
      timer ??= setTimeout(wakeAfterRest, rest);
      return new Promise((resolve) => sleepers.push(resolve));
    },
    active() {
      rest = Math.min(soonMs, longestMs);
    },
    stop() {
      stopped = true;
      wake();
    },
  };
}
