import type { Text } from '../../../shared/contract/text.ts';
import type { IfDeclined } from './declining.ts';

const whys = {
  'last-decline': { zh: '放弃的次数已用完', en: 'no more can be declined' },
  'no-other-wish': { zh: '没有其他志愿', en: 'there is no other wish' },
} as const satisfies Record<string, Text>;

/** The same in words, for the guardian before they answer. */
export function wordsOf(effect: IfDeclined): Text {
  if (effect.leads === 'waiting-lists') {
    const { schools } = effect;
    return {
      zh: `放弃或逾期未确认的，学位让给下一位，案件按其余志愿（${schools.join('、')}）继续候补`,
      en: `if it is declined or not confirmed in time, it goes to the next child, and the case waits for its other wishes (${schools.join(', ')})`,
    };
  }
  const { schoolYear } = effect.next.term;
  const { zh, en } = whys[effect.why];
  return {
    zh: `放弃或逾期未确认的，${zh}，本学年不再安排，案件转入 ${schoolYear} 学年，待下一窗口`,
    en: `if it is declined or not confirmed in time, ${en}: the case leaves this school year and waits for the window of the one ending ${schoolYear}`,
  };
}

/** Why a case with a place waits. */
export function untilAnswered(effect: IfDeclined): Text {
  const { zh, en } = wordsOf(effect);
  return { zh: `等待监护人确认学位；${zh}`, en: `Waiting for the guardian to confirm the place; ${en}` };
}
