import type { Progress } from './progress.ts';

export interface Ending {
  /** From now on a signal stops in order. */
  stopWith(stop: () => Promise<void>): void;
}

/** Ends the process on SIGINT and SIGTERM: in order once there is something to stop, at once on the second signal. */
export function endOnSignals(progress: Progress): Ending {
  let stop = async (): Promise<void> => {};
  let signals = 0;
  const onSignal = async (): Promise<void> => {
    signals += 1;
    if (signals > 1) process.exit(130);
    progress('stopping (once more to stop at once)');
    try {
      await stop();
      progress('stopped; the data stays');
      process.exit(0);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    stopWith: (next) => {
      stop = next;
    },
  };
}
