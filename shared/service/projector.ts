import { type AnyAggregate, applyCommit, type Commit, type Row } from '../log/index.ts';
import { changesOf, rowsOf } from '../views/index.ts';
import { faultOf } from './logging.ts';
import type { Runtime } from './runtime.ts';
import { type BatchResponse, commitsOf, type StreamBatch } from './stream.ts';

const nameOf = (stream: string): string => stream.slice(0, stream.indexOf('/'));

/** What this function has shown of a stream: every change after `since` up to this state. */
interface ShownState {
  since: number;
  version: number;
  state: unknown;
}
type Shown = Map<string, ShownState>;
const mostShown = 300;

/** Commits of one stream in a batch: from the version after `after` up to `upTo`. */
interface Span {
  after: number;
  upTo: number;
  sequence: string;
}

/** Keeps the views: for each stream in the batch, from the rows of its last shown state to those of its newest. */
export function createProjector(runtime: Runtime) {
  const shown: Shown = new Map();
  return async (batch: StreamBatch): Promise<BatchResponse> => {
    const { commits, failed } = commitsOf(batch, runtime);
    const spans = new Map<string, Span>();
    for (const { commit, sequence } of commits) {
      const { stream, version } = commit;
      const { after, upTo, sequence: first } = spans.get(stream) ?? { after: version - 1, upTo: 0, sequence };
      spans.set(stream, { after: Math.min(after, version - 1), upTo: Math.max(upTo, version), sequence: first });
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

async function projected(runtime: Runtime, stream: string, { after, upTo }: Span, shown: Shown): Promise<boolean> {
  try {
    const known = shown.get(stream);
    const goesOn = known !== undefined && known.since <= after;
    // What this function has shown itself, when it went on to what was newest then, is passed over.
    if (goesOn && known.version >= upTo) return true;
    const from = goesOn && known.version > after ? known.version : after;
    const newest = await project(runtime, stream, from, goesOn ? known : undefined);
    if (newest) note(shown, stream, { ...newest, since: goesOn && from === known.version ? known.since : from });
    return true;
  } catch (error) {
    runtime.log('error', 'record-failed', { stream, fault: faultOf(error) });
    return false;
  }
}

type Folded = Omit<ShownState, 'since'>;

/**
 * Brings the rows of one stream from its state at `shownVersion` to its newest, which it answers; 0 writes them all
 * anew. Always goes to the newest state, so a record that comes late or twice changes nothing. `known` is a state of
 * the stream that is not newer than what is shown.
 */
export async function project(
  runtime: Runtime,
  stream: string,
  shownVersion: number,
  known?: Folded,
): Promise<Folded | undefined> {
  const aggregate = runtime.service.aggregates.find((one) => one.name === nameOf(stream));
  if (!aggregate) throw new Error(`no aggregate named ${nameOf(stream)}`);
  if (!aggregate.rows && !aggregate.dues) return undefined;
  const start = known ?? (await startOf(runtime, aggregate, stream, shownVersion));
  const commits = await runtime.commits.read(stream, start.version);
  const id = stream.slice(aggregate.name.length + 1);
  const { history, state } = historyOf(aggregate, id, { ...start, commits }, shownVersion);
  const version = commits.at(-1)?.version ?? start.version;
  await runtime.writer.write(changesOf(history), version);
  runtime.log('debug', 'view-projected', { stream, version });
  return { state, version };
}

function note(shown: Shown, stream: string, newest: ShownState): void {
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
