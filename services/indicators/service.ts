import type { CloudEvent } from '../../shared/contract/index.ts';
import type { Aggregate } from '../../shared/log/index.ts';
import { digest } from '../../shared/log/index.ts';
import { defineService, type Handle, type Kit, onEach, type Reacted } from '../../shared/service/index.ts';
import { indicatorsContract } from './contract.ts';
import {
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

/** Counts an event in the month in which it happened; the same event always goes to the same shard. */
async function count(event: CloudEvent, kit: Kit): Promise<Reacted> {
  const fact = facts.find((one) => one.event.type === event.type);
  if (!fact) return { ok: false, reject: `${event.type} counts nothing` };
  const amounts = fact.amounts(event);
  const month = fact.day(event).slice(0, 7);
  const shard = Number.parseInt(Buffer.from(digest(event.id), 'base64url').toString('hex').slice(0, 4), 16) % shards;
  return kit.execute(tally, `${month}-${shard}`, { type: 'count', eventId: event.id, month, amounts });
}

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
    onEach(
      facts.map((one) => one.event),
      count,
    ),
  ],
});
