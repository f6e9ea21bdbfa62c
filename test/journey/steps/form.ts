import { hukouContract } from '../../../services/hukou/contract.ts';
import { talentContract } from '../../../services/talent/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, type World } from '../world.ts';

const { operations } = talentContract;
const { assessCase, getCase } = hukouContract.operations;

/** The form comes from the server; a draft is gone on with, answer by answer. */
export async function answerMore(world: World, talent: string, applicationId: string): Promise<void> {
  const client = world.as(talent);
  const params = { applicationId };
  const { questions } = await must(client, operations.getForm, {
    query: { services: 'hukou,housing,education,medical' },
  });
  const answers = { degree: 'master', daysAbroad: 300, contractMonths: 36 };
  const { progress = [] } = await must(client, operations.saveAnswers, { params, body: { answers } });
  const missing = progress.flatMap((one) => one.missing);
  if (missing.length > 0)
    world.timeline.fault(who.talent, text(`还缺 ${missing.join('、')}`, `still missing: ${missing.join(', ')}`));
  world.timeline.tell(
    who.talent,
    text(
      `表单由服务器给出，共 ${questions.length} 题；逐题保存，必答的都已回答`,
      `the form comes from the server, ${questions.length} questions; saved answer by answer, all that must be is answered`,
    ),
  );
}

/** The talent corrects an answer; the department's case has it, with the one before, and is assessed by it. */
export async function correctAndAssess(world: World, talent: string, caseId: string): Promise<void> {
  const body = { question: 'daysAbroad', value: 365, reason: '天数填错了（演示数据 / made up）' };
  await must(world.as(talent), operations.correctAnswer, { params: { applicationId: caseId }, body });
  const client = world.as('caseworker-hukou');
  const params = { caseId };
  const { value, before } = await eventually(world, 'the correction to reach the case', async () => {
    const { corrections } = await must(client, getCase, { params });
    return corrections?.[0];
  });
  const { saidBy } = await must(client, assessCase, { params, body: { facts: {} } });
  const facts = Object.keys(saidBy).length;
  if (saidBy.daysAbroad !== 'correction')
    world.timeline.fault(who.hukou, text('评估没有用更正后的回答', 'the assessment does not use the corrected answer'));
  world.timeline.tell(
    who.hukou,
    text(
      `人才把境外天数从 ${before} 更正为 ${value}；按 ${facts} 项回答评估，无须另行填写`,
      `the talent corrected the days abroad from ${before} to ${value}; assessed by ${facts} facts from the answers, none typed again`,
    ),
  );
}
