import { settings } from './settings.ts';

/** How long notices and messages are held, whatever becomes of what they are about. */
export const noticesKept = [
  {
    kind: 'notice',
    title: { zh: '通知，以及发出的短信与邮件', en: 'Notices, and the messages that were sent' },
    from: { zh: '通知或末次发送之日', en: 'the day on which it was given, or last sent' },
    days: settings.keptDays,
    after: { zh: '不再列出', en: 'it is listed no more' },
    source: { zh: '平台自拟（演示数据）', en: 'this project’s own (made up)' },
    certainty: 'made-up',
  },
] as const;
