import type * as z from 'zod/mini';
import type { FieldFault } from '../contract/refusal.ts';
import { type Text, text } from '../contract/text.ts';

type Issue = z.core.$ZodIssue;
type Words = { rule: Text; mend: Text };

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

/** Rule and mend of one issue; never the value, which may be personal. */
export function wordsOf(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return words(
        `必须是 ${issue.expected}`,
        `must be of type ${issue.expected}`,
        '请填写该字段，并使用正确的类型',
        'give it, with the right type',
      );
    case 'too_small':
    case 'too_big':
      return bounded(issue);
    case 'invalid_format':
      return words(
        `格式必须符合 ${issue.pattern ?? issue.format}`,
        `must have the form ${issue.pattern ?? issue.format}`,
        '请按格式改写',
        'write it in that form',
      );
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
    default:
      return words('不符合规则', 'does not fit the rule', '请对照接口文档修改', 'compare with the API document');
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
