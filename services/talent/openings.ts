import { purposes } from '../../shared/casework/contract/index.ts';
import type { Text } from '../../shared/contract/index.ts';
import type { Opening } from '../../shared/sealed/index.ts';
import { type Handle, notFound } from '../../shared/service/index.ts';
import type { talentContract } from './contract.ts';
import { member } from './members/aggregate.ts';

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
function shownOpening({ at, who, why, caseId, field }: Opening) {
  const [department = '', code = ''] = why.split('.');
  return { at, who, department, purpose: purposeTexts[code] ?? { zh: code, en: code }, caseId, field };
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
  return { ok: true, body: { items: items.map(shownOpening), ...(next === undefined ? {} : { next }) } };
};
