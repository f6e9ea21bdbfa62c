import type { Commit } from '../log/commit.ts';
import { fromItem, toItem } from '../log/item.ts';
import type { Appended, CommitLog } from '../log/log.ts';
import type { Snapshots } from '../log/snapshots.ts';

/** A commit log in memory, for tests of what happens above the store; claims are not kept. */
export interface MemoryLog extends CommitLog {
  commits: Commit[];
}

/** Keeps commits as the items that the database would keep, so that what does not survive storing shows. */
export function createMemoryLog(): MemoryLog {
  const commits: Commit[] = [];
  return {
    commits,
    read: async (stream, after = 0) =>
      commits
        .filter((commit) => commit.stream === stream && commit.version > after)
        .map((commit) => fromItem(toItem(commit))),
    async append(commit): Promise<Appended> {
      const there = commits.some(({ stream, version }) => stream === commit.stream && version === commit.version);
      if (there) return { ok: false, conflict: 'version' };
      commits.push(commit);
      return { ok: true, writeUnits: 1 };
    },
  };
}

/** Snapshots in memory. */
export function createMemorySnapshots(): Snapshots {
  const kept = new Map<string, string>();
  return {
    async read(stream) {
      const json = kept.get(stream);
      return json === undefined ? undefined : JSON.parse(json);
    },
    async write(stream, snapshot) {
      kept.set(stream, JSON.stringify(snapshot));
    },
  };
}
