import { medicalContract } from '../../../services/medical/contract.ts';
import { talentContract } from '../../../services/talent/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, type World } from '../world.ts';
import type { Chapter } from './chapter.ts';

const rights = talentContract.operations;
const { getCase, listLetters, getLetter } = medicalContract.operations;
const talent = 'talent-chen';

/** The talent whose application has ended has everything erased, and may begin anew. */
export const erasure: Chapter = {
  title: text('删除：一键撤钥，依法留下的说明理由', 'Erasure: the key goes, and what the law keeps says why'),
  async tell(world) {
    const client = world.as(talent);
    const { items } = await must(client, rights.listApplications, {});
    const caseId = items[0]?.applicationId ?? '';
    const named = await letterNames(world, caseId);
    const params = { requestId: await asked(world) };
    const { preview } = await eventually(world, 'the preview of the erasure', async () => {
      const seen = await must(client, rights.getRights, { params });
      return seen.preview ? seen : undefined;
    });
    const goes = preview?.goes.reduce((sum, { count }) => sum + count, 0) ?? 0;
    const [kept] = preview?.remains ?? [];
    world.timeline.tell(
      who.talent,
      text(
        `要求删除全部本人信息；预览：${goes} 条删除，${preview?.remains.length} 条依法留存且不可读（${kept?.title.zh}：${kept?.reason.zh}）`,
        `asked to have everything erased; the preview: ${goes} records go, ${preview?.remains.length} remain by law and unreadable (${kept?.title.en}: ${kept?.reason.en})`,
      ),
    );
    await must(client, rights.confirmErasure, { params });
    await eventually(world, 'the erasure', async () => {
      const { status } = await must(client, rights.getRights, { params });
      return status === 'DONE' || undefined;
    });
    await nothingOpens(world, caseId, named);
  },
};

/** One that an earlier telling left unconfirmed is gone on with. */
async function asked(world: World): Promise<string> {
  const client = world.as(talent);
  const { items } = await must(client, rights.listRights, {});
  const open = items.find(({ kind, endedAt }) => kind === 'erase' && endedAt === undefined);
  return open?.requestId ?? (await must(client, rights.askRights, { body: { kind: 'erase' } })).requestId;
}

/** Whether who has the case can read the applicant's name in the letter on its decision. */
async function letterNames(world: World, caseId: string): Promise<boolean> {
  const worker = world.as('caseworker-medical');
  const { items } = await must(worker, listLetters, { params: { caseId } });
  const letterId = items.find(({ kind }) => kind === 'decision')?.letterId ?? '';
  const { html } = await must(worker, getLetter, { params: { caseId, letterId } });
  return html.zh.includes('演示人才');
}

/** The case stays on file under nobody's name, and neither its department nor the talent opens anything of it. */
async function nothingOpens(world: World, caseId: string, named: boolean): Promise<void> {
  const { person, terminal } = await must(world.as('caseworker-medical'), getCase, { params: { caseId } });
  const still = await letterNames(world, caseId);
  const own = await world.as(talent)(rights.getApplicationForm, { params: { applicationId: caseId } });
  if (person === talent || !terminal || !named || still || own.ok)
    world.timeline.fault(who.talent, text('删除之后仍有可打开的内容', 'something still opens after the erasure'));
  world.timeline.tell(
    who.medical,
    text(
      `密钥已删除：案件留在档案里，申请人为 ${person}，决定书上的姓名不再可读；本人也不再有这份申请`,
      `the key is gone: the case stays on file for ${person}, and its letter names nobody any more; the talent has that application no more`,
    ),
  );
}
