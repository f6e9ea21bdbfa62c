import { type AnyAggregate, applyCommit, type Commit, type Row } from '../log/index.ts';
import { changesOf, rowsOf } from '../views/index.ts';
import { faultOf } from './logging.ts';
import type { Runtime } from './runtime.ts';
import { type BatchResponse, commitsOf, type StreamBatch } from './stream.ts';

const nameOf = (stream: string): string => stream.slice(0, stream.indexOf('/'));

/** Keeps the views: for each stream in the batch, from the rows of its last shown state to those of its newest. */
export function createProjector(runtime: Runtime) {
  return async (batch: StreamBatch): Promise<BatchResponse> => {
    const { commits, failed } = commitsOf(batch, runtime);
    const first = new Map<string, { version: number; sequence: string }>();
    for (const { commit, sequence } of commits)
      if (!first.has(commit.stream)) first.set(commit.stream, { version: commit.version, sequence });
    const results = await Promise.all(
      [...first].map(async ([stream, { version, sequence }]) =>
        (await projected(runtime, stream, version - 1)) ? undefined : sequence,
      ),
    );
    const stuck = [...results, failed].filter((sequence) => sequence !== undefined);
    return { batchItemFailures: stuck.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

async function projected(runtime: Runtime, stream: string, shownVersion: number): Promise<boolean> {
  try {
    await project(runtime, stream, shownVersion);
    return true;
  } catch (error) {
    runtime.log('error', 'record-failed', { stream, fault: faultOf(error) });
    return false;
  }
}

/**
 * Brings the rows of one stream from its state at `shownVersion` to its newest; 0 writes them all anew. Always goes
 * to the newest state, so a record that comes late or twice changes nothing.
 */
export async function project(runtime: Runtime, stream: string, shownVersion: number): Promise<void> {
  const aggregate = runtime.service.aggregates.find((one) => one.name === nameOf(stream));
  if (!aggregate) throw new Error(`no aggregate named ${nameOf(stream)}`);
  if (!aggregate.rows && !aggregate.dues) return;
  const start = await startOf(runtime, aggregate, stream, shownVersion);
  const commits = await runtime.commits.read(stream, start.version);
  const history = historyOf(aggregate, stream.slice(aggregate.name.length + 1), { ...start, commits }, shownVersion);
  const version = commits.at(-1)?.version ?? start.version;
  await runtime.writer.write(changesOf(history), version);
  runtime.log('debug', 'view-projected', { stream, version });
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

function historyOf(aggregate: AnyAggregate, id: string, story: Story, shownVersion: number): Row[][] {
  let { state } = story;
  const history: Row[][] = [];
  if (shownVersion === 0) history.push([]);
  else if (story.version === shownVersion) history.push(rowsOf(aggregate, state, id));
  for (const commit of story.commits) {
    state = applyCommit(aggregate, state, commit);
    if (commit.version >= shownVersion) history.push(rowsOf(aggregate, state, id));
  }
  return history;
}
