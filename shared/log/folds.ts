import type { Head } from './commit.ts';
import type { Snapshot } from './snapshots.ts';

/** A stream folded up to some commit, as a function keeps it in memory between two readings. */
export interface Fold<S = unknown> {
  state: S;
  head: Head;
  /** Commands before it: id, request digest, version; where snapshots are kept, only the last of them. */
  recent: Snapshot['recent'];
  /** Version of the newest snapshot that is known; 0 without one. */
  snapshotAt: number;
  /** Whether nobody else has appended to it since this function began to follow it. */
  alone: boolean;
}

export interface Folds {
  get(stream: string): Fold | undefined;
  put(stream: string, fold: Fold): void;
}

/** So many streams are kept; the one not asked for longest makes room. */
const most = 600;

/**
 * Folds in memory. The log only grows, so what was folded once stays right and only newer commits are read on top
 * (docs/adr/0026).
 */
export function createFolds(): Folds {
  const kept = new Map<string, Fold>();
  return {
    get(stream) {
      const fold = kept.get(stream);
      if (fold && kept.delete(stream)) kept.set(stream, fold);
      return fold;
    },
    put(stream, fold) {
      if ((kept.get(stream)?.head.version ?? 0) > fold.head.version) return;
      kept.delete(stream);
      kept.set(stream, fold);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}
