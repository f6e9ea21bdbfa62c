import { medicalContract } from '../../../services/medical/contract.ts';
import { talentContract } from '../../../services/talent/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { applyFor, type Lane, picture } from '../steps/application.ts';
import { take } from '../steps/departments.ts';
import { who } from '../timeline.ts';
import { eventually, must, type World } from '../world.ts';
import type { Chapter } from './chapter.ts';

const medical = medicalContract.operations;
const talents = talentContract.operations;
const talent = 'talent-chen';

interface Told {
  world: World;
  talent: string;
  caseId: string;
}

/** What a talent can have stopped. */
export const consents: Chapter = {
  title: text('同意可以撤回，处理可以暂停', 'A consent is withdrawn, the processing halted'),
  async tell(world) {
    const caseId = await applyFor(world, talent, ['housing', 'medical']);
    const told = { world, talent, caseId };
    await take(told, { service: 'medical', get: medical.getCase, assign: medical.assignCase });
    await halt(told);
    await withdraw(told);
    await decide(told);
  },
};

const laneOf = async ({ world, caseId }: Told, service: Lane) =>
  (await picture(world, talent, caseId)).lanes.find((lane) => lane.service === service);

/** While the talent has the processing halted the department opens nothing, and says so; lifted, it goes on. */
async function halt(told: Told): Promise<void> {
  const { world, caseId } = told;
  const client = world.as(talent);
  const ask = { params: { caseId }, body: { purpose: 'review' } } as const;
  const worker = world.as('caseworker-medical');
  const opened = (what: string, so: (fields: { unavailable?: string | undefined }[]) => boolean) =>
    eventually(world, what, async () => {
      const { fields } = await must(worker, medical.openPersonal, ask);
      return so(fields) ? fields : undefined;
    });
  const shut = ({ unavailable }: { unavailable?: string | undefined }) => unavailable === 'restricted';
  await must(client, talents.setRestrictions, { body: { recipients: ['medical'] } });
  const halted = await opened('nothing to open', (fields) => fields.every(shut));
  await eventually(
    world,
    'the lane to say that it is halted',
    async () => (await laneOf(told, 'medical'))?.halted || undefined,
  );
  await must(client, talents.setRestrictions, { body: { recipients: [] } });
  const open = await opened('everything to open again', (fields) => !fields.some(shut));
  world.timeline.tell(
    who.talent,
    text(
      `暂停医疗部门处理本人信息：片刻后 ${halted.length} 项都打不开，办理页上写明；恢复后打开 ${open.length} 项`,
      `had medical’s processing halted: in a moment none of ${halted.length} fields opens any more, and the lane says so; lifted, ${open.length} open`,
    ),
  );
}

/** What the withdrawal would do is shown first; then it is done: that lane ends, the others go on. */
async function withdraw(told: Told): Promise<void> {
  const { world, caseId } = told;
  const client = world.as(talent);
  const { items } = await must(client, talents.listConsents, {});
  const given = items.find((one) => one.recipient === 'housing' && one.purpose === 'handling' && !one.withdrawnAt);
  const params = { consentId: given?.consentId ?? '' };
  const { effect, stops } = await must(client, talents.previewWithdrawal, { params });
  if (!stops.some((one) => one.service === 'housing' && one.applicationId === caseId))
    world.timeline.fault(who.talent, text('预览没有说明影响', 'the preview does not say what stops'));
  await must(client, talents.withdrawConsent, { params });
  await eventually(world, 'the lane to end', async () => (await laneOf(told, 'housing'))?.terminal || undefined);
  if ((await laneOf(told, 'medical'))?.terminal)
    world.timeline.fault(who.talent, text('别的服务也停了', 'another lane stopped, too'));
  world.timeline.tell(
    who.talent,
    text(
      `先看撤回的效果（“${effect.zh}”），再撤回：安居一项随即结束，医疗照常`,
      `looked at what a withdrawal does ("${effect.en}") and withdrew: the housing lane ends, medical goes on`,
    ),
  );
}

/** The department decides what is left, so that something stays on file. */
async function decide({ world, caseId }: Told): Promise<void> {
  const body = { outcome: 'rejected', reasonCode: 'no-entitlement' } as const;
  await must(world.as('caseworker-medical'), medical.decideCase, { params: { caseId }, body });
  await eventually(world, 'the application to end', async () => {
    const { status } = await picture(world, talent, caseId);
    return status === 'COMPLETED' || undefined;
  });
}
