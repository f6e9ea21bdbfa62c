import { createHash } from 'node:crypto';
import { educationContract } from '../../../services/education/contract.ts';
import { noticesContract } from '../../../services/notices/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { withdrawAll } from '../steps/application.ts';
import type { Desk } from '../steps/departments.ts';
import { who } from '../timeline.ts';
import { type Machine, must } from '../world.ts';
import type { TimedChapter } from './chapter.ts';
import { batchOf, passUntilDay, placeOf, registered, verified, yearToRegisterFor } from './enrolling.ts';
import { untilSo } from './passing.ts';

const education = educationContract.operations;
const { listNotices } = noticesContract.operations;

/** One place, and two children who wish for it. */
export const coordination: TimedChapter = {
  title: text('统筹：一个学位，两个孩子', 'The coordination: one place, and two children'),
  takes: 'months',
  async tell(world, machine) {
    const schoolId = `demo-${world.tag}-one`;
    const name = { zh: '示例小学（演示数据）', en: 'Example primary school (made up)' };
    const schoolYear = await yearToRegisterFor(world, machine);
    const body = { schoolId, name, schoolYear, places: 1 };
    await must(world.as('caseworker-education'), education.registerSchool, { body });
    const one = await registered(world, 'talent-cao', schoolYear);
    const other = await registered(world, 'talent-yuan', schoolYear);
    for (const desk of [one, other]) await verified(desk, machine, schoolId);
    const [first, second] = await coordinated(machine, [one, other], schoolYear);
    await movedUp(machine, first, second);
  },
};

/** The draw as anybody can reckon it again from the seed that was published. */
const reckoned = (seed: string, caseId: string): number =>
  createHash('sha256').update(`${seed}#${caseId}`).digest().readUInt32BE();

/** On its day the batch is coordinated, once its plan has both children; answers its report. */
async function run(desks: readonly [Desk, Desk], machine: Machine, schoolYear: number) {
  const [desk] = desks;
  const { world } = desk;
  const { batch, coordinationOn } = await batchOf(desk);
  await passUntilDay(machine, coordinationOn);
  const client = world.as('caseworker-education');
  await untilSo(world, machine, 'the plan to have both children', async () => {
    const { cases } = await must(client, education.previewCoordination, { query: { schoolYear, batch } });
    return desks.every(({ caseId }) => cases.some((one) => one.caseId === caseId)) || undefined;
  });
  const { coordinationId } = await must(client, education.runCoordination, { body: { schoolYear, batch } });
  return untilSo(world, machine, 'the coordination to end', async () => {
    const seen = await must(client, education.getCoordination, { params: { coordinationId } });
    return seen.status === 'finished' ? { ...seen, on: coordinationOn } : undefined;
  });
}

/** Who has the place, and who waits for it: by the stated order, which here leaves the draw. */
async function coordinated(machine: Machine, desks: readonly [Desk, Desk], schoolYear: number) {
  const { world } = desks[0];
  const { seed, cases, rule, batch, on } = await run(desks, machine, schoolYear);
  const [first, second] = [...desks].sort((a, b) => reckoned(seed, a.caseId) - reckoned(seed, b.caseId)) as [
    Desk,
    Desk,
  ];
  const of = (desk: Desk) =>
    cases.find(({ caseId, draw }) => caseId === desk.caseId && draw === reckoned(seed, caseId));
  if (of(first)?.outcome !== 'placed' || of(second)?.outcome !== 'waiting')
    world.timeline.fault(
      who.education,
      text('统筹没有按公布的抽签', 'the coordination does not follow the published draw'),
    );
  const listed = await untilSo(world, machine, 'the waiting list', async () => {
    const [wish] = (await placeOf(second)).wishes;
    return wish?.position === undefined ? undefined : wish;
  });
  world.timeline.tell(
    who.education,
    text(
      `两个孩子都报同一所仅有一个学位的学校，材料已验证；${on} 第 ${batch} 批统筹：抽签号 ${of(first)?.draw} 录取，${of(second)?.draw} 候补第 ${listed.position} 位，共 ${listed.of} 位；次序“${rule.text.zh}”，种子“${seed}”，已验算`,
      `two verified children wish for a school with one place; on ${on} batch ${batch} is coordinated: draw ${of(first)?.draw} has the place, draw ${of(second)?.draw} waits as ${listed.position} of ${listed.of}; the order: “${rule.text.en}”; the seed: “${seed}”, reckoned again here`,
    ),
  );
  return [first, second] as const;
}

/** Given back, the place is the next child’s by itself. */
async function movedUp(machine: Machine, first: Desk, second: Desk): Promise<void> {
  const { world } = first;
  const { ifDeclined } = await placeOf(first);
  const answer = ({ talent, caseId }: Desk, confirm: boolean) =>
    must(world.as(talent), education.answerPlacement, { params: { caseId }, body: { confirm } });
  await answer(first, false);
  const held = await untilSo(world, machine, 'the place to go to the next', async () => (await placeOf(second)).held);
  const notice = await untilSo(world, machine, 'the notice of the place', async () => {
    const { items } = await must(world.as(second.talent), listNotices, { query: { limit: 20 } });
    return items.find(({ template, about }) => template === 'education.placed' && about.id === second.caseId);
  });
  await answer(second, true);
  world.timeline.tell(
    who.talent,
    text(
      `第一家先看放弃的后果（“${ifDeclined?.text.zh}”）再放弃；学位自动给候补的孩子（${held.text.zh}），收到“${notice.title.zh}”，${held.confirmBy?.slice(0, 10)} 前确认`,
      `the first family reads what declining does (“${ifDeclined?.text.en}”) and declines; the child on the list has the place by itself (${held.text.en}), its guardian reads “${notice.title.en}” and confirms in time, by ${held.confirmBy?.slice(0, 10)}`,
    ),
  );
  await withdrawAll(world, first.talent, first.caseId);
}
