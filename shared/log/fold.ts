import type { Aggregate } from './aggregate.ts';
import { type Commit, type DomainEvent, emptyHead, type Head } from './commit.ts';
import { evolveOn } from './forgetting.ts';

/** What an earlier run of the same command did. */
export interface Earlier<S> {
  request: string;
  version: number;
  state: S;
}

/** A stream, folded. */
export interface Loaded<S> {
  state: S;
  head: Head;
  /** Set when the command id that was asked for has landed before. */
  earlier?: Earlier<S>;
}

type Folder<S, E extends DomainEvent> = Pick<Aggregate<S, never, E, string>, 'evolve' | 'upcast' | 'personal'>;

/** The state after one more commit. */
export function applyCommit<S, E extends DomainEvent>(aggregate: Folder<S, E>, state: S, commit: Commit): S {
  const meta = { at: commit.at, by: commit.by, version: commit.version };
  let next = state;
  for (const stored of commit.events) {
    const event = aggregate.upcast ? aggregate.upcast(stored) : (stored as E);
    next = evolveOn(aggregate, next, event, meta);
  }
  return next;
}

/** Folds commits onto a start, looking out for one command id on the way. */
export function fold<S, E extends DomainEvent>(
  aggregate: Folder<S, E>,
  start: { state: S; head: Head },
  commits: readonly Commit[],
  commandId?: string,
): Loaded<S> {
  const loaded: Loaded<S> = { ...start };
  for (const commit of commits) {
    loaded.state = applyCommit(aggregate, loaded.state, commit);
    loaded.head = { version: commit.version, hash: commit.hash, at: commit.at };
    if (commit.commandId === commandId)
      loaded.earlier = { request: commit.request, version: commit.version, state: loaded.state };
  }
  return loaded;
}

/** The fold's start when there is no snapshot. */
export const beginning = <S>(initial: S): { state: S; head: Head } => ({ state: initial, head: emptyHead });
