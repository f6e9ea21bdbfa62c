import { medicalContract } from '../../../services/medical/contract.ts';
import { talentContract } from '../../../services/talent/contract.ts';
import { walletContract } from '../../../services/wallet/contract.ts';
import { eicar, pdf } from '../../../services/wallet/testing/samples.ts';
import { text } from '../../../shared/contract/index.ts';
import { applyFor, withdrawAll } from '../steps/application.ts';
import { type Desk, take } from '../steps/departments.ts';
import { contract, paused } from '../steps/documents.ts';
import { announcement, itemThat, putUp } from '../steps/upload.ts';
import { who } from '../timeline.ts';
import { eventually, must, refusedWith, type World } from '../world.ts';
import type { Chapter } from './chapter.ts';

const medical = medicalContract.operations;
const talents = talentContract.operations;
const wallet = walletContract.operations;
const talent = 'talent-liang';

/** What the wallet does not take, and who opened what it took. */
export const files: Chapter = {
  title: text('材料夹：扫描、识别、去重与打开记录', 'The wallet: scanned, sniffed, kept once, and who opened it'),
  async tell(world) {
    const caseId = await applyFor(world, talent, ['medical'], { speciality: 'eye' });
    const desk = { world, talent, caseId };
    await take(desk, { service: 'medical', get: medical.getCase, assign: medical.assignCase });
    await infected(desk);
    await disguised(world);
    await openedForCase(desk, await keptOnce(world));
    await withdrawAll(world, talent, caseId);
  },
};

/** The test string of malware scanners in a PDF: caught by the same event as on AWS, and opened by nobody. */
async function infected({ world, caseId }: Desk): Promise<void> {
  const bytes = Buffer.concat([pdf(world.tag), eicar]);
  const itemId = await putUp(world, talent, { fileName: '合同.pdf', bytes });
  const { refused } = await itemThat(world, talent, itemId, 'REFUSED');
  const own = await world.as(talent)(wallet.getItemContent, { params: { itemId } });
  const opening = { params: { itemId }, body: { caseId, purpose: 'review' } } as const;
  const department = await world.as('caseworker-medical')(wallet.openItem, opening);
  if (refused?.code !== 'malware' || !refusedWith(own, 'not-ready') || department.ok)
    world.timeline.fault(who.talent, text('带恶意内容的文件可以打开', 'a file with malware can be opened'));
  world.timeline.tell(
    who.talent,
    text(
      `上传含 EICAR 测试串的 PDF：经与 AWS 上相同的扫描事件被拦下（“${refused?.rule.zh}”），本人和部门都打不开`,
      `put up a PDF with EICAR’s test string: caught through the same scan event as on AWS (“${refused?.rule.en}”); neither the talent nor a department can open it`,
    ),
  );
}

/** Neither its name nor the type that is said make a text a PDF. */
async function disguised(world: World): Promise<void> {
  const bytes = Buffer.from(`I am a text, ${world.tag}`);
  const itemId = await putUp(world, talent, { fileName: '学位证.pdf', bytes });
  const { refused } = await itemThat(world, talent, itemId, 'REFUSED');
  if (refused?.code !== 'wrong-type')
    world.timeline.fault(who.talent, text('伪装的类型没有被识别', 'a disguised type was not found out'));
  world.timeline.tell(
    who.talent,
    text(
      `名称和类型都称是 PDF 的文本文件：按真实内容拒绝（“${refused?.rule.zh}${refused?.mend.zh}”）`,
      `a text that says by name and type that it is a PDF is refused for its bytes (“${refused?.rule.en} ${refused?.mend.en}”)`,
    ),
  );
}

/** The very same file is there already; answers the one that is kept. */
async function keptOnce(world: World): Promise<string> {
  const file = { fileName: '合同.pdf', bytes: pdf(`${world.tag} once`) };
  const itemId = await putUp(world, talent, file);
  await itemThat(world, talent, itemId, 'READY');
  const again = await world.as(talent)(wallet.uploadItem, { body: announcement({ ...file, fileName: '另一份.pdf' }) });
  if (again.ok || !refusedWith(again, 'duplicate') || !JSON.stringify(again.problem).includes(itemId))
    world.timeline.fault(who.talent, text('同一文件存了两份', 'the same file is kept twice'));
  world.timeline.tell(
    who.talent,
    text(
      `同一文件换个名称再传：认出已有（“${again.ok ? '' : again.problem.text.rule.zh}”），指明是哪一份，不重复存放`,
      `the same file under another name is found to be there (“${again.ok ? '' : again.problem.text.rule.en}”), with the one that is meant, and kept once`,
    ),
  );
  return itemId;
}

/** A department opens it for its case, under consent; the talent sees who did, why and what. */
async function openedForCase(desk: Desk, itemId: string): Promise<void> {
  const { world, caseId } = desk;
  const client = world.as(talent);
  const worker = world.as('caseworker-medical');
  const missing = [{ ...contract, document: 'CON' as const }];
  await must(worker, medical.requestSupplement, { params: { caseId }, body: { missing } });
  await must(client, talents.giveConsent, { body: { recipient: 'medical', purpose: 'document-reuse' } });
  await paused(desk, ['medical']);
  const body = { documents: ['CON' as const], items: [itemId] };
  await eventually(world, 'the document to be handed in', async () => {
    const answer = await client(talents.answerSupplements, { params: { applicationId: caseId }, body });
    return answer.ok || undefined;
  });
  await eventually(world, 'the case to have the document', async () => {
    const opening = { params: { itemId }, body: { caseId, purpose: 'review' } } as const;
    return (await worker(wallet.openItem, opening)).ok || undefined;
  });
  await must(client, wallet.getItemContent, { params: { itemId } });
  const opened = await eventually(world, 'the openings', async () => {
    const { items } = await must(client, talents.listOpenings, {});
    const mine = items.filter(({ document }) => document?.itemId === itemId);
    return mine.some((one) => one.who === 'caseworker-medical') ? mine : undefined;
  });
  const by = opened.find((one) => one.who === 'caseworker-medical');
  world.timeline.tell(
    who.talent,
    text(
      `交给医疗部门后看到 ${opened.length} 条打开记录：${by?.who}，${by?.purpose.zh}，“${by?.document?.title?.zh}”；本人打开的也在内`,
      `handed it to medical care and sees ${opened.length} openings: ${by?.who}, ${by?.purpose.en}, “${by?.document?.title?.en}”; the talent’s own is among them`,
    ),
  );
}
