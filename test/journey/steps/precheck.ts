import { hukouContract } from '../../../services/hukou/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { must, type World } from '../world.ts';

/** Before applying: what the rules say, without a name and without a trace. */
export async function precheck(world: World, talent: string): Promise<void> {
  const { answers, asks, form } = await must(world.as(talent), hukouContract.operations.precheck, {
    body: { rule: 'returnee', facts: { degree: 'master' } },
  });
  const [first] = answers;
  const open = first?.conditions.filter(({ status }) => status === 'unknown').length ?? 0;
  if (!first || !asks)
    world.timeline.fault(who.talent, text('预检没有说明还缺什么', 'the precheck does not say what is missing'));
  const carried = Object.keys(form?.answers ?? {}).length;
  if (form?.answers.channel !== 'returnee' || form.answers.degree !== 'master')
    world.timeline.fault(who.talent, text('预检的回答带不进表单', 'the form does not get what the precheck was told'));
  world.timeline.tell(
    who.talent,
    text(
      `预检落户：还有 ${open} 项不明，先问“${asks?.fact}”；每项都有出处，什么也不保存；${carried} 项回答可带入申请表`,
      `prechecked hukou: ${open} conditions are open, "${asks?.fact}" is asked first; each has its source, nothing is kept; ${carried} answers can be carried into the form`,
    ),
  );
}
