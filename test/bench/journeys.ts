import { seed } from '../../infra/seed.ts';
import { runJourney } from '../journey/story.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { sideBySide } from '../support/side-by-side.ts';
import { barePuts } from './support/bare-puts.ts';
import { listPrice } from './support/list-price.ts';
import { type BenchRow, toldRow } from './support/row.ts';
import { type Counted, commitsIn, countedUsage } from './support/usage.ts';

const journeys = 16;
const abreast = 8;

const talents = Array.from({ length: abreast }, (_, number) => ({
  id: `bench-talent-${number}`,
  name: { zh: `测量人才${number}（虚构）`, en: `Bench talent ${number} (made up)` },
  claims: { roles: ['talent'], enterprise: 'enterprise-a' },
}));

async function play(platform: Platform, times: number, round: string): Promise<void> {
  // A story takes back what its talent has under way, so that each talent has one at a time.
  await sideBySide(abreast, abreast, async (number) => {
    for (let nth = number; nth < times; nth += abreast) {
      const { ok, moments } = await runJourney(platform, { talent: talents[number]?.id ?? '', tag: `${round}${nth}` });
      if (!ok) throw new Error(moments.find((moment) => !moment.ok)?.what.en);
    }
  });
  await platform.settle(60_000);
}

function costRows({ usage, commits }: Counted): BenchRow[] {
  const perCommit = (name: string, unit: string, value: number): BenchRow =>
    toldRow({ name: `one journey: ${name} (floor: its commits)`, unit, value, floor: commits });
  const least = listPrice({ requests: usage.requests, writeUnits: commits, entries: usage.entries });
  return [
    perCommit('HTTP requests', '', usage.requests),
    perCommit('Lambda invocations', '', usage.invocations),
    perCommit('DynamoDB write units', '', usage.writeUnits),
    perCommit('DynamoDB read units', '', usage.readUnits),
    perCommit('EventBridge entries', '', usage.entries),
    perCommit('SQS requests', '', usage.messages),
    toldRow({
      name: '1,000 journeys at list price (floor: their requests, commits and events alone)',
      unit: 'USD',
      value: 1_000 * listPrice(usage),
      floor: 1_000 * least,
    }),
  ];
}

/** Whole journeys on the whole platform: how many a second, and what one of them uses of AWS. */
export async function benchJourneys(): Promise<BenchRow[]> {
  const platform = await startPlatform({ personas: talents });
  try {
    await seed({ ...platform, progress: () => {} });
    await play(platform, abreast, 'warm');
    const before = (await commitsIn(platform)).length;
    platform.engine.resetCounts();
    platform.engine.measureCapacity(true);
    const started = performance.now();
    await play(platform, journeys, 'bench');
    const rate = (journeys * 1000) / (performance.now() - started);
    const counted = await countedUsage(platform, before, journeys);
    const floor = (await barePuts(platform)) / counted.commits;
    const name = `journeys, ${abreast} abreast, each of which waits 8 s for its appointment (floor: their ${Math.round(counted.commits)} commits each as bare puts)`;
    return [toldRow({ name, unit: '1/s', value: rate, floor }), ...costRows(counted)];
  } finally {
    await platform.stop();
  }
}
