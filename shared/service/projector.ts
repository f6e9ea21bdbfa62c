import { type AnyAggregate, applyCommit, type Commit, type Row } from '../log/index.ts';
import { changesOf, rowsOf } from '../views/index.ts';
import { faultOf } from './logging.ts';
import type { Runtime } from './runtime.ts';
import { type BatchResponse, commitsOf, type StreamBatch } from './stream.ts';

const nameOf = (stream: string): string => stream.slice(0, stream.indexOf('/'));

/** A stream as this function last showed it. */
interface Shown {
  version: number;
  state: unknown;
}
const mostShown = 300;

/** Commits of one stream in a batch, the first of them after the version `after`. */
interface Span {
  after: number;
  commits: Commit[];
  sequence: string;
}

/**
 * Keeps the views. A stream's records come in order, so mostly they go on from what this function has shown, and are
 * all it needs; after a gap, or when they come again, the stream is read (docs/adr/0026).
 */
export function createProjector(runtime: Runtime) {
  const shown = new Map<string, Shown>();
  return async (batch: StreamBatch): Promise<BatchResponse> => {
    const { commits, failed } = commitsOf(batch, runtime);
    const spans = new Map<string, Span>();
    for (const { commit, sequence } of commits) {
      const span = spans.get(commit.stream);
      if (span) span.commits.push(commit);
      else spans.set(commit.stream, { after: commit.version - 1, commits: [commit], sequence });
    }
    const results = await Promise.all(
      [...spans].map(async ([stream, span]) =>
        (await projected(runtime, stream, span, shown)) ? undefined : span.sequence,
      ),
    );
    const stuck = [...results, failed].filter((sequence) => sequence !== undefined);
    return { batchItemFailures: stuck.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

async function projected(
  runtime: Runtime,
  stream: string,
  { after, commits }: Span,
  shown: Map<string, Shown>,
): Promise<boolean> {
  try {
    const known = shown.get(stream);
    const aggregate = aggregateOf(runtime, stream);
    if (!aggregate.rows && !aggregate.dues) return true;
    const before = known ?? (after === 0 ? { version: 0, state: aggregate.initial } : undefined);
    const newest =
      before?.version === after && commits.every(({ version }, place) => version === after + 1 + place)
        ? await show(runtime, stream, { ...before, commits }, after)
        : await project(runtime, stream, Math.min(after, known?.version ?? after));
    note(shown, stream, newest);
    return true;
  } catch (error) {
    runtime.log('error', 'record-failed', { stream, fault: faultOf(error) });
    return false;
  }
}

function aggregateOf(runtime: Runtime, stream: string): AnyAggregate {
  const aggregate = runtime.service.aggregates.find((one) => one.name === nameOf(stream));
  if (!aggregate) throw new Error(`no aggregate named ${nameOf(stream)}`);
  return aggregate;
}

/**
 * Brings the rows of one stream from its state at `shownVersion` to its newest, which it reads and answers; 0 writes
 * them all anew. Goes to the newest state, so that records which come late or twice change nothing.
 */
export async function project(runtime: Runtime, stream: string, shownVersion: number): Promise<Shown> {
  const aggregate = aggregateOf(runtime, stream);
  const start = await startOf(runtime, aggregate, stream, shownVersion);
  const commits = await runtime.commits.read(stream, start.version);
  return show(runtime, stream, { ...start, commits }, shownVersion);
}

/** Writes the rows of a stream's last state in place of those of the states since `shownVersion`. */
async function show(runtime: Runtime, stream: string, story: Story, shownVersion: number): Promise<Shown> {
  const aggregate = aggregateOf(runtime, stream);
  const { history, state } = historyOf(aggregate, stream.slice(aggregate.name.length + 1), story, shownVersion);
  const version = story.commits.at(-1)?.version ?? story.version;
  await runtime.writer.write(changesOf(history), version);
  runtime.log('debug', 'view-projected', { stream, version });
  return { state, version };
}

function note(shown: Map<string, Shown>, stream: string, newest: Shown): void {
  shown.delete(stream);
  shown.set(stream, newest);
  const [oldest] = shown.keys();
  if (shown.size > mostShown && oldest !== undefined) shown.delete(oldest);
}

/** Where to fold from: a snapshot that is not newer than what is shown, else the beginning. */
async function startOf(runtime: Runtime, aggregate: AnyAggregate, stream: string, shownVersion: number) {
  const kept = aggregate.snapshotEvery === undefined ? undefined : await runtime.snapshots.read(stream);
  if (!kept || kept.head.version > shownVersion) return { state: aggregate.initial, version: 0 };
  return { state: kept.state, version: kept.head.version };
}

interface Story {
  state: unknown;
  version: number;
  commits: readonly Commit[];
}

function historyOf(aggregate: AnyAggregate, id: string, story: Story, shownVersion: number) {
  let { state } = story;
  const history: Row[][] = [];
  if (shownVersion === 0) history.push([]);
  else if (story.version === shownVersion) history.push(rowsOf(aggregate, state, id));
  for (const commit of story.commits) {
    state = applyCommit(aggregate, state, commit);
    if (commit.version >= shownVersion) history.push(rowsOf(aggregate, state, id));
  }
  return { history, state };
}
