import { escaped } from '../../../shared/casework/letters/render.ts';
import type { Text } from '../../../shared/contract/index.ts';
import type { Archive } from './archive-schema.ts';

type Language = keyof Text;

const words = {
  title: { zh: '平台持有的关于您的信息', en: 'What the platform holds about you' },
  about: { zh: '制作时间', en: 'Made at' },
  field: { zh: '项目', en: 'Field' },
  value: { zh: '内容', en: 'Value' },
  source: { zh: '来源', en: 'Source' },
  purpose: { zh: '目的', en: 'Purpose' },
  recipients: { zh: '接收方', en: 'Recipients' },
  sealed: { zh: '加密保存', en: 'kept sealed' },
  gone: { zh: '无法打开', en: 'cannot be opened' },
  files: {
    zh: '文件（链接短时有效，可重新打开导出取得新链接）',
    en: 'Files (links hold for some minutes; fetch the export again for new ones)',
  },
  file: { zh: '文件', en: 'File' },
  bytes: { zh: '字节', en: 'Bytes' },
  until: { zh: '链接有效至', en: 'Link holds until' },
  openings: { zh: '谁打开过您的信息', en: 'Who opened your data' },
  when: { zh: '时间', en: 'When' },
  who: { zh: '谁', en: 'Who' },
  why: { zh: '为何', en: 'Why' },
  none: { zh: '没有记录。', en: 'Nothing is on record.' },
} as const satisfies Record<string, Text>;

const cells = (tag: 'td' | 'th', texts: readonly string[]): string =>
  `<tr>${texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('')}</tr>`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table>${cells('th', head)}${rows.map((row) => cells('td', row)).join('')}</table>`;

type Held = Archive['records'][number];

function recordIn(language: Language, { title, id, service, schema, values }: Held): string {
  const say = (name: keyof typeof words) => words[name][language];
  const [first] = values;
  const purpose = first
    ? `<p>${escaped(`${say('purpose')}: ${first.purpose[language]} · ${say('recipients')}: ${first.recipients.map((one) => one[language]).join(', ')}`)}</p>`
    : '';
  const rows = values.map(({ path, value, unavailable, personal, source }) => [
    path,
    unavailable === undefined ? String(value) : say('gone'),
    personal ? `${source[language]} · ${say('sealed')}` : source[language],
  ]);
  const head = [say('field'), say('value'), say('source')];
  return `<section><h2>${escaped(title[language])}</h2><p>${escaped(`${service} · ${schema} · ${id}`)}</p>${purpose}${table(head, rows)}</section>`;
}

function filesTable(language: Language, files: Archive['files']): string {
  const say = (name: keyof typeof words) => words[name][language];
  const rows = files.map(({ id, title, contentType, bytes, sha256 = '', path, until }) => {
    const link = `<a href="${escaped(path)}">${escaped(`${title[language]} ${id}`)}</a>`;
    return `<tr><td>${link}</td>${[contentType, `${bytes}`, sha256, until].map((one) => `<td>${escaped(one)}</td>`).join('')}</tr>`;
  });
  const head = cells('th', [say('file'), 'Content-Type', say('bytes'), 'SHA-256', say('until')]);
  return `<section><h2>${escaped(say('files'))}</h2><table>${head}${rows.join('')}</table></section>`;
}

/** The archive as one HTML page in one language: every value escaped, nothing fetched from anywhere. */
function pageIn(language: Language, { madeAt, records, files, openings }: Archive): string {
  const say = (name: keyof typeof words) => escaped(words[name][language]);
  const head = [words.when[language], words.who[language], words.why[language], words.field[language]];
  const opened = openings.map(({ at, who, why, field }) => [at, who, why, field]);
  return [
    `<!doctype html><html lang="${language === 'zh' ? 'zh-Hans' : 'en'}"><head><meta charset="utf-8">`,
    `<title>${say('title')}</title><style>table{border-collapse:collapse}td,th{border:1px solid;padding:.2em .5em;text-align:left}</style></head>`,
    `<body><h1>${say('title')}</h1><p>${say('about')}: ${escaped(madeAt)}</p>`,
    ...records.map((record) => recordIn(language, record)),
    ...(files.length > 0 ? [filesTable(language, files)] : []),
    `<section><h2>${say('openings')}</h2>${opened.length > 0 ? table(head, opened) : `<p>${say('none')}</p>`}</section>`,
    '</body></html>',
  ].join('\n');
}

/** The archive to read, in zh and en. */
export const pageOf = (archive: Archive): { zh: string; en: string } => ({
  zh: pageIn('zh', archive),
  en: pageIn('en', archive),
});
