import type { AnyAggregate } from '../../shared/log/index.ts';
import { everyRow, type PersonPart, personKind } from '../../shared/rights/index.ts';
import { talentContract } from '../talent/contract.ts';
import { walletContract } from './contract.ts';
import { type Item, itemStates } from './domain/item.ts';
import { item, itemsOf } from './item.ts';

const documents = personKind<Item | null>({
  aggregate: item as unknown as AnyAggregate,
  schema: 'wallet.item.v1',
  title: { zh: '材料', en: 'Document' },
  purpose: { zh: '一次提交，按您的同意复用', en: 'handed in once and reused as you consent' },
  recipients: [{ zh: '您同意的部门', en: 'departments that you consented to' }],
  source: { zh: '材料的来源（见 issuer 与 source）', en: 'where the document is from (see issuer and source)' },
  shown: (state) => state ?? undefined,
});

/** What the wallet holds about a person. */
export const walletPerson: PersonPart = {
  asked: talentContract.events,
  events: walletContract.events,
  kinds: [documents],
  find: async (person, kit) => {
    const lists = await Promise.all(
      itemStates.map((state) => everyRow<{ itemId: string }>(kit, itemsOf(person, state))),
    );
    return lists.flat().map(({ itemId: id }) => ({ aggregate: item, id }));
  },
};
