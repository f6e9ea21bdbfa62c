import { setTimeout as wait } from 'node:timers/promises';
import type { FaultPlan } from '../../../infra/local/types.ts';
import { housingContract } from '../../../services/housing/contract.ts';
import { medicalContract } from '../../../services/medical/contract.ts';
import { type Receiver, startReceiver } from '../../journey/receiver.ts';
import { subscribe } from '../../journey/steps/partner.ts';
import { createTimeline } from '../../journey/timeline.ts';
import { createWorld, eventually, must, type World } from '../../journey/world.ts';
import type { Platform } from '../../support/platform.ts';
import { abreast } from './abreast.ts';
import { closeBatches, holdBatches, type Signable } from './batches.ts';
import { talentCount } from './cast.ts';
import { courseOf } from './course.ts';
import { begin, end, type Journey } from './journey.ts';
import { layIn } from './stock.ts';

/** Each often enough to strike many times in a run, and seldom enough that what is tried again gets through. */
export const faultPlan: FaultPlan = {
  seed: 20_241_123,
  duplicate: 0.1,
  delay: 0.1,
  delayMs: 400,
  reorder: 0.3,
  crashAfterWrite: 0.0005,
  throttle: 0.02,
  partialFailure: 0.05,
};

const journeysAtOnce = 24;
const aDay = 24 * 3_600_000;
const [sevenDays, eightDays] = [7 * aDay, 8 * aDay];

/** What was played, for the proofs. */
export interface Played {
  journeys: readonly Journey[];
  receiver: Receiver;
  struck: Readonly<Record<string, number>>;
}

/** Plays all journeys with faults, moves the clock once on the way, and settles without faults. */
export async function playAll(platform: Platform): Promise<Played> {
  const { engine, apiUrl, token } = platform;
  const receiver = await startReceiver({ now: () => engine.clock.now(), busy: busyNowAndThen() });
  const world = createWorld({ apiUrl, token }, createTimeline(), 'faults', 120_000);
  const signables = await prepare(world, receiver, platform);
  engine.faults.set(faultPlan);
  const journeys = await playJourneys(world, platform, signables);
  const struck = engine.faults.counts();
  engine.faults.set(undefined);
  return { journeys, receiver, struck };
}

async function prepare(world: World, receiver: Receiver, platform: Platform): Promise<Signable[]> {
  await subscribe(world, receiver);
  await layIn(world, new Date(platform.engine.clock.now() + sevenDays).toISOString());
  const signables = await holdBatches(world, talentCount);
  await platform.settle();
  return signables;
}

async function playJourneys(world: World, platform: Platform, signables: readonly Signable[]): Promise<Journey[]> {
  const { engine } = platform;
  const started = Date.now();
  const say = (what: string) => console.log(`${((Date.now() - started) / 1000).toFixed(1)} s: ${what}`);
  const journeys = await abreast(signables, journeysAtOnce, (signable) =>
    begin(world, courseOf(signables.indexOf(signable)), signable),
  );
  say('begun');
  await closeBatches(world, signables);
  engine.clock.advance(eightDays);
  const late = journeys.filter(({ course }) => Object.values(course.lanes).some(({ later }) => later.length > 0));
  await Promise.all(late.map((journey) => whenDue(world, platform, journey)));
  say('due');
  await abreast(late, journeysAtOnce, (journey) => end(world, journey));
  say('ended');
  return journeys;
}

/** The promised day of the medical case has gone by, and the offer of a home with it; all else passes by the clock alone. */
async function whenDue(world: World, { engine }: Platform, { applicationId, over, course }: Journey): Promise<void> {
  if (!course.lanes.housing?.later.length) return;
  const params = { caseId: applicationId };
  await eventually(world, `what is due of ${applicationId}`, async () => {
    const medical = await must(world.as('caseworker-medical'), medicalContract.operations.getCase, { params });
    const housing = await must(world.as('caseworker-housing'), housingContract.operations.getCase, { params });
    const lapsed = housing.state !== 'OFFERED' || Date.parse(housing.answerBy ?? '') > engine.clock.now();
    if (medical.overdue && (over.has('housing') || lapsed)) return true;
    engine.runSchedules();
    await wait(500);
    return undefined;
  });
}

/** Every so many calls the partner has no time. */
function busyNowAndThen(): () => boolean {
  let calls = 0;
  return () => {
    calls += 1;
    return calls % 25 === 0;
  };
}
