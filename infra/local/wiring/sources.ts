import type { MappingDeclaration, Platform } from '../resources/platform.ts';
import { openCheckpoints } from '../sources/checkpoints.ts';
import { createQueueSource } from '../sources/queue-source.ts';
import type { Source, SourceOptions, StreamFeed } from '../sources/source.ts';
import { createStreamFeed } from '../sources/stream-feed.ts';
import { createStreamSource } from '../sources/stream-source.ts';
import type { Base } from './base.ts';
import type { Functions } from './functions.ts';

export interface Sources {
  all: Source[];
  /** Names of the queues that feed a function. */
  queues: string[];
  /** Something was written to these tables. */
  wrote(tables: string[]): void;
}

/** Sets up every event source mapping that is enabled; nothing is read yet. */
export function wireSources(
  platform: Platform,
  base: Base,
  functions: Functions,
  streams: Map<string, string>,
): Sources {
  const feeds = new Map<string, StreamFeed>();
  const checkpoints = openCheckpoints(base.folder.folder('checkpoints'));
  base.cleanup.add(() => checkpoints.close());
  const enabled = platform.mappings.filter(({ properties }) => String(properties.Enabled ?? true) === 'true');
  const all: Source[] = [];
  for (const mapping of enabled) {
    const options = optionsOf(mapping, platform, base, functions);
    const { region } = base.survey;
    const table = /:table\/([^/]+)\/stream\//.exec(mapping.sourceArn)?.[1];
    const source = named(mapping, () =>
      table === undefined
        ? createQueueSource({ ...options, region, concurrency: functions.host.concurrency(mapping.functionName) })
        : createStreamSource({ ...options, region, checkpoints, feed: feedOf(table, base, feeds, streams) }),
    );
    all.push(source);
  }
  base.cleanup.add(async () => void (await Promise.all(all.map((source) => source.stop()))));
  return {
    all,
    queues: enabled
      .filter(({ sourceArn }) => sourceArn.split(':')[2] === 'sqs')
      .map(({ sourceArn }) => nameIn(sourceArn)),
    wrote: (tables) => {
      for (const table of tables) feeds.get(table)?.poke();
    },
  };
}

function optionsOf(
  mapping: MappingDeclaration,
  platform: Platform,
  base: Base,
  { host, specs }: Functions,
): SourceOptions {
  const spec = specs.get(mapping.functionName);
  if (!spec) throw new Error(`${mapping.where}: there is no function ${mapping.functionName}`);
  return {
    id: mapping.where,
    properties: mapping.properties,
    function: spec,
    host,
    queues: base.servers.queues,
    authorize: (call) => platform.access.authorize(call),
    faults: base.faults,
    report: base.report,
  };
}

function feedOf(table: string, base: Base, feeds: Map<string, StreamFeed>, streams: Map<string, string>): StreamFeed {
  const known = feeds.get(table);
  if (known) return known;
  const streamArn = streams.get(table);
  if (streamArn === undefined) throw new Error(`table ${table} has no stream`);
  const feed = createStreamFeed({ endpoint: base.servers.database.endpoint, region: base.survey.region, streamArn });
  base.cleanup.add(() => feed.stop());
  feeds.set(table, feed);
  return feed;
}

function named(mapping: MappingDeclaration, create: () => Source): Source {
  try {
    return create();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${mapping.where} (AWS::Lambda::EventSourceMapping): ${message}`);
  }
}

const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);
