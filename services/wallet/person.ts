import type { AnyAggregate } from '../../shared/log/index.ts';
import { type PersonPart, personKind } from '../../shared/rights/index.ts';
import { talentContract } from '../talent/contract.ts';
import { family, reuse } from './aggregates.ts';
import { walletContract } from './contract.ts';
import type { Reuse } from './domain/consents.ts';
import type { Family } from './domain/family.ts';
import type { Item } from './domain/state.ts';
import { everyItemOf, forget } from './forget.ts';
import { item } from './item.ts';

const recipients = [{ zh: '您同意的部门', en: 'departments that you consented to' }];

const documents = personKind<Item | null>({
  aggregate: item as unknown as AnyAggregate,
  schema: 'wallet.item.v1',
  title: { zh: '材料', en: 'Document' },
  purpose: { zh: '一次提交，按您的同意复用', en: 'handed in once and reused as you consent' },
  recipients,
  source: { zh: '材料的来源（见 issuer 与 source）', en: 'where the document is from (see issuer and source)' },
  shown: shownOf,
  file: (state) => {
    const { kept, contentType = '', bytes = 0 } = state?.file ?? {};
    return kept && { contentType, bytes, ...(kept.sha256 && { sha256: kept.sha256 }) };
  },
});

/** The key of a file opens bytes that lie elsewhere, and tells nobody anything. */
function shownOf(state: Item | null) {
  if (!state) return undefined;
  const { file, past: _past, ...shown } = state;
  if (!file) return shown;
  const { kept: _kept, ...told } = file;
  return { ...shown, file: told };
}

const consents = personKind<Reuse>({
  aggregate: reuse as unknown as AnyAggregate,
  schema: 'wallet.reuse.v1',
  title: { zh: '材料复用的同意', en: 'Consents to use documents again' },
  purpose: { zh: '按您的同意开放材料', en: 'opening documents as you consent' },
  recipients,
  source: { zh: '您的同意', en: 'your consents' },
  shown: ({ said }) => (Object.keys(said).length > 0 ? { said } : undefined),
});

const members = personKind<Family>({
  aggregate: family as unknown as AnyAggregate,
  schema: 'wallet.family.v1',
  title: { zh: '家庭成员索引', en: 'Index of your family' },
  purpose: { zh: '为家庭成员保存材料', en: 'keeping documents of members of your family' },
  recipients: [{ zh: '材料夹', en: 'the wallet' }],
  source: { zh: '您的登记', en: 'whom you added' },
  shown: ({ members: known }) => (Object.keys(known).length > 0 ? { members: known } : undefined),
});

/** What the wallet holds about a person. */
export const walletPerson: PersonPart = {
  asked: talentContract.events,
  events: walletContract.events,
  kinds: [documents, consents, members],
  find: async (person, kit) => [
    { aggregate: reuse, id: person },
    { aggregate: family, id: person },
    ...(await everyItemOf(person, kit)).map((id) => ({ aggregate: item, id })),
  ],
  forget,
};
