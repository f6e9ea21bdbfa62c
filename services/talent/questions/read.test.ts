import { describe, expect, test } from 'vitest';
import { educationAnswers } from '../../education/contract.ts';
import { housingAnswers } from '../../housing/contract.ts';
import { hukouAnswers } from '../../hukou/contract.ts';
import { medicalAnswers } from '../../medical/contract.ts';
import written from '../data/form.json' with { type: 'json' };
import { formDefinition, knownFacts } from './definition.ts';
import { readForm } from './read.ts';

type Written = Omit<typeof written, 'notAsked'> & { notAsked: unknown[] };
type Spoil = (form: Written, question: (id: string) => Record<string, unknown>) => void;

const faultsOf = (spoil: Spoil): string => {
  const form: Written = structuredClone(written);
  const question = (id: string) => form.questions.find((one) => one.id === id) as unknown as Record<string, unknown>;
  spoil(form, question);
  try {
    readForm(form, knownFacts);
    return 'none';
  } catch (error) {
    return String(error);
  }
};
const without = (form: Written, id: string) =>
  Object.assign(form, { questions: form.questions.filter((one) => one.id !== id) });
const notAsked = (fact: string) => ({ service: 'housing', facts: [fact], why: { zh: '演示', en: 'made up' } });
const placeOf = (id: string) => `/questions/${written.questions.findIndex((one) => one.id === id)}`;

