import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  [undefined, 'zh'],
  ['', 'zh'],
  ['fr, de;q=0.9', 'zh'],
  ['*', 'zh'],
  ['en', 'en'],
  ['EN-us', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['zh;q=0.2, en;q=0.3', 'en'],
  ['en;q=0.8, zh', 'zh'],
  ['fr, en;q=0.1', 'en'],
  ['en;q=0', 'zh'],
  ['zh;q=0, en;q=0.1', 'en'],
  ['en;q=1.2.3, zh;q=0.1', 'zh'],
  ['en; q=0.5, zh;q=0.4', 'en'],
  [';;;,,,q=', 'zh'],
])('given Accept-Language %j, when a language is chosen, then it is %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
