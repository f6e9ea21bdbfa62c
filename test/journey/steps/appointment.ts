import { madeUpHospital, medicalContract } from '../../../services/medical/contract.ts';
import type { Client } from '../../../shared/client/client.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, refusedWith, Unexpected, type World } from '../world.ts';
import { approval, type Desk, take } from './departments.ts';
import { reopenByReview } from './reopening.ts';

const medical = medicalContract.operations;
const speciality = 'check-up';
const hospitalId = 'demo-hospital-journey';
/** Long enough to book and confirm it, short enough to wait for it. */
const soon = 8000;

/** Medical: refused at first, reopened by a review; then a slot with a named coordinator is booked, confirmed, kept. */
export async function workMedical(desk: Desk): Promise<void> {
  const { world } = desk;
  const { client, params } = await take(desk, { service: 'medical', get: medical.getCase, assign: medical.assignCase });
  await must(client, medical.setHospital, { body: { ...madeUpHospital, hospitalId } });
  const owner = await reopenByReview(desk);
  const entitled = await owner(medical.advanceCase, { params, body: { to: 'ENTITLEMENT_OK' } });
  if (refusedWith(entitled, 'allowance-used')) return usedUp(world, owner, params);
  if (!entitled.ok) throw new Unexpected(`advanceMedicalCase: ${entitled.problem.code}`);
  await bookSoon(desk, client, owner);
  await must(owner, medical.advanceCase, { params, body: { to: 'CONFIRMED' } });
  await kept(world, owner, params);
  world.timeline.tell(
    who.medical,
    text('核对资格，预约号源，确认，到时就诊', 'entitled, booked, confirmed, and kept when its time came'),
  );
}

/** Registers a slot and books it; when its time has come before it was booked, or somebody waited for one, another. */
async function bookSoon({ world, caseId }: Desk, client: Client, owner: Client): Promise<void> {
  for (const nth of [1, 2, 3, 4, 5]) {
    const slotId = `demo-${world.tag}-${nth}`;
    const startsAt = new Date(world.now() + nth * soon).toISOString();
    const made = await client(medical.registerSlot, { body: { slotId, hospitalId, speciality, startsAt } });
    const booked = made.ok ? await owner(medical.bookSlot, { params: { caseId }, body: { slotId } }) : made;
    if (booked.ok) return;
    if (!['starts-in-past', 'slot-past', 'taken'].includes(booked.problem.code))
      throw new Unexpected(`bookMedicalSlot: ${booked.problem.code}`);
  }
  throw new Unexpected('no slot could be booked before its time had come');
}

/** What has not taken place yet cannot be recorded as kept. */
const kept = (world: World, owner: Client, params: { caseId: string }) =>
  eventually(world, 'the appointment to be over', async () => {
    const answer = await owner(medical.decideCase, { params, body: approval });
    if (refusedWith(answer, 'not-yet-over')) return undefined;
    if (!answer.ok) throw new Unexpected(`decideMedicalCase: ${answer.problem.code}`);
    return answer.body;
  });

/** A story that is told again in the same year finds the talent's appointments of the year used. */
async function usedUp(world: World, client: Client, params: { caseId: string }): Promise<void> {
  await must(client, medical.decideCase, { params, body: { outcome: 'rejected', reasonCode: 'no-entitlement' } });
  world.timeline.tell(
    who.medical,
    text(
      '本年度的次数已经用完，按理由不予安排（再次讲述时如此）',
      'the appointments of the year are used, so that none is given, with the reason (when the story is told again)',
    ),
  );
}
