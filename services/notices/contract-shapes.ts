import * as z from 'zod/mini';
import { fields, refusal, text, told } from '../../shared/contract/index.ts';
import { messageStates } from './domain/message.ts';
import { reportOutcomes, reportReasons } from './domain/report.ts';
import { quietSchema } from './settings.ts';

/** The shapes that the operations are made of. */

const channel = z.enum(['sms', 'email']);

export const noticeRow = z.strictObject({
  noticeId: z.string(),
  /** Service that it comes from. */
  from: z.string(),
  template: z.string(),
  title: fields.words,
  text: fields.words,
  /** What it is about: ids, and the operation's path that shows it. */
  about: z.strictObject({ kind: z.string(), id: z.string(), path: z.string() }),
  happenedAt: fields.instant(),
  givenAt: fields.instant(),
  readAt: z.optional(fields.instant()),
});

export const preferences = z.strictObject({
  language: z.enum(['zh', 'en']),
  channels: z.array(channel).check(
    z.maxLength(2),
    z.refine(
      (all) => new Set(all).size === all.length,
      told('每个渠道只能列一次', 'each channel may be named once', '请去掉重复的渠道', 'take out the one named twice'),
    ),
  ),
  digest: z.enum(['none', 'daily']),
  /** Left out: 22:00 to 08:00 in Asia/Shanghai. From equal to to means none. */
  quiet: z.optional(quietSchema),
});

/** Which contacts there are, not what they say. */
export const sealedContacts = z.array(channel);

export const message = z.strictObject({
  messageId: z.string(),
  state: z.enum(messageStates),
  channel,
  urgent: z.boolean(),
  /** What it says, by template; one, or a digest's. */
  templates: z.array(z.string()),
  attempts: z.int(),
  /** How often it was handed over in all; the number of the newest handing over. */
  handed: z.optional(z.int()),
  addedAt: fields.instant(),
  /** Released, tried next, or ended. */
  dueAt: fields.instant(),
  why: z.optional(z.string()),
});

export const contactsOfTalents = refusal(
  422,
  text(
    '只有人才本人可以填写手机与邮箱：短信与邮件须有收件人的同意，而同意由人才给予。',
    'Only talents leave a phone number or an e-mail address: messages need their reader’s consent, which talents give.',
  ),
  text(
    '请不填手机与邮箱（以前填过的不再使用）；给您的通知在应用内。',
    'Leave both out (what was left before is used no more); your notices are in the app.',
  ),
);

export const notHandedOver = refusal(
  409,
  text('这次发送尚未记为已交付网关。', 'This handing over is not on record yet.'),
  text('请稍候再报，并核对 delivery。', 'Report it again in a moment, and look at its number (delivery).'),
);

/** A gateway's report on one handing over. */
export const report = z.strictObject({
  /** As it came with the message. */
  delivery: z.int().check(z.minimum(1)),
  outcome: z.enum(reportOutcomes),
  /** For a failure; `other` when it is left out. */
  why: z._default(z.enum(reportReasons), 'other'),
});

export const notRetryable = refusal(
  409,
  text('只有已放弃的消息可以再发。', 'Only a message that was given up can be tried again.'),
  text('请先查看它的状态。', 'Look at its state first.'),
);
