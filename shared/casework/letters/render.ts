import type { Text } from '../../contract/text.ts';

export type Language = keyof Text;

/** A template: a title, and lines with `{value}` in them. */
export interface Template {
  title: Text;
  zh: readonly string[];
  en: readonly string[];
}

/** A value is a text, or a list that becomes one in HTML; nothing when there is none. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand in HTML, between tags or in an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** A letter as a whole HTML document in one language; every value is escaped. */
export function rendered(language: Language, template: Template, number: string, values: Values): string {
  const title = escaped(template.title[language]);
  const lines = template[language].flatMap((line) => lineOf(line, values));
  return [
    `<!doctype html><html lang="${language === 'zh' ? 'zh-Hans' : 'en'}"><head><meta charset="utf-8">`,
    `<title>${title} ${escaped(number)}</title></head><body><h1>${title}</h1><p>${escaped(number)}</p>`,
    ...lines,
    '</body></html>',
  ].join('\n');
}

/** A line with its values; nothing when one of them is missing. */
function lineOf(line: string, values: Values): string[] {
  const wanted = [...line.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => values[name]);
  if (wanted.includes(undefined)) return [];
  const [list] = wanted;
  if (typeof list === 'object') return [`<ul>${list.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>`];
  const text = line.split(/(\{\w+\})/).map((part) => escaped(String(values[part.replace(/^\{|\}$/g, '')] ?? part)));
  return [`<p>${text.join('')}</p>`];
}
