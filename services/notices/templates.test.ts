import { describe, expect, test } from 'vitest';
import raw from './data/templates.json' with { type: 'json' };
import { written } from './letters.ts';
import { checked, faultsOf, readTemplates, rendered, templateCodes, templateOf } from './templates.ts';

const words = { zh: '演示', en: 'made up' };
const samples = { service: 'hukou', number: 'demo-1', day: '2026-11-23', count: 3, words } as const;
const sampleOf = (code: (typeof templateCodes)[number]) =>
  Object.fromEntries(Object.entries(templateOf(code).params).map(([name, kind]) => [name, samples[kind]]));

describe('every template', () => {
  test.each(templateCodes)(
    '%s renders in both languages with no hole left, and its subject holds no free text',
    (code) => {
      const { title, text } = rendered(code, checked(code, sampleOf(code)));
      for (const said of [title.zh, title.en, text.zh, text.en]) expect(said).not.toMatch(/[{}]|undefined/);
      expect(`${title.zh}${title.en}`).not.toContain('演示');
      expect(`${title.zh}${title.en}`).not.toContain('made up');
    },
  );
});

describe('a template', () => {
  const template = {
    urgent: false,
    outside: true,
    params: { service: 'service' as const },
    subject: { zh: '{service}', en: '{service}' },
    text: { zh: '好', en: 'good' },
  };

  test.each([
    [{ text: { zh: '{who}', en: '{who}' } }, 'one: unknown parameter who'],
    [{ subject: { zh: '好', en: 'good' } }, 'one: parameter service is used nowhere'],
    [{ text: { zh: '{service}', en: 'good' } }, 'one: zh and en name different parameters'],
    [{ params: { service: 'words' as const } }, 'one: service is free text and stands in a subject line'],
  ])('changed by %o is refused when it is loaded', (change, fault) => {
    expect(faultsOf('one', { ...template, ...change })).toContain(fault);
    const file = { ...raw, templates: { one: { ...template, ...change } } };
    expect(() => readTemplates(file)).toThrow(fault);
  });

  test('that is right has no fault', () => {
    expect(faultsOf('one', template)).toEqual([]);
  });

  test.each([
    [{}, 'lane.overdue wants the parameters service'],
    [{ service: 'hukou', name: 'x' }, 'lane.overdue wants the parameters service'],
    [{ service: '<b>' }, 'lane.overdue: service is not a service'],
  ])('given the parameters %o, refuses to speak', (params, fault) => {
    expect(() => checked('lane.overdue', params)).toThrow(fault);
  });

  test('shows a service that it has no name for by its code', () => {
    expect(rendered('lane.overdue', { service: 'post' }).title.en).toBe('post: past the promised day');
  });
});

describe('given a value that tries to be a template or markup', () => {
  const attack = '{service}<script>alert("1")</script>&amp;\'';
  const entry = {
    noticeId: 'n',
    from: 'hukou',
    template: 'lane.supplement-asked',
    params: { service: 'hukou', missing: { zh: attack, en: attack } },
  } as const;

  test('then it stands in a text as it is, and in an e-mail as text alone', () => {
    expect(written([entry], 'sms', 'en').body).toContain(attack);
    const { body, subject } = written([entry], 'email', 'en');
    expect(body).not.toContain('<script>');
    expect(body).toContain('{service}&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#38;amp;&#39;');
    expect(subject).toBe('Hukou: something is missing');
  });

  test('then a digest of several says them all, under a subject that says nothing', () => {
    const { body, subject } = written([entry, { ...entry, noticeId: 'm' }], 'email', 'zh');
    expect(body.match(/<p>/g)).toHaveLength(2);
    expect(subject).toBe('您有新的办理通知');
  });
});
