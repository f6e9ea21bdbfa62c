import * as z from 'zod/mini';
import { purposes } from '../../shared/casework/contract/index.ts';
import { fileShape } from '../../shared/contract/file-shape.ts';
import { contract, fields, operation, text, told } from '../../shared/contract/index.ts';
import { documentKinds } from '../../shared/documents/kinds.ts';
import { personEventsOf } from '../../shared/rights/contract.ts';
import { itemStates } from './domain/state.ts';
import { itemDeleted, itemExpired, itemExpiring, itemReady, itemRefused } from './events.ts';
import { pick } from './refusals.ts';
import { contentShape, documentKind, itemShape, uploadAddress, uploadShape } from './shapes.ts';

export { documentsKept } from './kept.ts';
export { reasonTexts } from './refusals.ts';

// How JSON of a list that begins with a text looks in base64url.
const linkForm = told(
  '必须是导出中给出的链接',
  'must be a link as an export gave it',
  '请照原样使用导出中的链接，或重新导出',
  'use the link of the export as it stands, or export again',
);

/** How an export's link to a file is made: what is sealed under the person's key as which field, and its address then. */
export const exportLinkOf = (itemId: string) => ({
  field: `wallet/export-link/${itemId}`,
  /** Relative to the API; `box` seals until when it holds (an instant in `+08:00`). */
  pathOf: (box: string): string =>
    `/wallet/exports/${Buffer.from(JSON.stringify([itemId, box])).toString('base64url')}`,
});

const params = z.strictObject({ itemId: fields.id() });
const own = { roles: ['talent'], params, output: itemShape, versioned: true } as const;
const purposeCodes = Object.keys(purposes) as (keyof typeof purposes)[];

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
      output: itemShape,
      status: 201,
      refusals: pick('no-source'),
      example: { kind: 'RP' },
    }),
    uploadItem: operation({
      id: 'uploadWalletItem',
      method: 'POST',
      path: '/wallet/uploads',
      summary: text(
        '说明要上传的文件，得到一次性上传地址；检查通过前任何人不能打开',
        'Announce a file and get an address for its bytes; nobody opens it before it has been checked',
      ),
      roles: ['talent'],
      body: uploadShape,
      output: z.strictObject({ item: itemShape, upload: uploadAddress }),
      status: 201,
      refusals: pick(
        ...(['no-scanner', 'duplicate', 'too-big', 'member-unknown'] as const),
        ...(['issued-later', 'expires-before-issue', 'expired-already'] as const),
      ),
      example: {
        kind: 'DEG',
        fileName: 'degree.pdf',
        contentType: 'application/pdf',
        bytes: 1024,
        sha256: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
      },
    }),
    listItems: operation({
      id: 'listWalletItems',
      method: 'GET',
      path: '/wallet/items',
      summary: text(
        '我的材料，新的在前；可按种类、状态与家庭成员筛选',
        'My documents, newest first; by kind, state and member of my family if wanted',
      ),
      roles: ['talent'],
      query: z.strictObject({
        ...fields.pageQuery(),
        state: z.optional(z.enum(itemStates)),
        kind: z.optional(documentKinds),
        memberId: z.optional(fields.id()),
      }),
      output: fields.pageOf(itemShape),
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
      summary: text('打开自己的材料（会记入打开记录）', 'Open a document of one’s own (recorded among the openings)'),
      roles: ['talent'],
      params,
      output: contentShape,
      refusals: pick('personal-data-erased', 'processing-halted', 'not-ready'),
    }),
    getExportedFile: operation({
      id: 'getExportedWalletFile',
      method: 'GET',
      path: '/wallet/exports/{link}',
      summary: text(
        '按导出中的短时链接取回文件原文（会记入打开记录）',
        'Fetch a file by the link that an export gave for some minutes (recorded among the openings)',
      ),
      roles: 'anyone',
      params: z.strictObject({ link: z.string().check(z.regex(/^WyJ[\w-]{20,1000}$/, linkForm)) }),
      output: fileShape,
      file: true,
      refusals: pick('link-expired', 'personal-data-erased', 'processing-halted'),
    }),
    openItem: operation({
      id: 'openWalletItem',
      method: 'POST',
      path: '/wallet/items/{itemId}/openings',
      summary: text(
        '在本部门案件或承办的复核中打开申请人提交的材料（会记入其打开记录）',
        'Open a document that was given to a case of your department, or to one whose review you have (the applicant sees that)',
      ),
      roles: ['caseworker', 'leader'],
      params,
      body: z.strictObject({ caseId: fields.id(), purpose: z.enum(purposeCodes) }),
      output: contentShape,
      refusals: pick('personal-data-erased', 'processing-halted', 'not-ready', 'case-closed', 'consent-missing'),
      example: { caseId: '0123456789abcdef0123', purpose: 'review' },
    }),
    deleteItem: operation({
      ...own,
      id: 'deleteWalletItem',
      method: 'POST',
      path: '/wallet/items/{itemId}/delete',
      summary: text('删除一份材料', 'Delete a document'),
      refusals: pick('in-use'),
      example: {},
    }),
  },
  events: { itemReady, itemRefused, itemExpiring, itemExpired, itemDeleted, ...personEventsOf('wallet') },
});
