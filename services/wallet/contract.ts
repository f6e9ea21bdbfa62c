import * as z from 'zod/mini';
import { contract, fields, operation, refusal, text } from '../../shared/contract/index.ts';
import { documentKinds } from '../../shared/documents/kinds.ts';
import { personEventsOf } from '../../shared/rights/contract.ts';
import { itemStates } from './domain/item.ts';
import { itemDeleted, itemExpired, itemReady } from './events.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const params = z.strictObject({ itemId: fields.id() });
const item = z.strictObject({
  itemId: fields.id(),
  kind: documentKinds,
  state: z.enum(itemStates),
  issuer: words,
  issuedOn: fields.day(),
  expiresOn: fields.day(),
  source: z.string(),
  /** official, or made-up on a demonstration. */
  certainty: z.string(),
  fetchedAt: fields.instant(),
});
const documentKind = z.strictObject({
  kind: documentKinds,
  text: words,
  /** Inferred, to be confirmed. */
  services: z.array(z.string()),
  sensitive: z.boolean(),
});
const noSource = refusal(
  422,
  text('没有可获取这份证照的来源。', 'No source that has this document is connected.'),
  text('请直接向要求它的部门提交。', 'Hand it in to the department that asks for it.'),
);
const erased = refusal(
  410,
  text('个人信息已按要求删除，无法恢复。', 'The personal data was erased as asked and cannot be brought back.'),
  text('请重新获取这份证照。', 'Fetch the document anew.'),
);
const own = { roles: ['talent'], params, output: item, versioned: true } as const;

export const walletContract = contract({
  service: 'wallet',
  title: text('材料夹', 'The wallet of documents'),
  operations: {
    listDocumentKinds: operation({
      id: 'listDocumentKinds',
      method: 'GET',
      path: '/wallet/kinds',
      summary: text('材料种类，以及哪些服务要求它们', 'Kinds of documents and which services ask for them'),
      roles: 'anyone',
      output: z.strictObject({ items: z.array(documentKind) }),
    }),
    fetchItem: operation({
      id: 'fetchWalletItem',
      method: 'POST',
      path: '/wallet/licences',
      summary: text('从来源获取本人的电子证照', 'Fetch a licence of one’s own from its source'),
      roles: ['talent'],
      body: z.strictObject({ kind: documentKinds }),
      output: item,
      status: 201,
      refusals: { 'no-source': noSource },
      example: { kind: 'RP' },
    }),
    listItems: operation({
      id: 'listWalletItems',
      method: 'GET',
      path: '/wallet/items',
      summary: text('我的材料，新的在前', 'My documents, newest first'),
      roles: ['talent'],
      query: z.strictObject({ ...fields.pageQuery(), state: z._default(z.enum(itemStates), 'READY') }),
      output: fields.pageOf(item),
    }),
    getItem: operation({
      ...own,
      id: 'getWalletItem',
      method: 'GET',
      path: '/wallet/items/{itemId}',
      summary: text('查看一份材料', 'Show a document'),
    }),
    getItemContent: operation({
      id: 'getWalletItemContent',
      method: 'GET',
      path: '/wallet/items/{itemId}/content',
      summary: text('打开证照内容（会记入打开记录）', 'Open what a licence says (recorded among the openings)'),
      roles: ['talent'],
      params,
      output: z.strictObject({ number: z.string() }),
      refusals: { 'personal-data-erased': erased },
    }),
    deleteItem: operation({
      ...own,
      id: 'deleteWalletItem',
      method: 'POST',
      path: '/wallet/items/{itemId}/delete',
      summary: text('删除一份材料', 'Delete a document'),
      example: {},
    }),
  },
  events: { itemReady, itemExpired, itemDeleted, ...personEventsOf('wallet') },
});
