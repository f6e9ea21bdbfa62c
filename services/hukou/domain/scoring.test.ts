import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../../shared/casework/domain/index.ts';
import { submittedData } from '../../../shared/casework/testing/submitted.ts';
import { given } from '../../../shared/testing/given.ts';
import type { HukouAnswers } from '../answers.ts';
import { hukouCase } from '../case.ts';
import rules from '../data/rules.generated.json' with { type: 'json' };
import { hukouDepartment } from '../department.ts';
import { type ScoreCase, scored, scoring } from './scoring.ts';
import type { HukouCase, HukouEvent } from './state.ts';

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const at = (channel: HukouAnswers['channel'], stage = 'DISTRICT_PREREVIEW', ...more: HukouEvent[]) => {
  const opened = { ...facts, type: 'case-opened', answers: { channel }, stage: 'PRECHECK' } as const;
  const events = [
    { ...opened, settings: hukouDepartment.settings },
    { type: 'case-assigned', owner: 'somebody' },
  ];
  return given(hukouCase, [...events, { type: 'case-moved', stage }, ...more] as CaseEvent<HukouAnswers>[]);
};
const one = (option: string) => ({ option, documents: ['DEG'] });
const high: ScoreCase = {
  type: 'score',
  items: {
    degree: one('doctor'),
    school: one('listed'),
    grades: one('top-quarter'),
    language: one('level-6'),
    employer: one('key-field'),
  },
};
const low: ScoreCase = {
  type: 'score',
  items: { degree: one('bachelor'), language: { option: 'none', documents: [] } },
};
const sheetOf = (command: ScoreCase): HukouEvent => {
  const { decision } = at('graduate').when(command);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.events[0] as unknown as HukouEvent;
};
const no = (code: string, more = {}) => ({ ok: false, refusal: { code, ...more } });
const reason = { zh: '漏计', en: 'An item was left out' };
const accepting = { type: 'advance', to: 'ACCEPTED' } as const;

