import { type Aggregate, streamOf } from './aggregate.ts';
import { type Commit, type DomainEvent, emptyHead } from './commit.ts';
import { beginning, type Earlier, fold, type Loaded } from './fold.ts';
import { createFolds, type Fold, type Folds } from './folds.ts';
import type { CommitLog } from './log.ts';
import { remembered, type Snapshots } from './snapshots.ts';

type Kind<S, C, E extends DomainEvent, R extends string> = Aggregate<S, C, E, R>;

/** Reads aggregates by folding their commits, from a snapshot where the aggregate keeps them. */
export interface Repository {
  load<S, C, E extends DomainEvent, R extends string>(
    aggregate: Kind<S, C, E, R>,
    id: string,
    commandId?: string,
  ): Promise<Loaded<S>>;
  /** As this function knows it, without a reading; nothing when it does not, others write it too, or a snapshot is due. */
  known<S, C, E extends DomainEvent, R extends string>(aggregate: Kind<S, C, E, R>, id: string): Fold<S> | undefined;
  /** Takes note of what this function has appended, with the state after it. */
  landed<S, C, E extends DomainEvent, R extends string>(aggregate: Kind<S, C, E, R>, commit: Commit, state: S): void;
  /** As it was read here at most `recalledForMs` before `now`: for settings, which take effect later than that. */
  recall<S, C, E extends DomainEvent, R extends string>(
    aggregate: Kind<S, C, E, R>,
    id: string,
    now: number,
  ): Promise<Loaded<S>>;
}

/** So long a setting that was read is not read again. */
export const recalledForMs = 60_000;

interface Shelf {
  log: CommitLog;
  snapshots: Snapshots;
  folds: Folds;
}

/**
 * Loads by one query of the log, for what is newer than this function has folded before; the first time with
 * snapshots one read more, and now and then one write.
 */
export function createRepository(log: CommitLog, snapshots: Snapshots, folds: Folds = createFolds()): Repository {
  const shelf = { log, snapshots, folds };
  const recalled = new Map<string, { at: number; loaded: Loaded<unknown> }>();
  const repository: Repository = {
    async load(aggregate, id, commandId) {
      const stream = streamOf(aggregate, id);
      const start = await startOf(shelf, aggregate, stream);
      const commits = await log.read(stream, start.head.version);
      const loaded = fold(aggregate, { state: start.state, head: start.head }, commits, commandId);
      const before = start.recent.find(([earlier]) => earlier === commandId);
      if (before && !loaded.earlier) loaded.earlier = await earlierOf(log, aggregate, stream, before);
      const alone = start.alone && (commits.length === 0 || start.head.version === start.snapshotAt);
      const recent = recentOf(aggregate, start, commits);
      await keep(shelf, aggregate, stream, { ...start, ...pick(loaded), recent, alone });
      return loaded;
    },
    known(aggregate, id) {
      const fold = folds.get(streamOf(aggregate, id));
      return fold?.alone && !snapshotDue(aggregate, fold) ? (fold as Fold<never>) : undefined;
    },
    landed(aggregate, commit, state) {
      const { stream, version, hash, at } = commit;
      const before = folds.get(stream) ?? { ...nothing, state: aggregate.initial };
      if (before.head.version !== version - 1) return;
      folds.put(stream, {
        ...before,
        state,
        head: { version, hash, at },
        recent: recentOf(aggregate, before, [commit]),
      });
    },
    async recall<S, C, E extends DomainEvent, R extends string>(aggregate: Kind<S, C, E, R>, id: string, now: number) {
      const stream = streamOf(aggregate, id);
      const known = recalled.get(stream);
      if (known && now - known.at < recalledForMs) return known.loaded as Loaded<S>;
      const loaded = await repository.load(aggregate, id);
      recalled.set(stream, { at: now, loaded });
      return loaded;
    },
  };
  return repository;
}

const pick = <S>({ state, head }: Loaded<S>) => ({ state, head });

const nothing: Omit<Fold, 'state'> = { head: emptyHead, recent: [], snapshotAt: 0, alone: true };

async function startOf<S, C, E extends DomainEvent, R extends string>(
  { snapshots, folds }: Shelf,
  aggregate: Kind<S, C, E, R>,
  stream: string,
): Promise<Fold<S>> {
  const known = folds.get(stream);
  if (known) return known as Fold<S>;
  const kept = aggregate.snapshotEvery === undefined ? undefined : await snapshots.read(stream);
  if (!kept) return { ...nothing, state: aggregate.initial };
  return { ...kept, snapshotAt: kept.head.version, alone: true } as Fold<S>;
}

/** A repeated command gets the answer of then; that is rare, so a fold need not know it. */
async function earlierOf<S, C, E extends DomainEvent, R extends string>(
  log: CommitLog,
  aggregate: Kind<S, C, E, R>,
  stream: string,
  [, request, version]: Fold['recent'][number],
): Promise<Earlier<S>> {
  const until = (await log.read(stream)).filter((commit) => commit.version <= version);
  return { request, version, state: fold(aggregate, beginning(aggregate.initial), until).state };
}

function recentOf(
  { snapshotEvery }: { snapshotEvery?: number },
  { recent }: Fold,
  commits: readonly Commit[],
): Fold['recent'] {
  if (commits.length === 0) return recent;
  const added = commits.map((commit): [string, string, number] => [commit.commandId, commit.request, commit.version]);
  return [...recent, ...added].slice(snapshotEvery === undefined ? 0 : -remembered);
}

const snapshotDue = ({ snapshotEvery }: { snapshotEvery?: number }, { head, snapshotAt }: Fold): boolean =>
  snapshotEvery !== undefined && head.version - snapshotAt >= snapshotEvery;

/** In memory for the next reading, and as a snapshot when the newest one has fallen behind. */
async function keep<S, C, E extends DomainEvent, R extends string>(
  { snapshots, folds }: Shelf,
  aggregate: Kind<S, C, E, R>,
  stream: string,
  read: Fold<S>,
): Promise<void> {
  const { state, head, recent } = read;
  const due = snapshotDue(aggregate, read);
  if (due) await snapshots.write(stream, { state, head, recent });
  if (head.version > 0) folds.put(stream, due ? { ...read, snapshotAt: head.version } : read);
}
