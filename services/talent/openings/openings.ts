import { purposes } from '../../../shared/casework/contract/index.ts';
import type { Text } from '../../../shared/contract/index.ts';
import { documentCatalogue, documentKinds } from '../../../shared/documents/kinds.ts';
import type { Opening } from '../../../shared/sealed/index.ts';
import { type Handle, notFound } from '../../../shared/service/index.ts';
import type { talentContract } from '../contract.ts';
import { documents } from '../documents/documents.ts';
import type { Documents, Known } from '../domain/documents.ts';
import { member } from '../members/aggregate.ts';
import { fieldText } from './fields.ts';

/** Why the talent's own data is opened for themselves. */
export const ownView = 'talent.own-view';

const purposeTexts: Readonly<Record<string, Text>> = {
  ...purposes,
  employment: { zh: '确认劳动关系', en: 'Confirming the employment' },
  correction: { zh: '将更正告知办理部门', en: 'Telling a correction to the departments' },
  'own-export': { zh: '本人导出', en: 'Exported for yourself' },
  'own-view': { zh: '本人查看', en: 'Shown to yourself' },
};

/** An opening in words: `hukou.review` is the department and what for. */
function shownOpening({ at, who, why, caseId, field, itemId }: Opening, known: Documents['known']) {
  const [department = '', code = ''] = why.split('.');
  const purpose = purposeTexts[code] ?? { zh: code, en: code };
  const document = itemId === undefined ? {} : { document: documentOf(itemId, known[itemId]) };
  return { at, who, department, purpose, caseId, field, fieldText: fieldText(field), ...document };
}

/** A document with what it is, as the wallet told; of one that is not known any more, which. */
function documentOf(itemId: string, known: Known | undefined) {
  const kind = documentKinds.safeParse(known?.kind);
  return { itemId, ...(kind.success && { kind: kind.data, title: documentCatalogue[kind.data].text }) };
}

/** Who opened the caller's personal data, or that of a member of their family, and why, newest first; a removed member's too. */
export const listOpenings: Handle<typeof talentContract.operations.listOpenings> = async (
  { principal, query },
  kit,
) => {
  const { memberId, cursor } = query;
  if (memberId !== undefined && (await kit.load(member, memberId)).state.person !== principal.subject) return notFound;
  const result = await kit.keyring().openingsOf(memberId ?? principal.subject, cursor);
  if (!result.ok) return { ok: false, refusal: { code: 'bad-cursor', pointer: '#query/cursor' } };
  const { items, next } = result.page;
  const { state } = await kit.load(documents, principal.subject);
  return {
    ok: true,
    body: { items: items.map((one) => shownOpening(one, state.known)), ...(next === undefined ? {} : { next }) },
  };
};