describe('the form of the joint application', () => {
  test('given the form, when it is read, then nothing is wrong with it and a fact’s question says what the fact says', () => {
    expect(faultsOf(() => {})).toBe('none');
    expect(formDefinition.questions.find(({ id }) => id === 'degree')).toMatchObject({
      label: knownFacts.hukou.degree?.label,
      spec: { type: 'choice' },
    });
  });

  test('given what departments take, when the form is compared, then it asks each of it, at its place, with the same options', () => {
    const taken = {
      hukou: hukouAnswers,
      housing: housingAnswers,
      education: educationAnswers,
      medical: medicalAnswers,
    };
    for (const [service, { shape }] of Object.entries(taken)) {
      for (const [name, schema] of Object.entries(shape)) {
        const at = `/answers/${service}/${name}`;
        const asked = formDefinition.questions.filter(({ place }) => place === at || place?.startsWith(`${at}/`));
        // Of the child and of the rest nothing is asked: they come with the member whom an answer names.
        if (service === 'education' && ['child', 'guardianConsent', 'identity'].includes(name)) continue;
        expect(asked, at).not.toEqual([]);
        const options = (schema as { options?: unknown }).options;
        const [first] = asked;
        if (options) expect(first?.spec.type === 'choice' && Object.keys(first.spec.values), at).toEqual(options);
      }
    }
  });

  const faults: [string, string, Spoil][] = [
    [
      'a field that there is not',
      '/questions/0',
      (_form, question) => Object.assign(question('name'), { colour: 'red' }),
    ],
    [
      'an id that stands twice',
      `${placeOf('phone')} (name)/id`,
      (_form, question) => Object.assign(question('phone'), { id: 'name' }),
    ],
    [
      'a place that stands twice',
      `${placeOf('phone')} (phone)/place`,
      (_form, question) => Object.assign(question('phone'), { place: '/applicant/name' }),
    ],
    [
      'an unknown section',
      `${placeOf('degree')} (degree)/section`,
      (_form, question) => Object.assign(question('degree'), { section: 'weather' }),
    ],
    [
      'an unknown fact',
      `${placeOf('degree')}/facts/hukou: hukou knows no fact wealth`,
      (_form, question) => Object.assign(question('degree'), { facts: { hukou: 'wealth' } }),
    ],
    [
      'a fact that another service asks',
      `${placeOf('degree')}/facts/housing`,
      (_form, question) => Object.assign(question('degree'), { facts: { housing: 'homes' } }),
    ],
    [
      'a personal fact whose answer is open',
      `${placeOf('cleanRecord')}/facts/hukou: the fact is personal`,
      (_form, question) => Object.assign(question('cleanRecord'), { personal: false }),
    ],
    [
      'a fact of another kind',
      `${placeOf('forFamily')}/facts/medical`,
      (_form, question) => Object.assign(question('forFamily'), { facts: { medical: 'patientAge' } }),
    ],
    [
      'neither kind nor fact',
      `${placeOf('forFamily')} (forFamily)/kind`,
      (_form, question) => delete question('forFamily').kind,
    ],
    ['no words', `${placeOf('forFamily')} (forFamily)/label`, (_form, question) => delete question('forFamily').label],
    ['no options', `${placeOf('channel')} (channel)/options`, (_form, question) => delete question('channel').options],
    [
      'bounds that cross',
      `${placeOf('schoolYear')} (schoolYear)/max`,
      (_form, question) => delete question('schoolYear').max,
    ],
    [
      'a pattern for a part of the text',
      `${placeOf('phone')} (phone)/pattern`,
      (_form, question) => Object.assign(question('phone'), { pattern: '[0-9]' }),
    ],
    [
      'members named by a number',
      `${placeOf('schoolYear')} (schoolYear)/names: an id is a text`,
      (_form, question) => Object.assign(question('schoolYear'), { names: ['child'] }),
    ],
    [
      'members named to several services',
      `${placeOf('phone')} (phone)/names: it has one service`,
      (_form, question) => Object.assign(question('phone'), { names: ['spouse'] }),
    ],
    [
      'a condition on no question',
      `${placeOf('degree')} (degree)/when/0/question`,
      (_form, question) => Object.assign(question('degree'), { when: [{ question: 'weather', is: ['fine'] }] }),
    ],
    [
      'a condition on a later question',
      `${placeOf('degree')} (degree)/when/0/question`,
      (_form, question) => Object.assign(question('degree'), { when: [{ question: 'points', atLeast: 1 }] }),
    ],
    [
      'a condition on a sealed answer',
      `${placeOf('points')} (points)/when/0/question: its answer is sealed`,
      (_form, question) => Object.assign(question('points'), { when: [{ question: 'cleanRecord', is: [true] }] }),
    ],
    [
      'a condition on what another service asks',
      `${placeOf('homes')} (homes)/when/0/question: another service`,
      (_form, question) => Object.assign(question('homes'), { when: [{ question: 'channel', is: ['graduate'] }] }),
    ],
    [
      'a condition on no option',
      `${placeOf('degree')} (degree)/when/0/is: lottery`,
      (_form, question) => Object.assign(question('degree'), { when: [{ question: 'channel', is: ['lottery'] }] }),
    ],
    [
      'a condition against no option',
      `${placeOf('degree')} (degree)/when/0/isNot: true`,
      (_form, question) => Object.assign(question('degree'), { when: [{ question: 'channel', isNot: [true] }] }),
    ],
    [
      'a least of what is no number',
      `${placeOf('degree')} (degree)/when/0/atLeast`,
      (_form, question) => Object.assign(question('degree'), { when: [{ question: 'channel', atLeast: 1 }] }),
    ],
    [
      'a text where a yes or no is compared',
      `${placeOf('parentInsuranceMonths')}`,
      (_form, question) =>
        Object.assign(question('parentInsuranceMonths'), { when: [{ question: 'parentPermit', is: ['yes'] }] }),
    ],
    [
      'a condition that says nothing',
      `${placeOf('degree')} (degree)/when/0: one of`,
      (_form, question) => Object.assign(question('degree'), { when: [{ question: 'channel' }] }),
    ],
    [
      'a section without questions',
      '/sections/6',
      (form) => form.sections.push({ id: 'empty', title: { zh: '空', en: 'Empty' } }),
    ],
    [
      'a fact that nothing asks for',
      '/questions: nothing asks for housing’s fact localHukou',
      (form) => without(form, 'localHukou'),
    ],
    [
      'a fact that is asked and said not to be',
      '/notAsked: housing’s fact homes',
      (form) => form.notAsked.push(notAsked('homes')),
    ],
    ['a fact that nobody knows', '/notAsked: housing’s fact wealth', (form) => form.notAsked.push(notAsked('wealth'))],
  ];
  test.each(faults)('given %s, when the form is read, then it is refused with the place', (_name, place, spoil) => {
    expect(faultsOf(spoil)).toContain(place);
  });

  test('given several faults, when the form is read, then all are told at once', () => {
    const told = faultsOf((form, question) => {
      Object.assign(question('degree'), { section: 'weather' });
      without(form, 'localHukou');
    });
    expect(told).toContain('/section: no section weather');
    expect(told).toContain('localHukou');
  });
});
