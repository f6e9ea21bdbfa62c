import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escaped, rendered } from './render.ts';

const template = {
  title: { zh: '标题', en: 'Title' },
  zh: ['你好 {name}', '缺少：{gone}', '{list}', '写死的 <行>'],
  en: ['Hello {name}', '{list}'],
};

describe('a letter', () => {
  test('given any text as a value, when it is rendered, then nothing of it is markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const html = rendered('en', template, 'n-1', { name, list: [name] });
        expect(html).toContain(`<p>Hello ${escaped(name)}</p>`);
        expect(html).toContain(`<li>${escaped(name)}</li>`);
        expect(escaped(name)).not.toMatch(/[<>"']/);
      }),
    );
  });

  test('given a value that there is not, when it is rendered, then its line is left out, and the others stand', () => {
    const html = rendered('zh', template, 'n-1', { name: 'A&B', list: [] });
    expect(html).toContain('<html lang="zh-Hans">');
    expect(html).toContain('<p>你好 A&amp;B</p>');
    expect(html).not.toContain('缺少');
    expect(html).toContain('写死的 &lt;行&gt;');
  });
});
