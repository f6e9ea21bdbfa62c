import { type FieldFault, type Refusal, refusal, text } from '../../../shared/contract/index.ts';
import type { BirthFault } from '../domain/born.ts';

/** Refusals of what is said of members of the family. */
export const memberRefusals = {
  'birth-date-unfit': refusal(
    422,
    text('出生日期不可能，或与关系不符。', 'The birth date is impossible, or does not fit the relation.'),
    text('请按每一项的说明更正。', 'Correct it as each of them says.'),
  ),
  'second-spouse': refusal(
    422,
    text(
      '同时只能有一名配偶（《民法典》第一千零四十二条）。',
      'There is one spouse at a time (Civil Code of the PRC, Art. 1042).',
    ),
    text(
      '如已变化，请先移除原来的配偶（POST /talent/members/{memberId}/removal）；只写错的请更正（PATCH）。',
      'If that has changed, remove the one before first (POST /talent/members/{memberId}/removal); correct (PATCH) what was only written wrongly.',
    ),
  ),
} as const;

const again = text('请更正出生日期。', 'Correct the birth date.');
const texts: Readonly<Record<BirthFault, Pick<FieldFault, 'rule' | 'mend'>>> = {
  'born-later': { rule: text('出生日期在今天之后。', 'The birth date is after today.'), mend: again },
  'born-long-ago': { rule: text('出生日期过早。', 'The birth date is too long ago.'), mend: again },
  'too-young-for-spouse': {
    rule: text(
      '配偶未满二十周岁，未到法定婚龄（《民法典》第一千零四十七条）。',
      'A spouse under twenty is below the age at which one may marry (Civil Code of the PRC, Art. 1047).',
    ),
    mend: text(
      '请更正出生日期，或更正关系（移除后重新登记）。',
      'Correct the birth date, or the relation (remove them and add them anew).',
    ),
  },
};

/** A birth date that is refused, in words. */
export const birthRefusal = (fault: BirthFault): Refusal<'birth-date-unfit'> => ({
  code: 'birth-date-unfit',
  errors: [{ pointer: '/birthDate', ...texts[fault] }],
});

/** Says at its place that a second spouse is named. */
export const secondSpouse = (pointer: string): FieldFault => {
  const { rule, mend } = memberRefusals['second-spouse'];
  return { pointer, rule, mend };
};
