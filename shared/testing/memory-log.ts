import type { Commit } from '../log/commit.ts';
import type { Appended, CommitLog } from '../log/log.ts';
import type { Snapshots } from '../log/snapshots.ts';

/** A commit log in memory, for tests of what happens above the store. */
export interface MemoryLog extends CommitLog {
  commits: Commit[];
}

/** Keeps commits as JSON, so that what does not survive storing shows. */
export function createMemoryLog(): MemoryLog {
  const commits: Commit[] = [];
  const streams = new Map<string, string[]>();
  const holders = new Map<string, string>();
  return {
    commits,
    read: async (stream, after = 0) =>
      (streams.get(stream) ?? []).slice(after).map((stored) => JSON.parse(stored) as Commit),
    async append(commit, { take = [], release = [] } = {}): Promise<Appended> {
      const stored = streams.get(commit.stream) ?? [];
      if (stored.length + 1 !== commit.version) return { ok: false, conflict: 'version' };
      const held = take.find((name) => holders.has(name));
      const foreign = release.find((name) => (holders.get(name) ?? commit.stream) !== commit.stream);
      const claim = held ?? foreign;
      if (claim !== undefined) return { ok: false, conflict: 'claim', claims: [claim] };
      for (const name of release) holders.delete(name);
      for (const name of take) holders.set(name, commit.stream);
      streams.set(commit.stream, [...stored, JSON.stringify(commit)]);
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
