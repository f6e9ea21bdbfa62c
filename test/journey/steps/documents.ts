import { createHash } from 'node:crypto';
import { housingContract } from '../../../services/housing/contract.ts';
import { talentContract } from '../../../services/talent/contract.ts';
import { walletContract } from '../../../services/wallet/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, refusedWith, type World } from '../world.ts';

const wallet = walletContract.operations;
const talents = talentContract.operations;

interface Desk {
  world: World;
  talent: string;
  caseId: string;
}

/** A PDF of one empty page; made up, and another one in each story. */
const pdf = (tag: string): Buffer =>
  Buffer.from(
    `%PDF-1.4\n% ${tag}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  );

/** Puts a file up at the address that the wallet gives, and waits until it has been checked and scanned. */
async function uploaded({ world, talent }: Desk): Promise<string> {
  const client = world.as(talent);
  const bytes = pdf(world.tag);
  const sha256 = createHash('sha256').update(bytes).digest('base64');
  const announced = { kind: 'CON', fileName: '合同.pdf', contentType: 'application/pdf', bytes: bytes.length } as const;
  const ask = { body: { ...announced, sha256 } };
  let itemId = '';
  await eventually(world, 'the file to be put up', async () => {
    const answer = await client(wallet.uploadItem, ask);
    // Announced anew after an interruption, it is refused once its bytes are there.
    if (!answer.ok) return refusedWith(answer, 'duplicate') || undefined;
    const { item, upload } = answer.body;
    itemId = item.itemId;
    const put = { method: 'PUT', headers: upload.headers, body: new Uint8Array(bytes) };
    return (await fetch(upload.url, put).catch(() => undefined))?.ok || undefined;
  });
  await eventually(world, 'the file to be checked', async () => {
    const { state } = await must(client, wallet.getItem, { params: { itemId } });
    return state === 'READY' ? true : undefined;
  });
  world.timeline.tell(
    who.talent,
    text(
      '向一次性地址上传合同；真实类型、大小、哈希与恶意软件检查通过后才可用',
      'put a contract up at an address of its own; usable once its true type, size, hash and a scan for malware are well',
    ),
  );
  return itemId;
}

/** The department asks for a document; the talent answers once, from the wallet; it is opened for the case, under consent. */
export async function askForDocument(desk: Desk): Promise<void> {
  const { world, talent, caseId } = desk;
  const housing = world.as('caseworker-housing');
  const missing = [{ zh: '劳动合同（演示数据）', en: 'Labour contract (made up)', document: 'CON' as const }];
  await must(housing, housingContract.operations.requestSupplement, { params: { caseId }, body: { missing } });
  const client = world.as(talent);
  await must(client, talents.giveConsent, { body: { recipient: 'housing', purpose: 'document-reuse' } });
  const itemId = await uploaded(desk);
  const body = { documents: ['CON' as const], items: [itemId] };
  await eventually(world, 'the talent service to know the document', async () => {
    const answer = await client(talents.answerSupplements, { params: { applicationId: caseId }, body });
    return answer.ok || undefined;
  });
  await eventually(world, 'the case to have the document', async () => {
    const body = { caseId, purpose: 'review' as const };
    const answer = await housing(wallet.openItem, { params: { itemId }, body });
    return answer.ok || undefined;
  });
  const foreign = { params: { itemId }, body: { caseId, purpose: 'review' as const } };
  const refused = await world.as('caseworker-medical')(wallet.openItem, foreign);
  if (!refusedWith(refused, 'not-found'))
    world.timeline.fault(who.medical, text('打开了别的部门的材料', "opened another department's document"));
  world.timeline.tell(
    who.housing,
    text(
      '要求的合同一次提交；经同意、为本案打开，别的部门打不开',
      'the contract asked for came once; opened for this case, under consent, and by no other department',
    ),
  );
}
