import type { PatternLimits } from '../limits.ts';

/** What a person does about a refusal. */
export interface Mend {
  readonly zh: string;
  readonly en: string;
}

/** A rule's mend; the limits are those in force. */
export type MendWriter = (limits: PatternLimits) => Mend;

function mend(zh: string, en: string): MendWriter {
  return () => ({ zh, en });
}

/** Every rule that a pattern can break, with its mend. */
export const MENDS = {
  'not-json': mend('请提供合法的 JSON 文本。', 'Give valid JSON.'),
  'not-object': mend('事件模式必须是一个 JSON 对象。', 'A pattern must be a JSON object.'),
  'too-long': ({ characters }) => ({
    zh: `事件模式最多 ${characters} 个字符，请缩短或拆成多个订阅。`,
    en: `A pattern has at most ${characters} characters: shorten it or split it into several subscriptions.`,
  }),
  'too-deep': mend('嵌套层数过多，请减少层级。', 'Nested too deeply: use fewer levels.'),
  'empty-object': mend('对象不能为空，请写至少一个字段。', 'An object must not be empty: name at least one field.'),
  'empty-array': mend('数组不能为空，请写至少一个值。', 'An array must not be empty: give at least one value.'),
  'field-value': mend(
    '字段的值必须是数组（允许的值）或对象（下一层字段）。',
    'The value of a field must be an array (values allowed) or an object (fields below).',
  ),
  'member-kind': mend(
    '数组成员只能是文本、数字、true、false、null 或一个匹配表达式对象。',
    'A member of the array must be text, a number, true, false, null or one match expression in an object.',
  ),
  'one-operator': mend(
    '一个匹配表达式只能有一个运算符。',
    'A match expression has exactly one operator: write several objects for several.',
  ),
  'unknown-operator': mend(
    '未知的运算符；可用：prefix、suffix、equals-ignore-case、wildcard、anything-but、numeric、exists、cidr、exactly。',
    'Unknown operator; there are: prefix, suffix, equals-ignore-case, wildcard, anything-but, numeric, exists, cidr, exactly.',
  ),
  'operand-text': mend(
    '此运算符的值必须是一段文本；多个值请写成多个表达式。',
    'This operator takes one text: write several expressions for several texts.',
  ),
  'operand-affix': mend(
    '请写文本，或 {"equals-ignore-case": 文本}。',
    'Give a text, or {"equals-ignore-case": a text}.',
  ),
  'operand-texts': mend('请写一段文本，或非空的文本数组。', 'Give a text or an array of texts that is not empty.'),
  'empty-affix': mend(
    'anything-but 中的前缀或后缀不能为空文本。',
    'A prefix or suffix inside anything-but must not be the empty text.',
  ),
  'wildcard-stars': mend('不能有连续的 *，请只写一个。', 'No two stars in a row: write one.'),
  'wildcard-escape': mend('反斜杠后只能是 * 或反斜杠。', 'A backslash must be followed by a star or a backslash.'),
  'too-many-wildcards': ({ wildcards }) => ({
    zh: `整个模式最多 ${wildcards} 个通配符 *，请减少。`,
    en: `A pattern has at most ${wildcards} wildcard stars in all: use fewer.`,
  }),
  'anything-but-value': mend(
    'anything-but 的值必须是文本、数字、二者之一的数组，或 prefix、suffix、equals-ignore-case、wildcard 表达式。',
    'anything-but takes a text, a number, an array of one of these, or a prefix, suffix, equals-ignore-case or wildcard expression.',
  ),
  'anything-but-mixed': mend(
    'anything-but 的数组只能全是文本或全是数字。',
    'The array of anything-but holds either texts only or numbers only.',
  ),
  'number-size': mend(
    '数字超出双精度浮点数的范围。',
    'The number lies outside the range of a double-precision number.',
  ),
  'numeric-form': mend(
    'numeric 的值形如 ["=", 5]、["<", 10] 或 [">", 0, "<=", 5]，下限在前。',
    'numeric looks like ["=", 5], ["<", 10] or [">", 0, "<=", 5], the lower bound first.',
  ),
  'numeric-order': mend('下限必须小于上限。', 'The lower bound must be less than the upper bound.'),
  'exists-value': mend('exists 的值必须是 true 或 false。', 'exists takes true or false.'),
  'cidr-form': mend(
    'cidr 的值形如 "10.0.0.0/24" 或 "2001:db8::/32"。',
    'cidr looks like "10.0.0.0/24" or "2001:db8::/32".',
  ),
  'cidr-bits': mend(
    '掩码位数：IPv4 为 0 至 31，IPv6 为 0 至 127；单个地址请直接写成值。',
    'Mask bits go from 0 to 31 for IPv4 and to 127 for IPv6: for a single address write it as a plain value.',
  ),
  'or-form': mend('$or 的值必须是至少两个对象的数组。', '$or takes an array of at least two objects.'),
  'or-reserved': mend(
    '$or 内的字段名不能是运算符的名称。',
    'Inside $or a field must not have the name of an operator.',
  ),
  'path-twice': mend(
    '同一字段在同一条件下出现两次；请把允许的值合并到一个数组。',
    'The same field is constrained twice in one alternative: merge the values into one array.',
  ),
  'too-many-alternatives': ({ alternatives }) => ({
    zh: `所有 $or 展开后最多 ${alternatives} 种组合，请减少分支。`,
    en: `All $or together expand to at most ${alternatives} combinations: use fewer branches.`,
  }),
} as const satisfies Record<string, MendWriter>;
