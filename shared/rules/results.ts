import type { Text } from '../contract/text.ts';

interface Result {
  text: Text;
  /** Promises something: only an official rule in force may answer it, any other answers `check`. */
  grants: boolean;
  /** Says no: nothing of the benefit is told with it. */
  denies: boolean;
}

const result = (zh: string, en: string, more: Partial<Result> = {}): Result => ({
  text: { zh, en },
  grants: false,
  denies: false,
  ...more,
});
const grants = { grants: true };
const denies = { denies: true };

/** Everything that a rule can answer; closed. */
export const results = {
  eligible: result('符合条件', 'The conditions are met', grants),
  'base-and-duration-waived': result('免社保基数和缴纳时间要求', 'Insurance base and duration are waived', grants),
  'six-months-required': result('需满六个月', 'Six months are required', grants),
  'homes-2': result('可购两套', 'Two homes may be bought'),
  'homes-1': result('可购一套', 'One home may be bought'),
  'homes-0': result('目前不可购买', 'No home may be bought at present', denies),
  check: result('须由工作人员确认', 'A person must check'),
  'more-needed': result('还需要回答问题', 'More facts are needed'),
  'refused-before-entry': result('受理前即不接收', 'Refused before anything is taken in', denies),
  blocked: result('本周期内不能再次申报', 'Barred in this cycle', denies),
  'window-closed': result('不在申报期', 'The window is closed', denies),
  'not-eligible': result('不符合条件', 'The conditions are not met', denies),
  'not-yet': result('目前尚未达到', 'Not yet'),
  wait: result('等待条件达到', 'Wait until it is met'),
} as const satisfies Record<string, Result>;
export type ResultCode = keyof typeof results;

/** What an unmet condition may answer; of several the first of this list does. */
export const unmetResults = [
  'refused-before-entry',
  'check',
  'blocked',
  'window-closed',
  'not-eligible',
  'not-yet',
  'wait',
] as const satisfies readonly ResultCode[];
export type UnmetResult = (typeof unmetResults)[number];

/** Why an answer is not certain. */
export const doubts = {
  expired: { zh: '该规则的有效期已过，未见后续规定', en: 'The rule’s period is over and no successor is known' },
  'not-in-force': { zh: '申报日早于该规则的生效日', en: 'The filing date is before the rule takes effect' },
  'review-overdue': {
    zh: '申报日晚于本规则的复核期限',
    en: 'The filing date is past the date by which the rule must be verified again',
  },
  'nothing-known': { zh: '没有查到具体条件', en: 'The conditions themselves were not found' },
  'validity-unknown': { zh: '该规则是否有效尚未确认', en: 'Whether the rule is in force is not confirmed' },
  'not-official': { zh: '依据不是官方文本，待确认', en: 'It rests on no official text; to be confirmed' },
  incomplete: { zh: '所列条件可能不是全部', en: 'The conditions listed may not be all' },
} as const satisfies Record<string, Text>;
export type Doubt = keyof typeof doubts;
