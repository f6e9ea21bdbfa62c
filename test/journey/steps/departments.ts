import { educationContract } from '../../../services/education/contract.ts';
import { housingContract } from '../../../services/housing/contract.ts';
import { hukouContract } from '../../../services/hukou/contract.ts';
import type { Client } from '../../../shared/client/client.ts';
import { type AnyOperation, text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, refusedWith, Unexpected, type World } from '../world.ts';
import { askForDocument, contract, paused, resumed } from './documents.ts';
import { correctAndAssess } from './form.ts';
import { objectAndFind } from './objection.ts';
import { schoolYearOf } from './school-year.ts';
import { wishAndPlan } from './wishes.ts';

const hukou = hukouContract.operations;
const housing = housingContract.operations;
const education = educationContract.operations;

/** What every department's caseworker needs: the case, the caseworker, the talent. */
export interface Desk {
  world: World;
  talent: string;
  caseId: string;
}

export const approval = { outcome: 'approved', reasonCode: 'conditions-met' } as const;

/** Waits until the department has opened its case, and takes it. */
export async function take(
  { world, caseId }: Desk,
  department: { service: string; get: AnyOperation; assign: AnyOperation },
) {
  const client = world.as(`caseworker-${department.service}`);
  const params = { caseId };
  const look = async () => ((await client(department.get, { params })).ok ? true : undefined);
  await eventually(world, `the ${department.service} case`, look);
  await must(client, department.assign, { params, body: {} });
  return { client, params };
}

/** Hukou: asks for a supplement (the clock stops), opens personal data for a purpose, and goes as far as the public notice. */
export async function workHukou(desk: Desk): Promise<void> {
  const { world, talent, caseId } = desk;
  const { client, params } = await take(desk, { service: 'hukou', get: hukou.getCase, assign: hukou.assignCase });
  const missing = [{ ...contract, document: 'CON' as const }];
  await must(client, hukou.requestSupplement, { params, body: { missing } });
  await paused(desk, ['hukou']);
  world.timeline.tell(
    who.hukou,
    text(
      '要求补正劳动合同，计时停止，人才看到原因',
      'asked for the contract; the clock stands still and the talent sees why',
    ),
  );
  // Housing asks for the same document, and the talent answers both at once.
  await resumed(desk, 'hukou');
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
  for (const to of ['DISTRICT_PREREVIEW', 'ACCEPTED', 'CITY_REVIEW', 'PUBLICITY'] as const)
    await must(client, hukou.advanceCase, { params, body: { to } });
  world.timeline.tell(
    who.hukou,
    text('预审、受理、市级审核，开始公示', 'pre-review, accepted, city review; the public notice begins'),
  );
  await objectAndFind(desk);
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
  await offered(world, client, { params, body: { unitId, reason: '演示：为本案登记的房源 / made up' } });
  await must(world.as(talent), housing.answerOffer, { params, body: { accept: true } });
  const decided = await client(housing.decideCase, { params, body: approval });
  if (refusedWith(decided, 'other-benefit')) return hasOne(world, client, params);
  if (!decided.ok) throw new Unexpected(`decideHousingCase: ${decided.problem.code}`);
  world.timeline.tell(
    who.housing,
    text('资格审核、轮候、选房，人才接受，签约', 'checked, queued, offered a unit; accepted and contracted'),
  );
}

/** A home that is free goes by itself to who comes next, which may be another story's case; then one of the others comes. */
const offered = (
  world: World,
  client: Client,
  order: { params: { caseId: string }; body: { unitId: string; reason: string } },
) =>
  eventually(world, 'the offer of a home', async () => {
    const answer = await client(housing.offerUnit, order);
    if (answer.ok || refusedWith(answer, 'wrong-stage')) return true;
    if (!refusedWith(answer, 'taken')) throw new Unexpected(`offerUnit: ${answer.problem.code}`);
    return undefined;
  });

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
  await must(client, education.registerSchool, {
    body: { schoolId, name, schoolYear: schoolYearOf(world.now()), places: 1 },
  });
  await wishAndPlan(desk, schoolId);
  await must(client, education.advanceCase, { params, body: { to: 'COORDINATED' } });
  const reason = '演示：为本案登记的学位 / made up';
  await must(client, education.placeChild, { params, body: { schoolId, reason } });
  await must(world.as(talent), education.answerPlacement, { params, body: { confirm: true } });
  world.timeline.tell(
    who.education,
    text(
      '给予第一志愿学校唯一的学位并说明理由，监护人确认',
      'the one place of the first wish is given, with a reason, and the guardian confirms it',
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
