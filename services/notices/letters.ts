import { text } from '../../shared/contract/index.ts';
import type { Entry } from './domain/message.ts';
import type { Channel } from './domain/notice.ts';
import { escaped, rendered } from './templates.ts';

const digestSubject = text('您有新的办理通知', 'Your notices of the day');

/** Subject and body of a message; the body of an e-mail is HTML, in which nothing said can be markup. */
export function written(
  entries: readonly Entry[],
  channel: Channel,
  language: 'zh' | 'en',
): { subject: string; body: string } {
  const said = entries.map(({ template, params }) => rendered(template, params));
  const only = said.length === 1 ? said[0] : undefined;
  const subject = (only?.title ?? digestSubject)[language];
  const lines = said.map((one) => one.text[language]);
  if (channel === 'sms') return { subject, body: lines.join('\n') };
  const paragraphs = lines.map((line) => `<p>${escaped(line)}</p>`);
  return { subject, body: `<!doctype html><html lang="${language}"><body>${paragraphs.join('')}</body></html>` };
}
