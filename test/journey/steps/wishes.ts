import { educationContract } from '../../../services/education/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, type World } from '../world.ts';
import { schoolYearOf } from './school-year.ts';

const education = educationContract.operations;

/** The guardian orders the schools; papers are verified; what the coordination would give is shown before its day. */
export async function wishAndPlan(
  { world, talent, caseId }: { world: World; talent: string; caseId: string },
  schoolId: string,
): Promise<void> {
  const client = world.as('caseworker-education');
  const schoolYear = schoolYearOf(world.now());
  const params = { caseId };
  const second = `${schoolId}-b`;
  const name = { zh: '第二示例小学（演示数据）', en: 'Second example primary school (made up)' };
  await must(client, education.registerSchool, { body: { schoolId: second, name, schoolYear, places: 1 } });
  const preferences = [schoolId, second];
  await must(world.as(talent), education.setPreferences, { params, body: { preferences } });
  await must(client, education.advanceCase, { params, body: { to: 'ENROLLED' } });
  await must(client, education.verifyCase, { params, body: { category: 'general', checked: ['HKB', 'BIR'] } });
  const { batch = 1, wishes } = await must(world.as(talent), education.showPlace, { params });
  const { line, on } = await eventually(world, 'the plan of the coordination', async () => {
    const { cases, coordinationOn: on } = await must(client, education.previewCoordination, {
      query: { schoolYear, batch },
    });
    const line = cases.find((one) => one.caseId === caseId);
    return line && { line, on };
  });
  if (wishes.map((wish) => wish.schoolId).join() !== preferences.join() || line.schoolId !== schoolId)
    world.timeline.fault(who.education, text('统筹没有按志愿次序', 'the coordination does not follow the wishes'));
  world.timeline.tell(
    who.education,
    text(
      `监护人按次序填报两所学校，验证材料；预览第 ${batch} 批统筹（${on} 进行）：按学位数录取第 ${line.preference} 志愿`,
      `the guardian ordered two schools and the papers were verified; the preview of batch ${batch} (to be coordinated on ${on}) gives wish ${line.preference} within the places`,
    ),
  );
}
