import { type Text, text } from '../../../shared/contract/text.ts';

/** A figure: what is counted, in which unit. */
export interface Figure {
  unit: 'count' | 'CNY fen' | 'working days' | 'stars';
  title: Text;
  definition: Text;
}

export const departments = {
  hukou: text('落户', 'Hukou'),
  housing: text('安居', 'Housing'),
  education: text('教育', 'Education'),
  medical: text('医疗', 'Medical'),
} as const satisfies Record<string, Text>;

type Words = readonly [title: Text, definition: Text, unit?: Figure['unit']];

const decisions: Readonly<Record<string, Words>> = {
  'in-time': [
    text('按时决定', 'decided in time'),
    text(
      '在承诺的工作日内作出的决定，补正期间不计',
      'Decisions within the promised working days; days waiting for a supplement do not count',
    ),
  ],
  late: [
    text('逾期决定', 'decided late'),
    text('超过承诺的工作日才作出的决定', 'Decisions after the promised working days'),
  ],
  approved: [text('通过', 'approved'), text('通过的决定', 'Decisions that approved')],
  rejected: [text('不予通过', 'rejected'), text('不予通过的决定', 'Decisions that rejected')],
};

const promises: Readonly<Record<string, Words>> = {
  made: [
    text('作出的时限承诺', 'promises made'),
    text('受理、延期和重新办理时作出的承诺', 'Promises at opening, extension and reopening'),
  ],
  missed: [
    text('未兑现的承诺', 'promises missed'),
    text('到承诺日仍未办结的', 'Cases not finished by the promised day'),
  ],
  warned: [text('临近时限提醒', 'warnings'), text('用去预警份额时的提醒', 'Warnings after the set share of the time')],
  extended: [text('延期', 'extensions'), text('延期的次数', 'How often more time was given')],
  escalated: [text('提级', 'escalations'), text('提级督办的次数', 'How often a case went a level up')],
  paused: [
    text('计时暂停', 'pauses'),
    text('因补正、等待其他机构或环节本身而暂停的次数', 'Pauses for a supplement, another body, or the stage itself'),
  ],
  reopened: [text('重新办理', 'reopenings'), text('重新办理的次数', 'How often a case was reopened')],
};

const reviews: Readonly<Record<string, Words>> = {
  opened: [text('复核申请', 'reviews asked for'), text('对决定申请的复核', 'Reviews of decisions')],
  confirmed: [
    text('复核维持', 'reviews that confirmed'),
    text('维持原决定的复核', 'Reviews that confirmed the decision'),
  ],
  changed: [text('复核改变', 'reviews that changed'), text('改变原决定的复核', 'Reviews that changed the decision')],
  late: [
    text('复核逾期', 'reviews that missed their day'),
    text('到承诺日仍未决定的复核', 'Reviews not decided by their day'),
  ],
};

const ratings: Readonly<Record<string, Words>> = {
  given: [text('评价数', 'ratings'), text('各环节收到的评价', 'Ratings of steps')],
  stars: [
    text('评价星数合计', 'stars in all'),
    text('除以评价数即平均星数', 'Divide by the ratings for the average'),
    'stars',
  ],
  low: [
    text('需回访的差评', 'ratings to follow up'),
    text('一、二星且有评语的评价', 'One or two stars with a comment'),
  ],
};

const steps: Readonly<Record<string, Words>> = {
  finished: [text('办完次数', 'times finished'), text('离开该环节的次数', 'How often cases left the step')],
  days: [
    text('所用工作日合计', 'working days in all'),
    text('除以办完次数即平均用时，暂停不计', 'Divide by the times finished for the average; pauses do not count'),
    'working days',
  ],
  'in-time': [
    text('未超时办完', 'finished within the promised time'),
    text('离开该环节时案件尚未超过承诺时限', 'Cases that left the step before their promised day was missed'),
  ],
  late: [
    text('超时后办完', 'finished past the promised time'),
    text('离开该环节时案件已超过承诺时限', 'Cases that left the step after their promised day was missed'),
  ],
  warned: [text('在该环节临近时限', 'warned in it'), text('临近时限时停在该环节', 'Warned while they stood in it')],
  escalated: [text('在该环节提级', 'escalated in it'), text('提级时停在该环节', 'Escalated while they stood in it')],
  paused: [text('在该环节暂停', 'paused in it'), text('在该环节暂停计时的次数', 'How often the clock stopped in it')],
  missed: [
    text('在该环节超时', 'missed in it'),
    text('承诺日到时停在该环节的次数', 'Cases that stood in it on a missed day'),
  ],
  ratings: [text('该环节评价数', 'ratings of it'), text('对该环节的评价', 'Ratings of the step')],
  stars: [
    text('该环节星数合计', 'stars of it'),
    text('除以评价数即平均星数', 'Divide by the ratings for the average'),
    'stars',
  ],
};

const figure = (before: Text, [title, definition, unit = 'count']: Words): Figure => ({
  unit,
  title: text(`${before.zh}：${title.zh}`, `${before.en}: ${title.en}`),
  definition,
});

/** Figures of each department, all steps together. */
export const departmentFigures: Readonly<Record<string, Figure>> = Object.fromEntries(
  Object.entries(departments).flatMap(([name, title]) =>
    Object.entries({ decisions, promises, reviews, ratings }).flatMap(([family, members]) =>
      Object.entries(members).map(([member, words]) => [`${family}.${name}.${member}`, figure(title, words)]),
    ),
  ),
);

/** What a figure of one step means (`steps.<department>.<step>.<member>`); nothing when it is none. Steps are the departments' own, so there is no list of them here. */
export function stepFigure(key: string): Figure | undefined {
  const [family, name = '', step, member = ''] = key.split('.');
  const title = Object.entries(departments).find(([known]) => known === name)?.[1];
  const words = family === 'steps' ? steps[member] : undefined;
  return title && words && figure(text(`${title.zh} ${step}`, `${title.en} ${step}`), words);
}