describe('the score', () => {
  test('given the pass mark of the rules, when the settings are read, then it is the same', () => {
    const graduate = rules.rules.find(({ id }) => id === 'graduate-2026');
    const points = graduate?.conditions?.find(({ id }) => id === 'points');
    expect(points?.when).toMatchObject({ compare: '>=', right: { literal: scoring.pass.points } });
    expect(scoring.pass.points).toBe(72);
  });

  test('given items with evidence, when they are scored, then the sheet is kept with the version, and again changes nothing', () => {
    const { state, decision } = at('graduate').when(high);
    expect(decision).toMatchObject({ ok: true });
    expect((state as HukouCase).sheets).toMatchObject([{ version: scoring.version, pass: 72, sum: 75 }]);
    expect(at('graduate', 'DISTRICT_PREREVIEW', sheetOf(high)).when(high).decision).toEqual({ ok: true, events: [] });
  });

  test('given a sheet, when it changes, then only with a reason', () => {
    const then = at('graduate', 'DISTRICT_PREREVIEW', sheetOf(low));
    expect(then.when(high).decision).toMatchObject(no('reason-needed', { pointer: '/reason' }));
    const { state } = then.when({ ...high, reason });
    expect((state as HukouCase).sheets).toMatchObject([{ sum: 20 }, { sum: 75, reason }]);
    const older = { ...sheetOf(high), sheet: { ...(sheetOf(high) as { sheet: object }).sheet, version: 'older' } };
    const under = at('graduate', 'DISTRICT_PREREVIEW', older as HukouEvent);
    expect(under.when(high).decision).toMatchObject(no('reason-needed'));
  });

  test('given no evidence, another channel, another stage, or another caseworker, when it is scored, then that is refused by name', () => {
    const bare: ScoreCase = { type: 'score', items: { degree: { option: 'doctor', documents: [] } } };
    expect(at('graduate').when(bare).decision).toMatchObject(
      no('evidence-missing', { pointer: '/items/degree/documents' }),
    );
    const held: ScoreCase = {
      type: 'score',
      items: { degree: { option: 'doctor', documents: [], items: ['item-1'] } },
    };
    // Evidence is what the applicant handed in for this case, also for an earlier request.
    const asked: HukouEvent = { type: 'supplement-asked', missing: [{ zh: '甲', en: 'One' }] };
    const came = (...items: string[]): HukouEvent => ({ type: 'supplement-answered', items });
    expect(
      at('graduate', 'EMPLOYER_FILED', asked, came('item-1'), asked, came('item-2')).when(held).decision,
    ).toMatchObject({ ok: true });
    for (const stray of [at('graduate'), at('graduate', 'EMPLOYER_FILED', asked, came('item-2'))])
      expect(stray.when(held).decision).toMatchObject(no('item-not-handed-in', { pointer: '/items/degree/items/0' }));
    expect(at('returnee').when(high).decision).toMatchObject(no('not-scored'));
    expect(at('graduate', 'ACCEPTED').when(high).decision).toMatchObject(no('wrong-stage'));
    expect(at('graduate', 'EMPLOYER_FILED', { type: 'case-assigned', owner: 'x' }).when(high).decision).toMatchObject(
      no('not-yours'),
    );
    expect(given(hukouCase, []).when(high).decision).toMatchObject(no('not-found'));
  });

  test('given the scored channel, when a case is accepted, then only with a sheet that passes', () => {
    const accepted = (...more: HukouEvent[]) => at('graduate', 'DISTRICT_PREREVIEW', ...more).when(accepting).decision;
    expect(accepted()).toMatchObject(no('score-missing'));
    const detail = { zh: '评分 20，分数线 72', en: 'it scores 20, the pass mark is 72' };
    expect(accepted(sheetOf(low))).toMatchObject(no('score-too-low', { detail }));
    expect(accepted(sheetOf(high))).toMatchObject({ ok: true });
    expect(at('returnee').when(accepting).decision).toMatchObject({ ok: true });
    expect(at('graduate', 'EMPLOYER_FILED').when({ type: 'advance', to: 'DISTRICT_PREREVIEW' }).decision).toMatchObject(
      { ok: true },
    );
  });

  test('given a refusal for the score, when no sheet says so, then it is refused', () => {
    const reject = { type: 'decide', outcome: 'rejected', reasonCode: 'score-below-pass' } as const;
    const rejected = (...more: HukouEvent[]) => at('graduate', 'DISTRICT_PREREVIEW', ...more).when(reject).decision;
    expect(rejected()).toMatchObject(no('reason-mismatch', { detail: { en: 'there is no scoring sheet' } }));
    expect(rejected(sheetOf(high))).toMatchObject(no('reason-mismatch'));
    expect(rejected(sheetOf(low))).toMatchObject({ ok: true });
  });
});

describe('trying the score out', () => {
  const sure = { ...scoring, pass: { ...scoring.pass, certainty: 'official' }, itemsCertainty: 'official' } as const;
  const all = {
    degree: 'doctor',
    school: 'listed',
    grades: 'top-quarter',
    language: 'level-6',
    computing: 'certified',
    honours: 'none',
    research: 'none',
  };

  test('given options, when they are added up, then each item says its points, and what is unsure is left to a person', () => {
    const answer = scored({ degree: 'master', honours: 'city', school: 'unheard' }, scoring);
    expect(answer).toMatchObject({
      sum: 31,
      reaches: false,
      answer: 'person-must-check',
      pass: { certainty: 'press' },
    });
    expect(answer.unanswered).toContain('grades');
    expect(answer.items[0]).toMatchObject({ item: 'degree', points: 25, most: 30, certainty: 'design' });
  });

  test('given official figures, when every item is stated and none takes a person, then the answer is plain', () => {
    const { employer: _judged, honours: _too, research: _also, ...items } = sure.items;
    const plain = { ...sure, items };
    expect(scored(all, plain)).toMatchObject({ sum: 70, answer: 'not-reached' });
    expect(scored(all, { ...plain, pass: { ...plain.pass, points: 70 } })).toMatchObject({ answer: 'reached' });
    expect(scored({ ...all, employer: 'other' }, sure)).toMatchObject({
      sum: 75,
      reaches: true,
      answer: 'person-must-check',
    });
    expect(scored({ degree: 'doctor' }, plain)).toMatchObject({ answer: 'person-must-check' });
    expect(scored(all, { ...plain, pass: scoring.pass })).toMatchObject({ answer: 'person-must-check' });
  });
});
