/** A fixed number of places, for work that must not all run at once. */
export interface Slots {
  /** Takes a place (at once when one is free); resolves with how to give it back. */
  take(): Promise<() => void>;
  /** Resolves when a place is free, and leaves it. */
  free(): Promise<void>;
}

/** `count` places, all free. */
export function createSlots(count: number): Slots {
  let taken = 0;
  const takers: (() => void)[] = [];
  const watchers: (() => void)[] = [];
  const release = () => {
    const next = takers.shift();
    if (next) return next();
    taken -= 1;
    for (const watcher of watchers.splice(0)) watcher();
  };
  return {
    async take() {
      if (taken < count) taken += 1;
      else await new Promise<void>((resolve) => takers.push(resolve));
      return release;
    },
    async free() {
      while (taken >= count) await new Promise<void>((resolve) => watchers.push(resolve));
    },
  };
}
