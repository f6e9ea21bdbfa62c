import type * as z from 'zod/mini';
import type { FieldFault } from '../contract/refusal.ts';
import { type Text, text } from '../contract/text.ts';
import { type Words, wordsIn } from '../contract/told.ts';

type Issue = z.core.$ZodIssue;

const words = (zh: string, en: string, mendZh: string, mendEn: string): Words => ({
  rule: text(zh, en),
  mend: text(mendZh, mendEn),
});

/** Faults told at once of one part of a request; a body may have far more than an answer can hold. */
const most = 100;

const unitOf = (origin: string): Text =>
  origin === 'string' ? text('个字符', ' characters') : origin === 'array' ? text('项', ' items') : text('', '');

function bounded(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Words {
  const unit = unitOf(issue.origin);
  const [least, limit] = issue.code === 'too_small' ? [true, issue.minimum] : [false, issue.maximum];
  const [zh, en] =
    issue.inclusive === false
      ? [least ? '大于' : '小于', least ? 'more than' : 'less than']
      : [least ? '至少' : '最多', least ? 'at least' : 'at most'];
  return words(`${zh} ${limit}${unit.zh}`, `${en} ${limit}${unit.en}`, '请改到范围之内', 'bring it into the range');
}

const kinds: Readonly<Record<string, Text>> = {
  string: text('文字', 'a text (string)'),
  number: text('数字', 'a number'),
  int: text('整数', 'a whole number'),
  boolean: text('true 或 false', 'true or false'),
  array: text('列表（array）', 'a list (array)'),
  object: text('对象（object）', 'an object'),
  record: text('对象（object）', 'an object'),
  tuple: text('列表（array）', 'a list (array)'),
};

function typed(expected: string): Words {
  const { zh, en } = kinds[expected] ?? text(expected, `of type ${expected}`);
  return words(
    `必须填写，且为${zh}`,
    `must be given, as ${en}`,
    '请按此类型填写该字段',
    'give it, with the right type',
  );
}

function eitherOf(ways: readonly Words[]): Words {
  const [zh, en] = [ways.map(({ rule }) => rule.zh), ways.map(({ rule }) => rule.en)];
  return words(`${zh.join('；或')}`, `${en.join('; or ')}`, '请按其中一种改写', 'write it in one of these ways');
}

// Only a check without words of its own comes to this; a test over all contracts finds such.
const unsaid = words('不符合规则', 'does not fit the rule', '请对照接口文档修改', 'compare with the API document');

/** Rule and mend of one issue; never the value, which may be personal. */
export function wordsOf(issue: Issue): Words {
  const own = wordsIn(issue);
  if (own) return own;
  switch (issue.code) {
    case 'invalid_type':
      return typed(issue.expected);
    case 'too_small':
    case 'too_big':
      return bounded(issue);
    case 'unrecognized_keys':
      return words(
        '没有这个字段',
        'there is no such field',
        '请删去它，或检查拼写',
        'leave it out, or check the spelling',
      );
    case 'invalid_value':
      return words(
        `必须是：${issue.values.join('、')}`,
        `must be one of: ${issue.values.join(', ')}`,
        '请从中选择',
        'choose one of these',
      );
    case 'not_multiple_of':
      return words(
        `必须是 ${issue.divisor} 的倍数`,
        `must be a multiple of ${issue.divisor}`,
        '请改为整数倍',
        'change it to a multiple',
      );
    case 'invalid_union':
      return eitherOf(issue.errors.flatMap(([first]) => (first ? [wordsOf(first)] : [])));
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues[0] ? wordsOf(issue.issues[0]) : unsaid;
    default:
      return unsaid;
  }
}

const escaped = (part: PropertyKey): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

/** Zod's issues, the first 100, as faults with pointers; `prefix` is empty for the body, else `#query`, `#path`. */
export function faultsOf(issues: readonly Issue[], prefix = ''): FieldFault[] {
  const faults = issues.slice(0, most).flatMap((issue) => {
    const base = prefix + issue.path.map((part) => `/${escaped(part)}`).join('');
    if (issue.code !== 'unrecognized_keys') return [{ pointer: base, ...wordsOf(issue) }];
    return issue.keys.slice(0, most).map((key) => ({ pointer: `${base}/${escaped(key)}`, ...wordsOf(issue) }));
  });
  return faults.slice(0, most);
}
