import { type RefusalSpec, refusal } from '../contract/refusal.ts';
import { text } from '../contract/text.ts';

/** Refusals that every operation may give; the codes are stable. */
export const commonRefusals = {
  'not-found': refusal(
    404,
    text('没有这个资源，或者您无权知道它是否存在。', 'There is no such thing, or you may not know whether there is.'),
    text('请检查地址中的编号。', 'Check the id in the address.'),
  ),
  forbidden: refusal(
    403,
    text('您的角色不能做这件事。', 'Your role may not do this.'),
    text('请以有权限的身份登录。', 'Sign in as someone who may.'),
  ),
  'invalid-request': refusal(
    400,
    text('请求中有不符合规则的内容。', 'Something in the request breaks a rule.'),
    text('请按每个字段的说明修改后重试。', 'Mend each field as it says and send again.'),
  ),
  'malformed-json': refusal(
    400,
    text('请求正文不是有效的 JSON。', 'The body is not valid JSON.'),
    text('请发送 UTF-8 编码的 JSON。', 'Send JSON in UTF-8.'),
  ),
  'body-too-deep': refusal(
    400,
    text('请求正文嵌套过深。', 'The body is nested too deeply.'),
    text('请把嵌套减少到 16 层以内。', 'Nest at most 16 levels.'),
  ),
  'bad-cursor': refusal(
    400,
    text('游标不属于这个列表。', 'The cursor is not one of this list.'),
    text(
      '请使用上一页返回的 next，或去掉 cursor 从头开始。',
      'Use the `next` of the page before, or leave it out to start anew.',
    ),
  ),
  'idempotency-key-missing': refusal(
    400,
    text(
      '每个会留存内容的 POST 都要带 Idempotency-Key。',
      'Every POST that stores something carries an Idempotency-Key.',
    ),
    text(
      '请为每次操作生成一个新的键（1 至 64 位字母、数字、- 或 _），重试时沿用。',
      'Make a new key for each action (1 to 64 letters, digits, - or _) and keep it when you retry.',
    ),
  ),
  'command-id-reused': refusal(
    422,
    text('这个 Idempotency-Key 已用于另一个内容。', 'This Idempotency-Key was used with another body.'),
    text('内容不同就请换一个新的键。', 'Use a new key for another body.'),
  ),
  'bad-if-match': refusal(
    400,
    text('If-Match 不是本平台给出的 ETag。', 'If-Match is not an ETag of ours.'),
    text('请原样使用上次读取时的 ETag。', 'Use the ETag of your last read as it is.'),
  ),
} as const satisfies Record<string, RefusalSpec>;

export type CommonCode = keyof typeof commonRefusals | 'stale-version';

/** Refusals whose status is outside those that an operation may declare. */
export const edgeRefusals = {
  unauthenticated: {
    status: 401,
    rule: text('需要有效的访问令牌。', 'A valid access token is needed.'),
    mend: text('请登录并在 Authorization: Bearer 中附上令牌。', 'Sign in and send the token as Authorization: Bearer.'),
  },
  'stale-version': {
    status: 412,
    rule: text('您看到的版本已经过时。', 'The version that you saw is out of date.'),
    mend: text(
      '请重新读取，确认后以新的 ETag 再提交。',
      'Read it again, look at what changed, and send with the new ETag.',
    ),
  },
  'body-too-large': {
    status: 413,
    rule: text('请求正文过大。', 'The body is too large.'),
    mend: text('请缩小正文。', 'Make the body smaller.'),
  },
  'not-json': {
    status: 415,
    rule: text('请求正文必须是 application/json。', 'The body must be application/json.'),
    mend: text('请设置 Content-Type: application/json。', 'Set Content-Type: application/json.'),
  },
  'no-such-route': {
    status: 404,
    rule: text('没有这个地址，或者它不接受这个方法。', 'There is no such address, or not with this method.'),
    mend: text('请对照接口文档检查路径和方法。', 'Check path and method against the API document.'),
  },
  unexpected: {
    status: 500,
    rule: text(
      '平台出错了，什么都没有改变或可以安全重试。',
      'The platform failed; nothing changed, or it is safe to repeat.',
    ),
    mend: text(
      '请用同一个 Idempotency-Key 重试，并告知请求编号。',
      'Repeat with the same Idempotency-Key, and tell us the request id.',
    ),
  },
} as const;
export type EdgeCode = keyof typeof edgeRefusals;
