/** Long polls that wait for messages, per queue. */
export interface Waiters {
  /** Resolves when the queue is woken, at the given time, or when the signal aborts. */
  until(queue: string, at: number, signal: AbortSignal | undefined): Promise<void>;
  wake(queue: string): void;
  wakeAll(): void;
}

export function createWaiters(): Waiters {
  const waiting = new Map<string, Set<() => void>>();

  const wake = (queue: string): void => {
    for (const go of [...(waiting.get(queue) ?? [])]) go();
  };

  return {
    wake,
    wakeAll: () => [...waiting.keys()].forEach(wake),
    until(queue, at, signal) {
      return new Promise((resolve) => {
        const all = waiting.get(queue) ?? new Set();
        waiting.set(queue, all);
        const go = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', go);
          all.delete(go);
          resolve();
        };
        const timer = setTimeout(go, Math.max(0, at - Date.now()));
        all.add(go);
        signal?.addEventListener('abort', go, { once: true });
      });
    },
  };
}
