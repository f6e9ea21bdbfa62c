import * as z from 'zod/mini';
import { contract, fields, operation, publicEvent, refusal, text, told } from '../../shared/contract/index.ts';

const deliveryStates = ['scheduled', 'delivered', 'failed'] as const;
const subscriptionStates = ['unproven', 'active', 'paused', 'removed'] as const;
const partnerId = z.strictObject({ partnerId: fields.id() });
const subscriptionId = z.strictObject({ partnerId: fields.id(), subscriptionId: fields.id() });

const fieldName = told(
  '必须是事件数据的字段名：1 至 64 个字母或数字，以字母开头',
  'must be the name of a field of the data: 1 to 64 letters or digits, beginning with a letter',
  '请使用事件文档中的字段名',
  'use a name of the event documents',
);

/** What a partner may be told: an event type, and which fields of its data. */
const entitlement = z.strictObject({
  eventType: z
    .string()
    .check(
      z.regex(
        /^plus\.[a-z]+\.[a-z-]+\.v\d+$/,
        told(
          '必须是事件类型：plus.<服务>.<名称>.v<版本>',
          'must be the type of an event: plus.<service>.<name>.v<version>',
          '请使用事件文档中的类型，例如 plus.hukou.case-status.v1',
          'use a type of the event documents, for instance plus.hukou.case-status.v1',
        ),
      ),
    ),
  /** Names of top-level fields of the data; none named means every field that is not personal. */
  fields: z.optional(
    z.array(z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/, fieldName))).check(z.maxLength(50)),
  ),
  from: fields.instant(),
  until: z.optional(fields.instant()),
});

const subscription = z.strictObject({
  subscriptionId: fields.id(),
  target: z.string(),
  pattern: z.record(z.string(), z.unknown()),
  state: z.enum(subscriptionStates),
  provenAt: z.optional(fields.instant()),
});

const partner = z.strictObject({
  partnerId: fields.id(),
  name: fields.bilingual(100),
  entitlements: z.array(entitlement),
  subscriptions: z.array(subscription),
});

const attempt = z.strictObject({
  number: z.int(),
  at: fields.instant(),
  outcome: z.enum(['delivered', 'refused', 'unreachable', 'blocked']),
  status: z.optional(z.int()),
  /** Milliseconds. */
  took: z.int(),
  /** The first bytes of the answer, control characters removed. */
  answer: z.optional(z.string()),
});

const delivery = z.strictObject({
  deliveryId: z.string(),
  subscriptionId: fields.id(),
  eventId: z.string(),
  eventType: z.string(),
  subject: z.string(),
  state: z.enum(deliveryStates),
  scheduledAt: fields.instant(),
  nextAttemptAt: z.optional(fields.instant()),
  attempts: z.array(attempt),
});

const refusals = {
  'already-registered': refusal(
    409,
    text('这个合作机构编号已登记。', 'A partner with this id is registered already.'),
    text('请换一个编号，或修改已登记的机构。', 'Choose another id, or change the partner that is there.'),
  ),
  'unknown-event': refusal(
    422,
    text('没有这种公开事件。', 'There is no public event of this type.'),
    text('请从事件目录中选择。', 'Choose one of the event catalogue.'),
  ),
  'unknown-field': refusal(
    422,
    text(
      '事件中没有这个字段，或它含个人信息而不能授权。',
      'The event has no such field, or it is personal and cannot be granted.',
    ),
    text('请从事件目录中选择非个人字段。', 'Choose fields of the catalogue that are not personal.'),
  ),
  'bad-pattern': refusal(
    422,
    text('过滤模式不符合 EventBridge 语法。', 'The filter is not a valid EventBridge pattern.'),
    text('请按所指位置修改。', 'Mend it at the place named.'),
  ),
  'bad-target': refusal(
    422,
    text('接收地址不被允许。', 'The target address is not allowed.'),
    text(
      '请使用公网 HTTPS 地址，端口 443，不含用户名密码。',
      'Use a public HTTPS address, port 443, without user info.',
    ),
  ),
  'not-proven': refusal(
    422,
    text('接收方没有证明它愿意接收。', 'The target did not prove that it wants to receive.'),
    text(
      '请按 OPTIONS 握手返回 WebHook-Allowed-Origin，或在收到的挑战请求中返回挑战值。',
      'Answer the OPTIONS handshake with WebHook-Allowed-Origin, or return the challenge of the ping.',
    ),
  ),
  'not-in-effect': refusal(
    409,
    text('订阅已登记，但尚未生效。', 'The subscription is noted and not in effect yet.'),
    text(
      '请稍后用同样的请求再试；此前的事件不会投递。',
      'Ask the same again in a moment; events until then are not delivered.',
    ),
  ),
  'wrong-state': refusal(
    409,
    text('订阅当前的状态不允许这样做。', 'The subscription is not in a state for this.'),
    text('请先查看订阅的状态。', "Look at the subscription's state first."),
  ),
  'too-many-subscriptions': refusal(
    409,
    text('一个机构最多有 50 个订阅。', 'A partner has at most 50 subscriptions.'),
    text('请先移除不用的订阅。', 'Remove subscriptions that you do not use.'),
  ),
} as const;

