import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../../shared/sealed/index.ts';
import type { LaneName } from '../lanes.ts';
import { formDefinition as form } from '../questions/definition.ts';
import type { Answers } from '../questions/model.ts';
import { askedOf, changeOf, changeRefusal, hiddenAnswers, missingAnswers, progressOfAnswers } from './answers.ts';

const given = (services: LaneName[], answers: Answers = {}) => ({ services, answers });
const asked = (services: LaneName[], answers: Answers = {}) =>
  askedOf(form, given(services, answers)).map(({ id }) => id);
const box = sealedExample<string>('applicant/name');

describe('which questions are asked', () => {
  test('given the services, when the form is shown, then what they need is asked and nothing else', () => {
    expect(asked(['medical'])).toEqual(expect.arrayContaining(['name', 'speciality']));
    expect(asked(['medical'])).not.toContain('channel');
  });

  test('given an answer that a question waits for, when it is one of those named, then the question is asked', () => {
    expect(asked(['hukou'])).not.toContain('degree');
    expect(asked(['hukou'], { channel: 'graduate' })).toContain('degree');
    expect(asked(['hukou'], { channel: 'talent-introduction' })).not.toContain('degree');
    expect(asked(['hukou'], { channel: box })).not.toContain('degree');
  });

  test('given a condition on none of some answers or on a least number, when it holds, then the question is asked', () => {
    const title = (answer: string) => asked(['hukou'], { channel: 'residence-to-hukou', title: answer });
    expect(title('none')).not.toContain('titleMatchesPost');
    expect(title('senior')).toContain('titleMatchesPost');
    const homes = (count: number) => asked(['housing'], { housingKind: 'public-rental', homes: count });
    expect(homes(0)).not.toContain('floorAreaPerHeadM2');
    expect(homes(1)).toContain('floorAreaPerHeadM2');
  });

  test('given a question that waits for one that is not asked, when the form is shown, then neither is', () => {
    expect(asked(['hukou'], { channel: 'returnee', title: 'senior' })).not.toContain('titleMatchesPost');
  });

  test('given education, when the form is shown, then the child is a member of the family, and nothing else is asked about it', () => {
    expect(asked(['education'])).toEqual(expect.arrayContaining(['childMember', 'schoolYear']));
    expect(asked(['education']).filter((id) => id.startsWith('child'))).toEqual(['childMember']);
  });
});

describe('what may be saved', () => {
  const refusal = (services: LaneName[], answers: Answers, change: Parameters<typeof changeRefusal>[2]) =>
    changeRefusal(form, given(services, answers), change);

  test('given an answer that no chosen service needs, when it is saved, then it is refused', () => {
    expect(refusal(['hukou'], {}, { answers: { homes: 1 } })).toEqual({
      code: 'answers-not-wanted',
      question: 'homes',
    });
    expect(refusal(['hukou'], {}, { answers: { homes: 1 }, services: ['housing'] })).toBeUndefined();
  });

  test('given answers, when some change, then what is the same is not new, and what has no place any more goes', () => {
    const before = given(['hukou', 'education'], { channel: 'returnee', childMember: 'm-1', schoolYear: 2027 });
    const change = (answers: Parameters<typeof changeOf>[2]['answers'], services?: LaneName[]) =>
      changeOf(form, before, { answers, services });
    expect(change({ channel: 'returnee', degree: 'master' })).toEqual({ saved: { degree: 'master' }, cleared: [] });
    expect(change({ channel: null, degree: null })).toEqual({ saved: {}, cleared: ['channel'] });
    expect(change({ childMember: null })).toEqual({ saved: {}, cleared: ['childMember'] });
    expect(change({}, ['hukou'])).toEqual({ saved: {}, cleared: ['childMember', 'schoolYear'] });
  });
});

describe('how far a form is', () => {
  test('given answers, when progress is told, then each service says what is missing and what may stay open', () => {
    const answers = { name: box, channel: 'graduate', points: 80 };
    const [hukou, medical] = progressOfAnswers(form, given(['hukou', 'medical'], answers));
    expect(hukou).toMatchObject({
      ...{ service: 'hukou', answered: 3, asked: 10 },
      missing: ['phone', 'idNumber', 'enterpriseId', 'employerName'],
      open: ['degree', 'earlierFilingSameCycle', 'settlingFamily'],
    });
    expect(medical).toMatchObject({ service: 'medical', answered: 1 });
    expect(medical?.missing).toContain('speciality');
  });

  test('given an answer that the form of today does not take, when it is looked at, then it counts as none', () => {
    const [hukou] = progressOfAnswers(form, given(['hukou'], { channel: 'lottery' }));
    expect(hukou?.missing).toContain('channel');
  });

  test('given a question that must be answered once it is asked, when it is not, then it is named with rule and mend', () => {
    const missing = (answers: Answers) =>
      missingAnswers(form, given(['medical'], answers)).map(({ pointer }) => pointer);
    expect(missing({ forFamily: true })).toContain('/answers/patientMember');
    expect(missing({ forFamily: false })).not.toContain('/answers/patientMember');
    expect(missingAnswers(form, given(['medical']))[0]).toMatchObject({
      rule: { en: 'Not answered: Name.' },
      mend: { en: expect.stringContaining('hukou, housing') },
    });
  });

  test('given answers to questions that are not asked, or that there are not any more, when they are looked for, then they are named', () => {
    const answers = { channel: 'graduate', daysAbroad: 360, points: 80, colour: 'red' };
    expect(hiddenAnswers(form, given(['hukou'], answers))).toEqual(['daysAbroad', 'colour']);
  });
});
