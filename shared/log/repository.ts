import { type Aggregate, streamOf } from './aggregate.ts';
import type { Commit, DomainEvent } from './commit.ts';
import { beginning, type Earlier, fold, type Loaded } from './fold.ts';
import type { CommitLog } from './log.ts';
import { remembered, type Snapshot, type Snapshots } from './snapshots.ts';

type Kind<S, C, E extends DomainEvent, R extends string> = Aggregate<S, C, E, R>;

/** Reads aggregates by folding their commits, from a snapshot where the aggregate keeps them. */
export interface Repository {
  load<S, C, E extends DomainEvent, R extends string>(
    aggregate: Kind<S, C, E, R>,
    id: string,
    commandId?: string,
  ): Promise<Loaded<S>>;
}

/** Loads by one query of the log; with snapshots one read more, and now and then one write. */
export function createRepository(log: CommitLog, snapshots: Snapshots): Repository {
  return {
    async load(aggregate, id, commandId) {
      const stream = streamOf(aggregate, id);
      if (aggregate.snapshotEvery === undefined)
        return fold(aggregate, beginning(aggregate.initial), await log.read(stream), commandId);
      return loadFromSnapshot(log, snapshots, aggregate, stream, aggregate.snapshotEvery, commandId);
    },
  };
}

async function loadFromSnapshot<S, C, E extends DomainEvent, R extends string>(
  log: CommitLog,
  snapshots: Snapshots,
  aggregate: Kind<S, C, E, R>,
  stream: string,
  every: number,
  commandId?: string,
): Promise<Loaded<S>> {
  const kept = (await snapshots.read(stream)) as Snapshot<S> | undefined;
  const start = kept ?? { ...beginning(aggregate.initial), recent: [] };
  const commits = await log.read(stream, start.head.version);
  const loaded = fold(aggregate, { state: start.state, head: start.head }, commits, commandId);
  const before = start.recent.find(([earlier]) => earlier === commandId);
  if (before && !loaded.earlier) loaded.earlier = await earlierOf(log, aggregate, stream, before);
  if (commits.length >= every) await snapshots.write(stream, snapshotOf(loaded, start.recent, commits));
  return loaded;
}

/** A repeated command gets the answer of then; that is rare, so the snapshot need not know it. */
async function earlierOf<S, C, E extends DomainEvent, R extends string>(
  log: CommitLog,
  aggregate: Kind<S, C, E, R>,
  stream: string,
  [, request, version]: Snapshot['recent'][number],
): Promise<Earlier<S>> {
  const until = (await log.read(stream)).filter((commit) => commit.version <= version);
  return { request, version, state: fold(aggregate, beginning(aggregate.initial), until).state };
}

function snapshotOf<S>(loaded: Loaded<S>, before: Snapshot['recent'], commits: readonly Commit[]): Snapshot<S> {
  const added = commits.map((commit): [string, string, number] => [commit.commandId, commit.request, commit.version]);
  return { state: loaded.state, head: loaded.head, recent: [...before, ...added].slice(-remembered) };
}
