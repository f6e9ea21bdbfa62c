import { services } from '../../../infra/services.ts';
import { stageNamed } from '../../../infra/stages.ts';
import { fromItem, type Item, isCommit } from '../../../shared/log/index.ts';
import { wantedEvents } from '../../../shared/service/index.ts';
import type { Platform } from '../../support/platform.ts';
import type { Usage } from './list-price.ts';

/** Taken for granted of every invocation, since this machine is no measure for Lambda's. */
const secondsEach = 0.03;

const writes = /^dynamodb:(Put|Delete|Update|TransactWrite)/;

export interface Counted {
  usage: Usage;
  /** Commits that landed. */
  commits: number;
}

/** What was used since the counts were last reset, for each of so many journeys. `before` are the commits of then. */
export async function countedUsage(platform: Platform, before: number, journeys: number): Promise<Counted> {
  const published = (await commitsIn(platform)).slice(before);
  const counts = platform.engine.counts();
  const sum = (action: RegExp, of: 'calls' | 'items' | 'capacityUnits' | 'errors', caller = /./): number =>
    counts.filter((one) => action.test(one.action) && caller.test(one.caller)).reduce((so, one) => so + one[of], 0);
  const invoked = (kind: RegExp): number => sum(/^lambda:Invoke$/, 'calls', kind);
  const delivered = published.flat().reduce((so, type) => so + listeners(type), 0);
  const sent = delivered + sum(/^sqs:SendMessage/, 'items');
  const total: Usage = {
    requests: invoked(/-api$/),
    invocations: invoked(/./),
    memory: memoryOf(counts.filter(({ action }) => action === 'lambda:Invoke')),
    // A write whose condition fails is paid for too, though the answer does not tell its units.
    writeUnits: sum(writes, 'capacityUnits') + sum(writes, 'errors'),
    readUnits: sum(/^dynamodb:(Get|Query)/, 'capacityUnits'),
    entries: sum(/^events:PutEvents$/, 'items'),
    // Lambda receives and deletes once for each batch that it hands over.
    messages: sent + 2 * invoked(/-(inbox|work)$/),
  };
  const each = Object.entries(total).map(([name, amount]) => [name, amount / journeys]);
  return { usage: Object.fromEntries(each) as unknown as Usage, commits: published.length / journeys };
}

/** Types of the events that each commit published, of all services, oldest first within a service. */
export async function commitsIn({ engine }: Platform): Promise<string[][]> {
  const tables = await engine.dumpTables();
  const commits = Object.entries(tables)
    .filter(([name]) => name.endsWith('-log'))
    .flatMap(([, items]) => (items as Item[]).filter(isCommit).map(unpacked).map(fromItem));
  return commits.toSorted((a, b) => (a.at < b.at ? -1 : 1)).map(({ published }) => published.map(({ type }) => type));
}

/** DynamoDB's JSON carries bytes as base64. */
const unpacked = (item: Item): Item => {
  const packed = item.body?.B as unknown;
  return typeof packed === 'string' ? { ...item, body: { B: Buffer.from(packed, 'base64') } } : item;
};

/** Services whose inbox wants events of a type. */
const listeners = (type: string): number => services.filter((service) => wantedEvents(service).includes(type)).length;

const { memoryMb } = stageNamed('prod');

function memoryOf(invocations: readonly { caller: string; calls: number }[]): number {
  return invocations.reduce((sum, { caller, calls }) => {
    const kind = caller.slice(caller.lastIndexOf('-') + 1);
    return sum + (calls * secondsEach * (Object.entries(memoryMb).find(([name]) => name === kind)?.[1] ?? 128)) / 1024;
  }, 0);
}
