import * as z from 'zod/mini';
import { contract, fields, operation, text, told } from '../../shared/contract/index.ts';
import { personEventsOf } from '../../shared/rights/contract.ts';
import {
  contactsOfTalents,
  message,
  notHandedOver,
  noticeRow,
  notRetryable,
  preferences,
  report,
  sealedContacts,
} from './contract-shapes.ts';
import { messageStates } from './domain/message.ts';
import { boxes } from './domain/recipient.ts';

const phoneForm = told(
  '必须是电话号码：6 至 20 位数字、空格或 -，可以 + 开头',
  'must be a telephone number: 6 to 20 digits, spaces or -, with a + in front if need be',
  '请写成例如 +86 21 0000 0000',
  'write it as in +86 21 0000 0000',
);
const emailForm = told(
  '必须是电子邮箱地址',
  'must be an e-mail address',
  '请写成例如 name@example.com',
  'write it as in name@example.com',
);

export { noticesKept } from './kept.ts';

const noticeId = z.strictObject({ noticeId: fields.id() });
const messageId = z.strictObject({ messageId: fields.id() });
const readers = ['talent', 'enterprise', 'caseworker', 'steward', 'institution', 'partner', 'leader', 'ops'] as const;
const box = z._default(z.enum(boxes), 'mine');
const counted = z.strictObject({ count: z.int(), more: z.boolean() });

export const noticesContract = contract({
  service: 'notices',
  title: text('通知', 'Notices'),
  operations: {
    listNotices: operation({
      id: 'listNotices',
      method: 'GET',
      path: '/notices',
      summary: text('我的通知：未读在前，新的在前', 'My notices: unread first, newest first'),
      description: text(
        'box：mine 给我本人的；desk 给我科室岗位的；enterprise 给我企业的；partner 给我机构的。没有这个信箱时为 404。',
        'box: mine for me, desk for my role in my department, enterprise, partner; 404 when you have no such box.',
      ),
      roles: readers,
      query: z.strictObject({ ...fields.pageQuery(), box }),
      output: fields.pageOf(noticeRow),
    }),
    countNotices: operation({
      id: 'countNotices',
      method: 'GET',
      path: '/notices/unread-count',
      summary: text('未读数，最多数到 100', 'How many are unread; counting stops at 100'),
      roles: readers,
      query: z.strictObject({ box }),
      output: counted,
    }),
    readNotice: operation({
      id: 'readNotice',
      method: 'POST',
      path: '/notices/{noticeId}/read',
      summary: text(
        '标为已读；科室、企业的通知一人已读即已读',
        'Mark as read; one reader of a shared box reads for all',
      ),
      roles: readers,
      params: noticeId,
      output: noticeRow,
    }),
    readAllNotices: operation({
      id: 'readAllNotices',
      method: 'POST',
      path: '/notices/read-all',
      summary: text(
        '全部标为已读，一次最多 50 条；more 表示还有',
        'Mark all as read, at most 50 a call; `more` when some are left',
      ),
      roles: readers,
      body: z.strictObject({ box }),
      output: counted,
      example: { box: 'mine' },
    }),
    getPreferences: operation({
      id: 'getNoticePreferences',
      method: 'GET',
      path: '/notices/preferences',
      summary: text('我希望怎样收到通知', 'How I want to be told'),
      roles: readers,
      output: z.extend(preferences, { contacts: sealedContacts }),
      versioned: true,
    }),
    setPreferences: operation({
      id: 'setNoticePreferences',
      method: 'PUT',
      path: '/notices/preferences',
      summary: text(
        '设定语言、渠道、每日汇总、免打扰时段；人才可另填手机与邮箱',
        'Set language, channels, digest and quiet hours; talents also a phone or e-mail address for notices',
      ),
      roles: readers,
      body: z.extend(preferences, {
        phone: z.optional(z.string().check(z.regex(/^\+?[0-9][0-9 -]{5,19}$/, phoneForm))),
        email: z.optional(z.email(emailForm).check(z.maxLength(254))),
      }),
      output: z.extend(preferences, { contacts: sealedContacts }),
      versioned: true,
      refusals: { 'contacts-of-talents': contactsOfTalents },
      example: { language: 'en', channels: ['sms', 'email'], digest: 'none', email: 'made-up@example.com' },
    }),
    listMessages: operation({
      id: 'listMessages',
      method: 'GET',
      path: '/notices/messages',
      summary: text('发给我的短信与邮件及其状态', 'Messages that were or will be sent to me, and their state'),
      roles: readers,
      query: z.strictObject(fields.pageQuery()),
      output: fields.pageOf(message),
    }),
    listSends: operation({
      id: 'listSends',
      method: 'GET',
      path: '/notices/sends',
      summary: text('某一状态的全部发送，不含收件人', 'All sends in a state; to whom is not told'),
      roles: ['ops'],
      query: z.strictObject({ ...fields.pageQuery(), state: z._default(z.enum(messageStates), 'GAVE_UP') }),
      output: fields.pageOf(message),
    }),
    countSends: operation({
      id: 'countSends',
      method: 'GET',
      path: '/notices/sends/counts',
      summary: text('各状态的发送数，每种最多数到 100', 'How many sends are in each state; each counting stops at 100'),
      roles: ['ops'],
      output: z.strictObject({ states: z.array(z.extend(counted, { state: z.enum(messageStates) })) }),
    }),
    retrySend: operation({
      id: 'retrySend',
      method: 'POST',
      path: '/notices/sends/{messageId}/retry',
      summary: text('再发一次已放弃的消息', 'Try a message again that was given up'),
      roles: ['ops'],
      params: messageId,
      output: message,
      refusals: { 'not-given-up': notRetryable },
    }),
    reportSend: operation({
      id: 'reportSend',
      method: 'POST',
      path: '/notices/sends/{messageId}/report',
      summary: text('网关回报：已送达或未送达', 'The gateway reports what became of a message'),
      description: text(
        '每次交付（delivery）以第一次回报为准，重复回报不改变什么；未送达的按既定间隔再发，用尽后为 GAVE_UP。机构须为本区设定的网关，否则为 404。',
        'The first report on a handing over (`delivery`) counts, repetitions change nothing; a failure is tried again as any other, and given up in the end. An institution must be the gateway that the district set; 404 otherwise.',
      ),
      roles: ['institution', 'ops'],
      params: messageId,
      body: report,
      output: message,
      refusals: { 'not-handed-over': notHandedOver },
      example: { delivery: 1, outcome: 'failed', why: 'unreachable' },
    }),
    listMailbox: operation({
      id: 'listMailbox',
      method: 'GET',
      path: '/notices/mailbox',
      summary: text(
        '本机信箱：将要发出的短信与邮件，新的在前',
        'The local mailbox: what would have been sent, newest first',
      ),
      description: text(
        '仅在设有本机信箱的环境；其他环境为 404。',
        'Only in stages that have a mailbox; elsewhere 404.',
      ),
      roles: ['ops'],
      query: z.strictObject(fields.pageQuery()),
      output: fields.pageOf(
        z.strictObject({
          messageId: z.string(),
          channel: z.string(),
          language: z.string(),
          /** Which of the person's addresses it went to; the address stays sealed. */
          to: z.string(),
          subject: z.string(),
          body: z.string(),
          at: fields.instant(),
        }),
      ),
    }),
  },
  events: personEventsOf('notices'),
});