const pick = <K extends keyof typeof refusals>(...codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, refusals[code]])) as Pick<typeof refusals, K>;

export const partnersContract = contract({
  service: 'partners',
  title: text('合作机构与事件订阅', 'Partner agencies and their events'),
  operations: {
    registerPartner: operation({
      id: 'registerPartner',
      method: 'POST',
      path: '/partners',
      summary: text('登记合作机构', 'Register a partner agency'),
      roles: ['ops'],
      body: z.strictObject({ partnerId: fields.id(), name: fields.bilingual(100) }),
      output: partner,
      status: 201,
      refusals: pick('already-registered'),
      example: { partnerId: 'agency-one', name: { zh: '示例机构（演示数据）', en: 'Example agency (made up)' } },
    }),
    grantEntitlements: operation({
      id: 'grantEntitlements',
      method: 'PUT',
      path: '/partners/{partnerId}/entitlements',
      summary: text('设定机构可以得到的事件与字段', 'Set which events and fields a partner may get'),
      roles: ['ops'],
      params: partnerId,
      body: z.strictObject({ entitlements: z.array(entitlement).check(z.maxLength(300)) }),
      output: partner,
      versioned: true,
      refusals: pick('unknown-event', 'unknown-field'),
      example: { entitlements: [{ eventType: 'plus.signings.project-signed.v1', from: '2024-01-01T00:00:00+08:00' }] },
    }),
    getPartner: operation({
      id: 'getPartner',
      method: 'GET',
      path: '/partners/{partnerId}',
      summary: text('查看机构、授权与订阅', 'Show a partner, its entitlements and subscriptions'),
      roles: ['partner', 'ops'],
      params: partnerId,
      output: partner,
    }),
    subscribe: operation({
      id: 'subscribe',
      method: 'POST',
      path: '/partners/{partnerId}/subscriptions',
      summary: text('订阅事件', 'Subscribe to events'),
      description: text(
        '密钥只显示这一次；验证接收地址之后才开始投递。',
        'The secret is shown this once; nothing is delivered before the target is proven.',
      ),
      roles: ['partner'],
      params: partnerId,
      body: z.strictObject({
        target: z.string().check(z.minLength(1), z.maxLength(2048)),
        pattern: z.record(z.string(), z.unknown()),
      }),
      output: z.strictObject({ subscription, secret: z.string() }),
      status: 201,
      refusals: pick('bad-pattern', 'bad-target', 'too-many-subscriptions'),
      example: { target: 'https://partner.example/events', pattern: { type: [{ prefix: 'plus.signings.' }] } },
    }),
    proveSubscription: operation({
      id: 'proveSubscription',
      method: 'POST',
      path: '/partners/{partnerId}/subscriptions/{subscriptionId}/proof',
      summary: text('证明接收地址归您所有，开始投递', 'Prove that the target is yours; delivery begins'),
      roles: ['partner'],
      params: subscriptionId,
      output: subscription,
      refusals: pick('not-proven', 'wrong-state', 'bad-target', 'not-in-effect'),
    }),
    setSubscriptionState: operation({
      id: 'setSubscriptionState',
      method: 'PUT',
      path: '/partners/{partnerId}/subscriptions/{subscriptionId}/state',
      summary: text('暂停、恢复或移除订阅', 'Pause, resume or remove a subscription'),
      roles: ['partner', 'ops'],
      params: subscriptionId,
      body: z.strictObject({ state: z.enum(['active', 'paused', 'removed']) }),
      output: subscription,
      versioned: true,
      refusals: pick('wrong-state', 'not-in-effect'),
      example: { state: 'paused' },
    }),
    listDeliveries: operation({
      id: 'listDeliveries',
      method: 'GET',
      path: '/partners/{partnerId}/subscriptions/{subscriptionId}/deliveries',
      summary: text('查看投递与每次尝试，新的在前', 'Show deliveries and their attempts, newest first'),
      roles: ['partner', 'ops'],
      params: subscriptionId,
      query: z.strictObject(fields.pageQuery()),
      output: fields.pageOf(delivery),
    }),
  },
  events: {
    subscriptionProven: publicEvent({
      type: 'plus.partners.subscription-proven.v1',
      summary: text('合作机构证明了接收地址', 'A partner proved its target'),
      data: z.object({ partnerId: z.string(), subscriptionId: z.string() }),
      example: { partnerId: 'agency-one', subscriptionId: '0123456789abcdef0123' },
    }),
    deliveryFailed: publicEvent({
      type: 'plus.partners.delivery-failed.v1',
      summary: text('一个事件在全部尝试后仍未送达', 'An event could not be delivered in all its attempts'),
      data: z.object({ partnerId: z.string(), subscriptionId: z.string(), eventId: z.string(), attempts: z.int() }),
      example: {
        partnerId: 'agency-one',
        subscriptionId: '0123456789abcdef0123',
        eventId: 'evt_AAAAAAAAAAAAAAAAAAAAAA',
        attempts: 13,
      },
    }),
  },
});
