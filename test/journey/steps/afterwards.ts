import { createHash } from 'node:crypto';
import { hukouContract } from '../../../services/hukou/contract.ts';
import { noticesContract } from '../../../services/notices/contract.ts';
import { talentContract } from '../../../services/talent/contract.ts';
import { walletContract } from '../../../services/wallet/contract.ts';
import type { Client } from '../../../shared/client/client.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, type World } from '../world.ts';

const hukou = hukouContract.operations;
const rights = talentContract.operations;

interface Ended {
  world: World;
  talent: string;
  caseId: string;
}

/** The letter on the decision, in both languages, with the source of its reason. */
export async function readLetter({ world, talent, caseId }: Ended): Promise<void> {
  const client = world.as(talent);
  const { items } = await must(client, hukou.listLetters, { params: { caseId } });
  const decision = items.find(({ kind }) => kind === 'decision');
  const letterId = decision?.letterId ?? '';
  const { number, html } = await must(client, hukou.getLetter, { params: { caseId, letterId } });
  if (!html.zh.includes('lang="zh') || !html.en.includes('lang="en'))
    world.timeline.fault(who.talent, text('文书缺少一种语言', 'a language of the letter is missing'));
  world.timeline.tell(
    who.talent,
    text(
      `收到 ${items.length} 份文书，决定书 ${number} 中英文齐备`,
      `has ${items.length} letters; decision ${number} in zh and en`,
    ),
  );
}

/** A low rating, which its lead follows up; and a review, which somebody else decides. */
export async function rateAndReview({ world, talent, caseId }: Ended): Promise<void> {
  const client = world.as(talent);
  const params = { caseId };
  const rating = { step: 'DISTRICT_PREREVIEW', stars: 2, comment: '等得太久（演示数据 / made up）' } as const;
  const { followUp } = await must(client, hukou.rateStep, { params, body: rating });
  const grounds = '希望说明审核依据（演示数据 / made up）';
  const { reviewId } = await must(client, hukou.requestReview, { params, body: { grounds } });
  const reviewer = world.as('caseworker-hukou-second');
  await must(reviewer, hukou.assignReview, { params: { reviewId }, body: {} });
  const reasons = { zh: '依据已书面说明（演示数据）', en: 'The ground was explained in writing (made up)' };
  const decided = await must(reviewer, hukou.decideReview, {
    params: { reviewId },
    body: { outcome: 'confirmed', reasons },
  });
  if (!followUp || decided.outcome !== 'confirmed')
    world.timeline.fault(who.hukou, text('评价或复核没有下文', 'nothing came of the rating or the review'));
  world.timeline.tell(
    who.hukou,
    text(
      '两星评价转负责人回访；复核由另一位经办人作出，维持原决定',
      'two stars go to the lead for a follow-up; the review is decided by another caseworker, who confirms',
    ),
  );
}

/** What the talent was told meanwhile, in the app and by messages. */
export async function readNotices({ world, talent }: Ended): Promise<void> {
  const client = world.as(talent);
  const { count } = await must(client, noticesContract.operations.countNotices, {});
  const { items } = await eventually(world, 'the notice of the review', async () => {
    const page = await must(client, noticesContract.operations.listNotices, { query: { limit: 5 } });
    return page.items.some(({ template }) => template.startsWith('review.')) ? page : undefined;
  });
  const [newest] = items;
  await must(client, noticesContract.operations.readAllNotices, { body: { box: 'mine' } });
  world.timeline.tell(
    who.talent,
    text(
      `应用内有 ${count} 条未读通知，最新：“${newest?.title.zh}”；全部标为已读`,
      `has ${count} unread notices, the newest "${newest?.title.en}"; all marked read`,
    ),
  );
}

/** Fetches each file of an export by its link; answers how many there are. */
async function followLinks(world: World, client: Client, params: { requestId: string }): Promise<number> {
  const { files } = await must(client, rights.getArchive, { params });
  for (const { path, sha256 } of files) {
    const link = path.slice(path.lastIndexOf('/') + 1);
    const { base64 } = await must(client, walletContract.operations.getExportedFile, { params: { link } });
    if (createHash('sha256').update(Buffer.from(base64, 'base64')).digest('base64') !== sha256)
      world.timeline.fault(
        who.talent,
        text('导出的文件与其哈希不符', 'a file of the export is not the one of its hash'),
      );
  }
  return files.length;
}

/** Everything that is held of the talent, from every service, as a page to read. */
export async function exportAll({ world, talent }: Ended): Promise<void> {
  const client = world.as(talent);
  const { items } = await must(client, rights.listRights, {});
  const running = items.find(({ kind, status, endedAt }) => kind === 'export' && !endedAt && status !== 'EXPIRED');
  const { requestId } = running ?? (await must(client, rights.askRights, { body: { kind: 'export' } }));
  const params = { requestId };
  const { services } = await eventually(world, 'the export', async () => {
    const seen = await must(client, rights.getRights, { params });
    return seen.services.every(({ state }) => state === 'here') ? seen : undefined;
  });
  const { html } = await must(client, rights.getArchivePage, { params });
  const files = await followLinks(world, client, params);
  const records = services.reduce((sum, one) => sum + one.records, 0);
  world.timeline.tell(
    who.talent,
    text(
      `导出平台所持的全部本人信息：${services.length} 个服务，${records} 条，可读网页 ${Math.ceil(html.zh.length / 1024)} KB，${files} 个文件按短时链接取回，哈希一致`,
      `exported everything that is held: ${services.length} services, ${records} records, a page of ${Math.ceil(html.en.length / 1024)} KB, ${files} files fetched by links of some minutes, each with its hash`,
    ),
  );
}
