import { walletContract } from '../../../services/wallet/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { must, type World } from '../world.ts';

const wallet = walletContract.operations;

/** A licence comes from the source that issued it instead of being photographed; its number stays sealed until its owner looks. */
export async function fetchLicence(world: World, talent: string): Promise<void> {
  const client = world.as(talent);
  const { itemId, state, issuer, certainty, expiresOn } = await must(client, wallet.fetchItem, {
    body: { kind: 'RP' },
  });
  const { number } = await must(client, wallet.getItemContent, { params: { itemId } });
  if (state !== 'READY' || certainty !== 'made-up' || !number)
    world.timeline.fault(
      who.talent,
      text('获取的电子证照不能用，或没有标明出处', 'the licence cannot be used, or does not say where it is from'),
    );
  world.timeline.tell(
    who.talent,
    text(
      `从来源获取电子证照：居住证，${issuer?.zh}，有效至 ${expiresOn}，注明为演示数据`,
      `fetched a licence from its source: residence permit, ${issuer?.en}, valid through ${expiresOn}, marked as made up`,
    ),
  );
}
