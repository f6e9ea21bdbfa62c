import { educationContract } from '../../../services/education/contract.ts';
import { housingContract } from '../../../services/housing/contract.ts';
import { hukouContract } from '../../../services/hukou/contract.ts';
import { medicalContract } from '../../../services/medical/contract.ts';
import type { Client } from '../../../shared/client/client.ts';
import { type AnyOperation, text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, refusedWith, Unexpected, type World } from '../world.ts';
import { picture } from './application.ts';
import { askForDocument } from './documents.ts';
import { correctAndAssess } from './form.ts';

const hukou = hukouContract.operations;
const housing = housingContract.operations;
const education = educationContract.operations;
const medical = medicalContract.operations;

/** What every department's caseworker needs: the case, the caseworker, the talent. */
export interface Desk {
  world: World;
  talent: string;
  caseId: string;
}

const approval = { outcome: 'approved', reasonCode: 'conditions-met' } as const;

/** Waits until the department has opened its case, and takes it. */
async function take({ world, caseId }: Desk, department: { service: string; get: AnyOperation; assign: AnyOperation }) {
  const client = world.as(`caseworker-${department.service}`);
  const params = { caseId };
  const look = async () => ((await client(department.get, { params })).ok ? true : undefined);
  await eventually(world, `the ${department.service} case`, look);
  await must(client, department.assign, { params, body: {} });
  return { client, params };
}

/** Hukou: asks for a supplement (the clock stops), opens personal data for a purpose, decides. */
export async function workHukou(desk: Desk): Promise<void> {
  const { world, talent, caseId } = desk;
  const { client, params } = await take(desk, { service: 'hukou', get: hukou.getCase, assign: hukou.assignCase });
  const missing = [{ zh: '劳动合同第二页（演示数据）', en: 'Second page of the contract (made up)' }];
  await must(client, hukou.requestSupplement, { params, body: { missing } });
  await eventually(world, 'the paused lane', async () => {
    const { lanes } = await picture(world, talent, caseId);
    return lanes.some((lane) => lane.service === 'hukou' && lane.paused === true) ? true : undefined;
  });
  world.timeline.tell(
    who.hukou,
    text(
      '要求补正一页合同，计时停止，人才看到原因',
      'asked for one page; the clock stands still and the talent sees why',
    ),
  );
  await must(world.as(talent), hukou.answerSupplement, { params, body: { answer: '见附件（演示数据 / made up）' } });
  const { fields } = await must(client, hukou.openPersonal, { params, body: { purpose: 'review' } });
  world.timeline.tell(
    who.hukou,
    text(
      `为审核打开 ${fields.length} 项个人信息，留有记录`,
      `opened ${fields.length} personal fields to review them; it is on record`,
    ),
  );
  await correctAndAssess(world, talent, caseId);
  await must(world.as('enterprise-a'), hukou.fileCase, { params, body: {} });
  world.timeline.tell(who.enterprise, text('用人单位为人才申报', 'the employer files for the talent'));
  const path = ['DISTRICT_PREREVIEW', 'ACCEPTED', 'CITY_REVIEW', 'PUBLICITY', 'APPROVED', 'POLICE_SYNC'] as const;
  for (const to of [...path, 'MOVE_IN_PERMIT'] as const)
    await must(client, hukou.advanceCase, { params, body: { to } });
  await must(client, hukou.decideCase, { params, body: approval });
  world.timeline.tell(
    who.hukou,
    text(
      '预审、市级审核、公示、批准、公安同步、准迁，落户',
      'pre-review, city review, public notice, approval, police, permit: settled',
    ),
  );
}

