import { medicalContract } from '../../../services/medical/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, type World } from '../world.ts';
import { picture } from './application.ts';

const medical = medicalContract.operations;

/** Whether the application shows the medical lane as ended. */
const ended = async (world: World, talent: string, caseId: string): Promise<boolean> =>
  (await picture(world, talent, caseId)).lanes.some(({ service, terminal }) => service === 'medical' && terminal);

/** A refusal is reviewed by somebody else and changed: the same case is open again, and its lane with it. Answers the client of who reviewed it, whose case it is now. */
export async function reopenByReview(desk: { world: World; talent: string; caseId: string }) {
  const { world, talent, caseId } = desk;
  const params = { caseId };
  const client = world.as('caseworker-medical');
  await must(client, medical.decideCase, { params, body: { outcome: 'rejected', reasonCode: 'no-entitlement' } });
  await eventually(world, 'the lane to end', async () => (await ended(world, talent, caseId)) || undefined);
  const grounds = '已附人才认定材料（演示数据 / made up）';
  const { reviewId } = await must(world.as(talent), medical.requestReview, { params, body: { grounds } });
  const reviewer = world.as('caseworker-medical-second');
  await must(reviewer, medical.assignReview, { params: { reviewId }, body: {} });
  const reasons = { zh: '认定材料有效（演示数据）', en: 'The proof is valid (made up)' };
  await must(reviewer, medical.decideReview, { params: { reviewId }, body: { outcome: 'changed', reasons } });
  await eventually(world, 'the lane to be open again', async () => !(await ended(world, talent, caseId)) || undefined);
  const { items } = await must(world.as(talent), medical.listLetters, { params });
  if (!items.some(({ kind }) => kind === 'reopening'))
    world.timeline.fault(who.medical, text('重新办理没有文书', 'no letter says that the case is open again'));
  world.timeline.tell(
    who.medical,
    text(
      '先按理由不予安排；人才申请复核，另一位经办人改变决定，同一案件重新办理，有文书为证',
      'refused at first, with the reason; on review another caseworker changed that, and the same case is open again, with a letter',
    ),
  );
  return reviewer;
}
