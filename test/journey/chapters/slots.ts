import { madeUpHospital, medicalContract } from '../../../services/medical/contract.ts';
import { noticesContract } from '../../../services/notices/contract.ts';
import { addDays, localDateOf } from '../../../shared/calendar/index.ts';
import { text } from '../../../shared/contract/index.ts';
import { applyFor, clearEarlier, withdrawAll } from '../steps/application.ts';
import { type Desk, take } from '../steps/departments.ts';
import { who } from '../timeline.ts';
import { eventually, must, refusedWith, type World } from '../world.ts';
import type { Chapter } from './chapter.ts';

const medical = medicalContract.operations;
const { listNotices } = noticesContract.operations;
/** A kind of appointment that no other part of the story asks for. */
const speciality = 'traditional';
const hospitalId = 'demo-hospital-slots';
const people = ['talent-tang', 'talent-song'] as const;
/** Far enough that a slot can be given up in time, and used again when the story is told again. */
const daysAhead = 60;

/** Two for whom there is one appointment. */
export const slots: Chapter = {
  title: text('号源与候补：一个号源，两位人才', 'Appointments: one slot for two, and the waitlist'),
  async tell(world) {
    for (const talent of people) await clearEarlier(world, talent);
    const slotId = await onlySlot(world);
    if (slotId === undefined) return leftToOthers(world);
    const [first, second] = await Promise.all([entitled(world, people[0]), entitled(world, people[1])]);
    await taken(first, second, slotId);
    await movedUp(first, second, slotId);
    await cancelledByHospital(second, slotId);
    await withdrawAll(world, second.talent, second.caseId);
  },
};

/** The one slot of the story’s own hospital that is free; none when there are others of its kind, or somebody waits. */
async function onlySlot(world: World): Promise<string | undefined> {
  const client = world.as('caseworker-medical');
  const names = { zh: '示例中医院（演示数据）', en: 'Example hospital of traditional medicine (made up)' };
  await must(client, medical.setHospital, { body: { ...madeUpHospital, hospitalId, names, kinds: [speciality] } });
  const { items } = await must(client, medical.listSlots, { query: { speciality, limit: 100 } });
  const { items: waiting } = await must(client, medical.listCases, { query: { state: 'NO_SLOT', limit: 1 } });
  const free = items.filter((slot) => slot.free);
  // Told again, the slot of the time before is used: there must not be a second one.
  const soon = addDays(localDateOf(world.now()), 2);
  const own = free.find((slot) => slot.hospitalId === hospitalId && slot.startsAt > soon);
  if (waiting.length > 0 || free.length > (own ? 1 : 0)) return undefined;
  if (own) return own.slotId;
  return register(world, 'only');
}

async function register(world: World, name: string): Promise<string> {
  const slotId = `demo-${world.tag}-${name}`;
  const startsAt = `${addDays(localDateOf(world.now()), daysAhead)}T09:00:00+08:00`;
  const body = { slotId, hospitalId, speciality, startsAt } as const;
  await must(world.as('caseworker-medical'), medical.registerSlot, { body });
  return slotId;
}

function leftToOthers(world: World): void {
  world.timeline.tell(
    who.medical,
    text(
      '此处另有他人候补或另有空闲号源，本章不占用，到此为止',
      'other people wait here, or other slots are free; the story does not come between them and ends here',
    ),
  );
}

async function entitled(world: World, talent: string): Promise<Desk> {
  const desk = { world, talent, caseId: await applyFor(world, talent, ['medical'], { speciality }) };
  const { client, params } = await take(desk, { service: 'medical', get: medical.getCase, assign: medical.assignCase });
  await must(client, medical.advanceCase, { params, body: { to: 'ENTITLEMENT_OK' } });
  return desk;
}

/** The slot goes to one alone; the other is refused it by name, and waits. */
async function taken(first: Desk, second: Desk, slotId: string): Promise<void> {
  const { world } = first;
  const client = world.as('caseworker-medical');
  const { granted } = await must(client, medical.bookSlot, { params: { caseId: first.caseId }, body: { slotId } });
  const params = { caseId: second.caseId };
  const refused = await client(medical.bookSlot, { params, body: { slotId } });
  if (!refusedWith(refused, 'taken'))
    world.timeline.fault(who.medical, text('同一号源给了两个人', 'one slot was given to two'));
  const waits = await must(client, medical.bookSlot, { params, body: {} });
  const { position, of } = await must(world.as(second.talent), medical.waitlistPlace, { params });
  world.timeline.tell(
    who.medical,
    text(
      `唯一的号源给第一位（${granted?.text.zh}）；再订同一号源被拒绝（“${refused.ok ? '' : refused.problem.text.rule.zh}”）；第二位${waits.stage.zh}，第 ${position} 位，共 ${of} 位`,
      `the only slot goes to the first (${granted?.text.en}); booking it once more is refused (“${refused.ok ? '' : refused.problem.text.rule.en}”); the second is ${waits.stage.en.toLowerCase()}: ${position} of ${of}`,
    ),
  );
}

/** Given up in time, it is the other’s by itself, who reads so. */
async function movedUp(first: Desk, second: Desk, slotId: string): Promise<void> {
  const { world } = first;
  const ended = await must(world.as(first.talent), medical.cancelBooking, {
    params: { caseId: first.caseId },
    body: {},
  });
  const client = world.as(second.talent);
  await eventually(world, 'the waiting one to have the slot', async () => {
    const { state, granted } = await must(client, medical.getCase, { params: { caseId: second.caseId } });
    return (state === 'BOOKED' && granted?.id === slotId) || undefined;
  });
  const notice = await eventually(world, 'the notice of the slot', async () => {
    const { items } = await must(client, listNotices, { query: { limit: 20 } });
    return items.find(({ template, about }) => template === 'lane.granted' && about.id === second.caseId);
  });
  world.timeline.tell(
    who.talent,
    text(
      `第一位及时取消（${ended.stage.zh}，不计入年度次数）；号源自动给候补的第二位，收到“${notice.title.zh}”`,
      `the first cancels in time (${ended.stage.en.toLowerCase()}, which does not count for the year); the slot is the second’s by itself, who reads “${notice.title.en}”`,
    ),
  );
}

/** Whose hospital cancels waits first in line, knows why, and has the next slot by itself. */
async function cancelledByHospital({ world, talent, caseId }: Desk, slotId: string): Promise<void> {
  const reason = { zh: '医生停诊（演示数据）', en: 'The doctor is away (made up)' };
  await must(world.as('caseworker-medical'), medical.cancelSlot, { params: { slotId }, body: { reason } });
  const client = world.as(talent);
  const params = { caseId };
  const { first, cancelled } = await must(client, medical.waitlistPlace, { params });
  if (!first || cancelled?.at(-1)?.reason.zh !== reason.zh)
    world.timeline.fault(
      who.medical,
      text('医院取消后没有排在最前', 'whom the hospital let down is not first in line'),
    );
  const next = await register(world, 'next');
  const { granted } = await eventually(world, 'the next slot to be theirs', async () => {
    const seen = await must(client, medical.getCase, { params });
    return seen.state === 'BOOKED' && seen.granted?.id === next ? seen : undefined;
  });
  world.timeline.tell(
    who.medical,
    text(
      `医院取消了该号源（“${reason.zh}”）：第二位回到候补，排在最前，不计入年度次数；下一个号源自动给他（${granted?.text.zh}）`,
      `the hospital cancels that slot (“${reason.en}”): the second waits first in line, and no appointment of the year is used; the next slot is theirs by itself (${granted?.text.en})`,
    ),
  );
}