/** Housing: a unit is registered, offered to this applicant, accepted, contracted. */
export async function workHousing(desk: Desk): Promise<void> {
  const { world, talent } = desk;
  const { client, params } = await take(desk, { service: 'housing', get: housing.getCase, assign: housing.assignCase });
  const unitId = `demo-${world.tag}`;
  await must(client, housing.registerUnit, {
    body: {
      unitId,
      kind: 'public-rental',
      estate: { zh: '示例人才公寓（演示数据）', en: 'Example flats (made up)' },
      rooms: 1,
      areaM2: 38,
      monthlyRent: { amount: 240_000, currency: 'CNY' },
    },
  });
  await askForDocument(desk);
  for (const to of ['ELIGIBILITY_CHECK', 'QUEUED'] as const)
    await must(client, housing.advanceCase, { params, body: { to } });
  const offer = { unitId, reason: '演示：为本案登记的房源 / made up' };
  const offered = await client(housing.offerUnit, { params, body: offer });
  // A unit that an earlier story left free has been offered by itself.
  if (!offered.ok && !refusedWith(offered, 'wrong-stage')) throw new Unexpected(`offerUnit: ${offered.problem.code}`);
  await must(world.as(talent), housing.answerOffer, { params, body: { accept: true } });
  const decided = await client(housing.decideCase, { params, body: approval });
  if (refusedWith(decided, 'other-benefit')) return hasOne(world, client, params);
  if (!decided.ok) throw new Unexpected(`decideHousingCase: ${decided.problem.code}`);
  world.timeline.tell(
    who.housing,
    text('资格审核、轮候、选房，人才接受，签约', 'checked, queued, offered a unit; accepted and contracted'),
  );
}

/** Education: a school with one place, and this child gets it; the guardian confirms. */
export async function workEducation(desk: Desk): Promise<void> {
  const { world, talent } = desk;
  const { client, params } = await take(desk, {
    service: 'education',
    get: education.getCase,
    assign: education.assignCase,
  });
  const schoolId = `demo-${world.tag}`;
  const name = { zh: '示例小学（演示数据）', en: 'Example primary school (made up)' };
  await must(client, education.registerSchool, { body: { schoolId, name, schoolYear: 2027, places: 1 } });
  for (const to of ['ENROLLED', 'VERIFIED', 'COORDINATED'] as const)
    await must(client, education.advanceCase, { params, body: { to } });
  const reason = '演示：为本案登记的学位 / made up';
  await must(client, education.placeChild, { params, body: { schoolId, reason } });
  await must(world.as(talent), education.answerPlacement, { params, body: { confirm: true } });
  world.timeline.tell(
    who.education,
    text(
      '报名、验证、统筹，录取唯一的学位，监护人确认',
      'enrolled, verified, coordinated; the one place is given, and the guardian confirms it',
    ),
  );
}

/** Made up; the same at every run, so that it is there once. */
export const hospital = {
  names: { zh: '示例医院（演示数据）', en: 'Example hospital (made up)' },
  district: { zh: '徐汇区', en: 'Xuhui' },
  departments: [{ zh: '体检中心', en: 'Check-up centre' }],
  kinds: ['check-up' as const],
  coordinator: {
    name: '演示协调员 / made up',
    role: { zh: '人才医疗服务联络人', en: 'Contact for talents' },
    office: { zh: '一层服务台（演示数据）', en: 'Ground floor (made up)' },
  },
};

/** Medical: a slot with a named coordinator is booked, confirmed, kept. */
export async function workMedical(desk: Desk): Promise<void> {
  const { world } = desk;
  const { client, params } = await take(desk, { service: 'medical', get: medical.getCase, assign: medical.assignCase });
  const slotId = `demo-${world.tag}`;
  const hospitalId = 'demo-hospital-journey';
  await must(client, medical.setHospital, { body: { hospitalId, ...hospital } });
  await must(client, medical.registerSlot, {
    body: {
      slotId,
      hospitalId,
      speciality: 'check-up',
      startsAt: '2099-03-01T09:00:00+08:00',
    },
  });
  const entitled = await client(medical.advanceCase, { params, body: { to: 'ENTITLEMENT_OK' } });
  if (refusedWith(entitled, 'allowance-used')) return usedUp(world, client, params);
  if (!entitled.ok) throw new Unexpected(`advanceMedicalCase: ${entitled.problem.code}`);
  await must(client, medical.bookSlot, { params, body: { slotId } });
  await must(client, medical.advanceCase, { params, body: { to: 'CONFIRMED' } });
  await must(client, medical.decideCase, { params, body: approval });
  world.timeline.tell(who.medical, text('核对资格，预约号源，确认，就诊', 'entitled, booked, confirmed, kept'));
}

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

/** A story that is told again finds the talent in the home of the time before: one benefit at a time. */
async function hasOne(world: World, client: Client, params: { caseId: string }): Promise<void> {
  await must(client, housing.decideCase, { params, body: { outcome: 'rejected', reasonCode: 'already-housed' } });
  world.timeline.tell(
    who.housing,
    text(
      '已享受一项安居待遇，同时只能有一项，按理由不予安排（再次讲述时如此）',
      'has a home already, and there is one benefit at a time: refused with the reason (when the story is told again)',
    ),
  );
}
