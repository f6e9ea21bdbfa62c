import { housingContract } from '../../services/housing/contract.ts';
import { talentContract } from '../../services/talent/contract.ts';
import { answersOf, consent, type Lane, lanes } from '../journey/steps/application.ts';
import { childOf } from '../journey/steps/family.ts';
import { createTimeline } from '../journey/timeline.ts';
import { createWorld, must, type World } from '../journey/world.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { sideBySide } from '../support/side-by-side.ts';
import year from './data/district-year.json' with { type: 'json' };
import { barePuts } from './support/bare-puts.ts';
import { type BenchRow, rowOf, toldRow } from './support/row.ts';
import { commitsIn } from './support/usage.ts';

const { talentApplications, servicesPerApplication } = year.ours;
const abreast = 16;
const hour = 3_600_000;

const talents = Array.from({ length: talentApplications }, (_, number) => ({
  id: `year-talent-${number}`,
  name: { zh: `年度人才${number}（虚构）`, en: `Talent ${number} of the year (made up)` },
  claims: { roles: ['talent'], enterprise: 'enterprise-a' },
}));

/** Which services an application asks for: each by its share, the same for the same number, and never none. */
function servicesOf(number: number): Lane[] {
  const asked = lanes.filter((lane) => {
    const share = servicesPerApplication[lane];
    return Math.floor((number + 1) * share) > Math.floor(number * share);
  });
  return asked.length > 0 ? asked : ['housing'];
}

async function applyAs(world: World, number: number): Promise<void> {
  const client = world.as(`year-talent-${number}`);
  const services = servicesOf(number);
  const child = services.includes('education') ? await childOf(client, `Y${number}`) : undefined;
  const body = answersOf(`Y${number}`, services, { memberId: child });
  const { applicationId } = await must(client, talentContract.operations.createApplication, { body });
  await consent(client, services);
  await must(client, talentContract.operations.submitApplication, { params: { applicationId } });
}

/** Cases that a department's queue shows, page by page. */
async function queued(world: World): Promise<number> {
  const client = world.as('caseworker-housing');
  let [count, cursor]: [number, string | undefined] = [0, undefined];
  do {
    const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor === undefined ? {} : { cursor }) };
    const page = await must(client, housingContract.operations.listCases, { query });
    count += page.items.length;
    cursor = page.next;
  } while (cursor !== undefined);
  return count;
}

/** Applications as they come, then everything that follows from them. Milliseconds of both. */
async function play(platform: Platform, world: World) {
  const started = performance.now();
  await sideBySide(abreast, talentApplications, (number) => applyAs(world, number));
  const applied = performance.now() - started;
  await platform.settle(hour);
  return { applied, settled: performance.now() - started };
}

/** The talent applications of a district's year, through the API, until every department has its cases. */
export async function benchDistrictYear(): Promise<BenchRow[]> {
  const platform = await startPlatform({ personas: talents });
  try {
    const world = createWorld(platform, createTimeline(), 'year', hour);
    const { applied, settled } = await play(platform, world);
    const commits = (await commitsIn(platform)).length / talentApplications;
    const floor = (await barePuts(platform)) / commits;
    const wanted = talents.filter((_, number) => servicesOf(number).includes('housing')).length;
    const perSecond = (ms: number) => (talentApplications * 1000) / ms;
    const named = (what: string) =>
      `${talentApplications.toLocaleString('en')} applications, ${abreast} abreast: ${what}`;
    return [
      toldRow({
        name: named('taken (floor: their commits as bare puts)'),
        unit: '1/s',
        value: perSecond(applied),
        floor,
      }),
      toldRow({ name: named('and all that follows'), unit: '1/s', value: perSecond(settled), floor }),
      rowOf({
        name: named('housing cases in the queue against what was asked'),
        unit: '',
        value: await queued(world),
        floor: wanted,
        goal: 'all',
        met: ({ ratio }) => ratio === 1,
      }),
    ];
  } finally {
    await platform.stop();
  }
}
