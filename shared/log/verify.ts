import { type Commit, emptyHead } from './commit.ts';
import { hashOf } from './hash.ts';

export type Verification =
  | { ok: true; commits: number }
  | { ok: false; stream: string; version: number; fault: 'gap' | 'broken-link' | 'altered' };

/** Checks one stream's chain from its first commit: no gap, every link and every hash as it was written. */
export function verifyStream(commits: readonly Commit[]): Verification {
  let head = { version: emptyHead.version, hash: emptyHead.hash };
  for (const commit of commits) {
    const fault = faultOf(commit, head);
    if (fault) return { ok: false, stream: commit.stream, version: commit.version, fault };
    head = { version: commit.version, hash: commit.hash };
  }
  return { ok: true, commits: commits.length };
}

function faultOf(commit: Commit, before: { version: number; hash: string }) {
  if (commit.version !== before.version + 1) return 'gap';
  if (commit.prev !== before.hash) return 'broken-link';
  return hashOf(commit) === commit.hash ? undefined : 'altered';
}
