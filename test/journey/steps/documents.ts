import { housingContract } from '../../../services/housing/contract.ts';
import { talentContract } from '../../../services/talent/contract.ts';
import { walletContract } from '../../../services/wallet/contract.ts';
import { pdf } from '../../../services/wallet/testing/samples.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, refusedWith, type World } from '../world.ts';
import { type Lane, picture } from './application.ts';
import { type FileToPutUp, itemThat, putUp } from './upload.ts';

const wallet = walletContract.operations;
const talents = talentContract.operations;

interface Desk {
  world: World;
  talent: string;
  caseId: string;
}

/** Made up, and another one in each story. */
const contractFile = ({ tag }: World): FileToPutUp => ({ fileName: '合同.pdf', bytes: pdf(tag) });

/** Puts a file up at the address that the wallet gives, and waits until it has been checked and scanned. */
async function uploaded({ world, talent }: Desk): Promise<string> {
  const itemId = await putUp(world, talent, contractFile(world));
  await itemThat(world, talent, itemId, 'READY');
  world.timeline.tell(
    who.talent,
    text(
      '向一次性地址上传合同；真实类型、大小、哈希与恶意软件检查通过后才可用',
      'put a contract up at an address of its own; usable once its true type, size, hash and a scan for malware are well',
    ),
  );
  return itemId;
}

/** What two departments ask for. */
export const contract = { zh: '劳动合同（演示数据）', en: 'Labour contract (made up)' };

/** Waits until the talent sees that these lanes stand still. */
export async function paused({ world, talent, caseId }: Desk, services: readonly Lane[]): Promise<void> {
  await eventually(world, `the paused lanes ${services.join()}`, async () => {
    const { lanes } = await picture(world, talent, caseId);
    const still = lanes.filter((lane) => lane.paused === true).map(({ service }) => service);
    return services.every((service) => still.includes(service)) || undefined;
  });
}

/** Waits until the lane goes on. */
export async function resumed({ world, talent, caseId }: Desk, service: Lane): Promise<void> {
  await eventually(world, `the lane ${service} to go on`, async () => {
    const { lanes } = await picture(world, talent, caseId);
    return lanes.some((lane) => lane.service === service && lane.paused !== true) || undefined;
  });
}

/** A second department asks for a document; the talent answers both at once, from the wallet; it is opened for each case, under consent. */
export async function askForDocument(desk: Desk): Promise<void> {
  const { world, talent, caseId } = desk;
  const housing = world.as('caseworker-housing');
  const missing = [{ ...contract, document: 'CON' as const }];
  await must(housing, housingContract.operations.requestSupplement, { params: { caseId }, body: { missing } });
  const client = world.as(talent);
  for (const recipient of ['housing', 'hukou'] as const)
    await must(client, talents.giveConsent, { body: { recipient, purpose: 'document-reuse' } });
  const itemId = await uploaded(desk);
  await paused(desk, ['hukou', 'housing']);
  const body = { documents: ['CON' as const], items: [itemId] };
  await eventually(world, 'the talent service to know the document', async () => {
    const answer = await client(talents.answerSupplements, { params: { applicationId: caseId }, body });
    return answer.ok || undefined;
  });
  for (const caseworker of [housing, world.as('caseworker-hukou')])
    await eventually(world, 'the case to have the document', async () => {
      const body = { caseId, purpose: 'review' as const };
      const answer = await caseworker(wallet.openItem, { params: { itemId }, body });
      return answer.ok || undefined;
    });
  // The wallet may have heard of the answer before the department did.
  await eventually(world, 'housing to have the answer', async () => {
    const { paused: still } = await must(housing, housingContract.operations.getCase, { params: { caseId } });
    return still !== true || undefined;
  });
  const foreign = { params: { itemId }, body: { caseId, purpose: 'review' as const } };
  const refused = await world.as('caseworker-medical')(wallet.openItem, foreign);
  if (!refusedWith(refused, 'not-found'))
    world.timeline.fault(who.medical, text('打开了别的部门的材料', "opened another department's document"));
  world.timeline.tell(
    who.talent,
    text(
      '落户与安居要求同一份合同，人才只答一次；两个部门经同意为本案打开，别的部门打不开',
      'hukou and housing asked for the same contract and were answered once; both open it for their case, under consent, and no other department can',
    ),
  );
}
