import { medicalContract } from '../../../services/medical/contract.ts';
import { noticesContract } from '../../../services/notices/contract.ts';
import { endOfLocalDay, millisecondsOf } from '../../../shared/calendar/index.ts';
import { text } from '../../../shared/contract/index.ts';
import { applyFor, picture } from '../steps/application.ts';
import { take } from '../steps/departments.ts';
import { type Figures, figures } from '../steps/figures.ts';
import { who } from '../timeline.ts';
import { eventually, type Machine, must, refusedWith, type World } from '../world.ts';
import type { TimedChapter } from './chapter.ts';
import { passUntil, untilSo } from './passing.ts';

const medical = medicalContract.operations;
const { listNotices } = noticesContract.operations;

const talent = 'talent-zhou';

/** A case that is given more time once, and that nobody works on: the broken promise shows everywhere. */
export const deadlines: TimedChapter = {
  title: text('承诺的时限：延期、预警、逾期、提级', 'A promise: extended, warned of, missed, escalated'),
  takes: 'days',
  async tell(world, machine) {
    const caseId = await applyFor(world, talent, ['medical']);
    await take({ world, talent, caseId }, { service: 'medical', get: medical.getCase, assign: medical.assignCase });
    await extended(world, caseId);
    await leftLying(world, machine, caseId);
  },
};

/** More time is given once, with a reason; the talent sees the new day and why. */
async function extended(world: World, caseId: string): Promise<void> {
  const client = world.as('caseworker-medical');
  const params = { caseId };
  const { promisedOn: before } = await must(client, medical.getCase, { params });
  const body = { days: 2, reason: { zh: '须向医院核实（演示数据）', en: 'The hospital is to be asked (made up)' } };
  const { promisedOn: promised } = await must(client, medical.extendCase, { params, body });
  const { extended: seen } = await eventually(world, 'the talent to see the new day', async () => {
    const { lanes } = await picture(world, talent, caseId);
    return lanes.find(({ promisedOn }) => promisedOn === promised);
  });
  const again = await client(medical.extendCase, { params, body: { ...body, days: 1 } });
  if (!refusedWith(again, 'already-extended') || promised === before)
    world.timeline.fault(who.medical, text('一个案件延期了两次', 'one case was extended twice'));
  world.timeline.tell(
    who.medical,
    text(
      `延期一次：承诺日从 ${before} 改到 ${promised}，人才看到新的日期和理由（“${seen?.reason.zh}”）；再延被拒绝（“${again.ok ? '' : again.problem.text.rule.zh}”）`,
      `extends once: the promised day moves from ${before} to ${promised}, and the talent sees it with the reason (“${seen?.reason.en}”); a second time is refused (“${again.ok ? '' : again.problem.text.rule.en}”)`,
    ),
  );
}

/** The case is left lying; the clock moves past its working days. */
async function leftLying(world: World, machine: Machine, caseId: string): Promise<void> {
  const client = world.as('caseworker-medical');
  const params = { caseId };
  const { promisedOn = '', limitDays, extended: more } = await must(client, medical.getCase, { params });
  const days = limitDays + (more?.days ?? 0);
  const before = await figures(world);
  await passUntil(machine, millisecondsOf(endOfLocalDay(promisedOn)));
  const late = await untilSo(world, machine, 'the promise to be missed', async () => {
    const seen = await must(client, medical.getCase, { params });
    return seen.overdue && seen.escalated ? seen : undefined;
  });
  world.timeline.tell(
    who.medical,
    text(
      `时钟前移 ${days} 个工作日：承诺 ${promisedOn} 办结的案件先预警、后逾期，提级到 ${late.escalated?.level} 级`,
      `the clock moves ${days} working days: the case promised for ${promisedOn} was warned of, is overdue, and went up to level ${late.escalated?.level}`,
    ),
  );
  await told(world);
  await counted(world, before, late.state);
}

/** Who leads the department reads it at the desk: of steps that come at once, the last at least. */
async function told(world: World): Promise<void> {
  const wanted = ['staff.case-overdue', 'staff.case-escalated'];
  const lead = world.as('lead-medical');
  const titles = await eventually(world, 'the lead to be told', async () => {
    const { items } = await must(lead, listNotices, { query: { box: 'desk', limit: 50 } });
    const found = items.filter(({ template }) => wanted.includes(template)).map(({ title }) => title);
    return found.length > 0 ? found : undefined;
  });
  world.timeline.tell(
    who.medical,
    text(
      `负责人的岗位信箱：${titles.map(({ zh }) => `“${zh}”`).join('、')}`,
      `in the lead's box: ${titles.map(({ en }) => `"${en}"`).join(', ')}`,
    ),
  );
}

/** The indicators have it by department and by step. */
async function counted(world: World, before: Figures, step: string): Promise<void> {
  const promises = ['warned', 'missed', 'escalated'].map((what) => `promises.medical.${what}`);
  const names = [...promises, `steps.medical.${step}.missed`];
  await eventually(world, `the figures ${names.join(', ')} to grow`, async () => {
    const now = await figures(world);
    return names.every((name) => (now[name] ?? 0) > (before[name] ?? 0)) || undefined;
  });
  world.timeline.tell(
    who.leader,
    text(
      `指标按部门和环节计入：预警、逾期、提级各增一次，逾期停在环节 ${step}`,
      `the figures have it by department and step: warned, missed and escalated once more, missed in step ${step}`,
    ),
  );
}
