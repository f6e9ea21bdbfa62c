import { serviceNames } from '../../../infra/names.ts';
import { services } from '../../../infra/services.ts';
import type { CloudEvent } from '../../../shared/contract/index.ts';
import {
  type AnyAggregate,
  applyCommit,
  type Commit,
  fromItem,
  type Item,
  isCommit,
} from '../../../shared/log/index.ts';
import { type AnyService, wantedEvents } from '../../../shared/service/index.ts';
import { cloudEventsOf } from '../../../shared/service/relay.ts';
import type { Platform } from '../../support/platform.ts';

/** All that one service's tables hold. */
export interface Kept {
  service: AnyService;
  name: string;
  /** Commits by stream, in the order of their versions. */
  streams: ReadonlyMap<string, readonly Commit[]>;
  /** Holder by the name of the claim. */
  claims: ReadonlyMap<string, string>;
  rows: readonly Item[];
  /** Its public events. */
  events: readonly CloudEvent[];
}

/** Every service's tables by the service's name, read past all of its code but the log's own form. */
export type Records = Readonly<Record<string, Kept>>;

/** Reads the tables of every service. */
export async function readRecords({ engine }: Platform): Promise<Records> {
  const tables = await engine.dumpTables();
  return Object.fromEntries(
    services.map((service) => {
      const name = service.contract.service;
      const { log, views } = serviceNames('local', name);
      const items = (tables[log] ?? []) as Item[];
      const streams = streamsOf(items.filter(isCommit));
      const events = [...streams.values()].flat().flatMap((commit) => cloudEventsOf(name, commit));
      const rows = (tables[views] ?? []) as Item[];
      return [name, { service, name, streams, events, rows, claims: claimsOf(items) }];
    }),
  );
}

function streamsOf(items: readonly Item[]): Map<string, Commit[]> {
  const commits = items.map((item) => fromItem(withBytes(item))).sort((a, b) => a.version - b.version);
  return Map.groupBy(commits, ({ stream }) => stream);
}

/** The dump has the wire's base64 where the log's items have bytes. */
function withBytes(item: Item): Item {
  const packed = item.body?.B as string | undefined;
  return packed === undefined ? item : { ...item, body: { B: Buffer.from(packed, 'base64') } };
}

function claimsOf(items: readonly Item[]): Map<string, string> {
  const claims = items.filter((item) => item.holder !== undefined);
  return new Map(claims.map(({ stream, holder }) => [stream?.S?.replace('claim#', '') ?? '', holder?.S ?? '']));
}

export const kept = (records: Records, name: string): Kept => {
  const found = records[name];
  if (!found) throw new Error(`there is no service ${name}`);
  return found;
};

/** The state of an aggregate after all of its commits. */
export function folded<S>(aggregate: AnyAggregate, commits: readonly Commit[]): S {
  return commits.reduce((state, commit) => applyCommit(aggregate, state, commit), aggregate.initial) as S;
}

/** Ids and final states of all aggregates of a name. */
export function statesOf<S>({ service, streams }: Kept, name: string): Map<string, S> {
  const aggregate = service.aggregates.find((one) => one.name === name);
  if (!aggregate) throw new Error(`there is no aggregate ${name}`);
  const own = [...streams].filter(([stream]) => stream.startsWith(`${name}/`));
  return new Map(own.map(([stream, commits]) => [stream.slice(name.length + 1), folded<S>(aggregate, commits)]));
}

/** The public events of all services that this one wants. */
export function wantedBy(records: Records, { service }: Kept): CloudEvent[] {
  const wanted = new Set(wantedEvents(service));
  return Object.values(records).flatMap(({ events }) => events.filter(({ type }) => wanted.has(type)));
}
