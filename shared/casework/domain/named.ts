import type { Text } from '../../contract/text.ts';
import { refuse } from '../../log/aggregate.ts';
import type { No } from './guards.ts';
import type { Case, Missing } from './state.ts';

interface Member {
  memberId: unknown;
  relation?: unknown;
}

/** Every member of the family whom answers name by id, wherever a department has them. */
function membersIn(value: unknown): Member[] {
  if (value === null || typeof value !== 'object') return [];
  if (!('memberId' in value)) return Object.values(value).flatMap(membersIn);
  return value.memberId === undefined ? [] : [{ ...value, memberId: value.memberId }];
}

/** Refuses what is asked for a member whom the case does not name, by its place in the request. */
export function unlessNamed(
  missing: readonly Missing[],
  { answers }: Pick<Case<unknown>, 'answers'>,
): No<'member-not-named'> | undefined {
  const named = membersIn(answers).map(({ memberId }) => memberId);
  const at = missing.findIndex(({ memberId }) => memberId !== undefined && !named.includes(memberId));
  return at < 0 ? undefined : refuse('member-not-named', { pointer: `/missing/${at}/memberId` });
}

/** Says of what is asked for a member of the family whose it is, so that it reads without an id and without a name. */
export const withWhose = (missing: readonly Missing[], { answers }: Pick<Case<unknown>, 'answers'>): Missing[] =>
  missing.map((one) => (one.memberId === undefined ? one : { ...one, whose: whoseOf(one.memberId, answers) }));

function whoseOf(memberId: string, answers: unknown): Text {
  const ids = (members: Member[]) => [...new Set(members.map((member) => member.memberId))];
  const named = membersIn(answers);
  const spouses = ids(named.filter(({ relation }) => relation === 'spouse'));
  if (spouses.includes(memberId)) return { zh: '您的配偶', en: 'your spouse' };
  const children = ids(named.filter(({ relation }) => relation !== 'spouse'));
  const place = children.indexOf(memberId) + 1;
  if (children.length < 2) return { zh: '您的子女', en: 'your child' };
  return { zh: `您的第${place}名子女（按申请中的顺序）`, en: `your child no. ${place} in your application` };
}

/** What is missing, with whose it is. */
export const askedFor = ({ zh, en, whose }: Text & { whose?: Text | undefined }): Text =>
  whose === undefined ? { zh, en } : { zh: `${zh}——${whose.zh}`, en: `${en} — ${whose.en}` };
