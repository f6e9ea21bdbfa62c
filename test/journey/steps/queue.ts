import { housingContract } from '../../../services/housing/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, type World } from '../world.ts';
import { applyFor, withdrawAll } from './application.ts';
import { type Desk, take } from './departments.ts';

const housing = housingContract.operations;
/** A kind of home that no other part of the story asks for, so that its queue is these talents’ alone. */
const kind = 'talent-flat';
const mark = 'demo-flat-';
const reason = { zh: '演示结束（虚构）', en: 'The demonstration is over (made up)' };

/** Each applies for a home of the kind and is put into its queue, one after the other. */
export async function queueUp(world: World, talents: readonly string[]): Promise<Desk[]> {
  await withdrawHomes(world);
  const desks: Desk[] = [];
  for (const talent of talents) {
    const desk = { world, talent, caseId: await applyFor(world, talent, ['housing'], { housing: kind }) };
    const { client, params } = await take(desk, {
      service: 'housing',
      get: housing.getCase,
      assign: housing.assignCase,
    });
    for (const to of ['ELIGIBILITY_CHECK', 'QUEUED'] as const)
      await must(client, housing.advanceCase, { params, body: { to } });
    desks.push(desk);
  }
  return desks;
}

/** The place in the queue, as its talent sees it. */
export const placeOf = ({ world, talent, caseId }: Desk) =>
  must(world.as(talent), housing.queuePlace, { params: { caseId } });

/** The same once the queue has the case, or has it anew. */
export const placeThat = (desk: Desk, so: (place: { position?: number | undefined }) => boolean) =>
  eventually(desk.world, 'the place in the queue', async () => {
    const place = await placeOf(desk);
    return so(place) ? place : undefined;
  });

/** Registers a home, which goes to the next in the queue by itself; answers its id. */
export async function newHome(world: World, nth: string): Promise<string> {
  const unitId = `${mark}${world.tag}${nth}`;
  const estate = { zh: '示例青年社区（演示数据）', en: 'Example youth homes (made up)' };
  const monthlyRent = { amount: 260_000, currency: 'CNY' } as const;
  const body = { unitId, kind, estate, rooms: 1, areaM2: 42, monthlyRent } as const;
  await must(world.as('caseworker-housing'), housing.registerUnit, { body });
  return unitId;
}

/** Waits until this very home is offered to the applicant; answers the case. */
export const offeredTo = ({ world, talent, caseId }: Desk, unitId: string) =>
  eventually(world, `the offer of ${unitId} to ${talent}`, async () => {
    const seen = await must(world.as(talent), housing.getCase, { params: { caseId } });
    return seen.state === 'OFFERED' && seen.granted?.id === unitId ? seen : undefined;
  });

export const answerOffer = ({ world, talent, caseId }: Desk, accept: boolean) =>
  must(world.as(talent), housing.answerOffer, { params: { caseId }, body: { accept } });

/** Whoever waits goes before whoever holds a home, so that it is offered to nobody any more; then the homes go. */
export async function leaveQueue(world: World, desks: readonly Desk[]): Promise<void> {
  for (const { talent, caseId } of desks) await withdrawAll(world, talent, caseId);
  await withdrawHomes(world);
}

/** Withdraws the free homes of this story, and of one that was broken off. */
async function withdrawHomes(world: World): Promise<void> {
  const client = world.as('caseworker-housing');
  await eventually(world, 'the homes of the story to be free and withdrawn', async () => {
    const { items } = await must(client, housing.listUnits, { query: { kind, limit: 100 } });
    const own = items.filter(({ unitId }) => unitId.startsWith(mark));
    for (const { unitId } of own) await client(housing.withdrawUnit, { params: { unitId }, body: { reason } });
    return own.length === 0 || undefined;
  });
}

/** Where other people wait for such a home, or one is free for them, the story does not come between them. */
export async function leftToOthers(world: World, desks: readonly Desk[], of: number | undefined): Promise<boolean> {
  if (of === desks.length) return false;
  await leaveQueue(world, desks);
  world.timeline.tell(
    who.housing,
    text(
      `此处另有他人轮候（共 ${of} 位），本章不占用其次序，到此为止`,
      `other people wait in this queue (${of} in all); the story does not come between them and ends here`,
    ),
  );
  return true;
}
