import type { CloudEvent } from '../../shared/contract/index.ts';
import type { Aggregate } from '../../shared/log/index.ts';
import { digest } from '../../shared/log/index.ts';
import { defineService, type Handle, type Kit, onMany } from '../../shared/service/index.ts';
import { indicatorsContract } from './contract.ts';
import {
  type Count,
  claimOf,
  decideTally,
  evolveTally,
  noTally,
  type Tally,
  type TallyCode,
  type TallyCommand,
  type TallyEvent,
} from './domain.ts';
import { facts } from './facts.ts';
import { figuresOf } from './report.ts';
import { talliesList, tallyRows } from './views.ts';

type Operations = typeof indicatorsContract.operations;

/** Writers of one month spread over so many streams, so that they seldom meet. */
const shards = 16;

/** The events of one shard of one month, counted. */
export const tally: Aggregate<Tally, TallyCommand, TallyEvent, TallyCode> = {
  name: 'tally',
  initial: noTally,
  decide: decideTally,
  evolve: evolveTally,
  rows: tallyRows,
  snapshotEvery: 50,
};

interface Dated extends Count {
  month: string;
}

function datedOf(event: CloudEvent): Dated[] {
  const fact = facts.find((one) => one.event.type === event.type);
  return fact ? [{ eventId: event.id, month: fact.day(event).slice(0, 7), amounts: fact.amounts(event) }] : [];
}

/** Counts events in the months in which they happened, each event once however often it comes. */
async function countAll(events: readonly CloudEvent[], kit: Kit): Promise<void> {
  const unique = new Map(events.flatMap(datedOf).map((one) => [one.eventId, one]));
  for (const [month, dated] of Map.groupBy(unique.values(), (one) => one.month))
    await countIn(
      month,
      dated.map(({ eventId, amounts }) => ({ eventId, amounts })),
      kit,
    );
}

/** Those that were counted before are left out and the others tried again, so each round is smaller. */
async function countIn(month: string, counts: readonly Count[], kit: Kit): Promise<void> {
  const [first] = counts;
  if (!first) return;
  const executed = await kit.execute(tally, `${month}-${shardOf(first)}`, { type: 'count', month, counts });
  if (executed.ok) return;
  const held = new Set(executed.held);
  const left = counts.filter((one) => !held.has(claimOf(one)));
  if (left.length === counts.length) throw new Error(`a count was refused: ${executed.refusal.code}`);
  await countIn(month, left, kit);
}

const shardOf = ({ eventId }: Count): number =>
  Number.parseInt(Buffer.from(digest(eventId), 'base64url').toString('hex').slice(0, 4), 16) % shards;

async function allTallies(kit: Kit): Promise<Tally[]> {
  const tallies: Tally[] = [];
  let cursor: string | undefined;
  do {
    const result = await kit.page<Tally>(talliesList, { limit: 100, cursor });
    if (!result.ok) throw new Error('the list of tallies refused its own cursor');
    tallies.push(...result.page.items);
    cursor = result.page.next;
  } while (cursor !== undefined);
  return tallies;
}

const getIndicators: Handle<Operations['getIndicators']> = async ({ query }, kit) => {
  const { from = '2000-01', to = '2099-12' } = query;
  if (from > to) return { ok: false, refusal: { code: 'empty-period', pointer: '#query/from' } };
  const within = (await allTallies(kit)).filter(({ month }) => from <= month && month <= to);
  return { ok: true, body: { figures: figuresOf(within) } };
};

/** The district's headline figures, from the log of what happened. */
export const indicators = defineService({
  contract: indicatorsContract,
  aggregates: [tally],
  personal: false,
  operations: { getIndicators },
  reactions: [
    onMany(
      facts.map((one) => one.event),
      countAll,
    ),
  ],
});
