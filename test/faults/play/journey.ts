import { randomUUID } from 'node:crypto';
import { incubatorsContract } from '../../../services/incubators/contract.ts';
import { talentContract } from '../../../services/talent/contract.ts';
import { answersOf, consent, consentToEmployer, type Lane } from '../../journey/steps/application.ts';
import { childOf } from '../../journey/steps/family.ts';
import { eventually, must, refusedWith, Unexpected, type World } from '../../journey/world.ts';
import { type Signable, sign } from './batches.ts';
import { employer, enterpriseOf, talentOf } from './cast.ts';
import { type Course, type LaneCourse, lanesOf, type Order } from './course.ts';
import { resourceOf } from './stock.ts';

const talent = talentContract.operations;
const incubators = incubatorsContract.operations;

/** A journey whose application was submitted. */
export interface Journey {
  course: Course;
  applicationId: string;
  /** Lanes with nothing left to do. */
  over: Set<Lane>;
}

/** Plays a journey up to the moment when the clock is moved. */
export async function begin(world: World, course: Course, signable: Signable): Promise<Journey> {
  const client = world.as(talentOf(course.index));
  const asked = lanesOf(course);
  const child = asked.includes('education') ? await childOf(client, `F${course.index}`) : undefined;
  const { applicationId } = await must(client, talent.createApplication, {
    body: answersOf(`F${course.index}`, asked, { memberId: child }),
  });
  await consent(client, asked);
  if (asked.includes('hukou')) await consentToEmployer(client);
  await must(client, talent.submitApplication, { params: { applicationId } });
  const journey = { course, applicationId, over: new Set<Lane>() };
  if (course.appliesTwice) await applyAgain(world, journey, child);
  await Promise.all([
    ...eachLane(world, journey, ({ orders }) => orders),
    withdraw(world, journey),
    askForResource(world, course.index),
    sign(world, signable),
  ]);
  return journey;
}

/** Plays what is left of a journey after the clock was moved. */
export async function end(world: World, journey: Journey): Promise<void> {
  await Promise.all(eachLane(world, journey, ({ later }) => later));
}

/** The first application is under way, so a second one can be drafted and not submitted. */
async function applyAgain(world: World, { course }: Journey, child: string | undefined): Promise<void> {
  const { index } = course;
  const client = world.as(talentOf(index));
  const body = answersOf(`G${index}`, lanesOf(course), { memberId: child });
  const { applicationId } = await must(client, talent.createApplication, { body });
  const second = await client(talent.submitApplication, { params: { applicationId } });
  if (!refusedWith(second, 'active-application')) throw new Unexpected(`a second application of ${index} was taken`);
}

async function withdraw(world: World, { course: { index, withdraws }, applicationId }: Journey): Promise<void> {
  if (!withdraws) return;
  const body = withdraws.length === 0 ? {} : { services: [...withdraws] };
  const client = world.as(talentOf(index));
  const answer = await client(talent.withdrawApplication, { params: { applicationId }, body });
  // The departments may all have decided by then.
  if (!answer.ok && !refusedWith(answer, 'nothing-to-withdraw')) throw new Unexpected(answer.problem.code);
}

const eachLane = (world: World, journey: Journey, ordersOf: (course: LaneCourse) => readonly Order[]) =>
  Object.entries(journey.course.lanes).map(([lane, course]) =>
    playLane({ world, journey, lane: lane as Lane }, ordersOf(course), course.otherwise),
  );

interface Stand {
  world: World;
  journey: Journey;
  lane: Lane;
}

/** Refusals which say that there was nothing left to grant, or that the applicant did not take it. */
const wanting = ['no-unit-left', 'no-place-left', 'wrong-stage'];

async function playLane(stand: Stand, orders: readonly Order[], otherwise: Order): Promise<void> {
  const { journey, lane } = stand;
  if (journey.over.has(lane)) return;
  for (const order of orders) {
    const code = await place(stand, order);
    if (code === undefined || code === order.already) continue;
    journey.over.add(lane);
    if (wanting.includes(code)) await place(stand, otherwise);
    // What the talent has taken back is nobody's work any more.
    else if (code !== 'case-closed' || !journey.course.withdraws)
      throw new Unexpected(`${lane} ${journey.course.index}: ${order.operation.id}: ${code}`);
    return;
  }
}

const actors = {
  talent: (journey: Journey) => talentOf(journey.course.index),
  employer: () => employer,
  caseworker: (_journey: Journey, lane: Lane) => `caseworker-${lane}`,
};
const actorOf = (by: Order['by'], journey: Journey, lane: Lane): string => actors[by](journey, lane);

/** Asks until the case is there; answers the code of the refusal, when it was one. */
function place({ world, journey, lane }: Stand, { by, operation, body }: Order): Promise<string | undefined> {
  const client = world.as(actorOf(by, journey, lane));
  const ask = { params: { caseId: journey.applicationId }, body, idempotencyKey: randomUUID() };
  return eventually(world, `${operation.id} of ${journey.course.index}`, async () => {
    const answer = await client(operation, ask);
    if (refusedWith(answer, 'not-found')) return undefined;
    return { code: answer.ok ? undefined : answer.problem.code };
  }).then(({ code }) => code);
}

/** Asks for more than there is in all; every fifth gives back what it got, so that others move up. */
async function askForResource(world: World, index: number): Promise<void> {
  const staff = world.as('incubator-staff');
  const body = { amount: 8 + (index % 7), purpose: '团队入驻（演示数据 / made up）' };
  const resourceId = resourceOf(index);
  const asked = await must(world.as(enterpriseOf(index)), incubators.requestResource, { params: { resourceId }, body });
  const params = { resourceId, requestId: asked.requestId };
  const { status } = await must(staff, incubators.grantResourceRequest, { params });
  if (status === 'GRANTED' && index % 5 === 0) await must(staff, incubators.endResourceRequest, { params, body: {} });
}
