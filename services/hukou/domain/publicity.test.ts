import { describe, expect, test } from 'vitest';
import { submittedData } from '../../../shared/casework/testing/submitted.ts';
import type { Context } from '../../../shared/log/aggregate.ts';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { given as givenAny } from '../../../shared/testing/given.ts';
import { hukouCase } from '../case.ts';
import { hukouDepartment } from '../department.ts';
import type { HukouCommand } from './decide.ts';
import { masked } from './masked.ts';
import { endAfter } from './publicity.ts';
import type { HukouCase, HukouEvent } from './state.ts';

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const monday = '2026-11-23T09:00:00.000+08:00';
const text = sealedExample<string>('hukou/objection');
const reasons = { zh: '属实（演示）', en: 'It holds (made up)' };
const opened: HukouEvent = {
  ...{ ...facts, type: 'case-opened', answers: { channel: 'returnee' }, stage: 'PRECHECK' },
  settings: hukouDepartment.settings,
};
const assigned: HukouEvent = { type: 'case-assigned', owner: 'worker' };
const moved = (stage: string): HukouEvent => ({ type: 'case-moved', stage });

/** Plays commands, each by somebody at some time; every one must be accepted unless it is the last. */
function played(...steps: [command: HukouCommand, by?: string, at?: string][]) {
  let state: HukouCase = givenAny(hukouCase, [opened, assigned, moved('CITY_REVIEW')] as never[]).state;
  let decision: ReturnType<typeof hukouCase.decide> = { ok: true, events: [] };
  const published: { type: string; data: unknown }[] = [];
  for (const [command, by = 'worker', at = monday] of steps) {
    const context: Context = { at, by, id: 'one' };
    expect(decision).toMatchObject({ ok: true });
    decision = hukouCase.decide(command, state, context);
    if (!decision.ok) continue;
    for (const event of decision.events) {
      state = hukouCase.evolve(state, event, { at, by, version: 1 });
      const drafts = hukouCase.publish?.(event, state, context) ?? [];
      published.push(...drafts.map(({ type, data }) => ({ type: type.split('.')[2] ?? '', data })));
    }
  }
  return { state, decision, published: published.filter(({ type }) => /^(publicity|objection)-/.test(type)) };
}

const shownAs = sealedExample<string>('hukou/notice/name');
const publish: HukouCommand = { type: 'publish', shownAs };
const noticeId = String(played([publish]).state.publicity?.noticeId);
const raise: HukouCommand = { type: 'raise', noticeId, category: 'other', text };
const first = `${noticeId}-1`;
const withdraw: HukouCommand = { type: 'withdraw', applicationId: 'one', person: 'talent-one' };
const finds = (outcome: 'upheld' | 'not-upheld', objectionId = first): HukouCommand => ({
  ...{ type: 'find', outcome, objectionId, reasons },
});
const over = '2026-12-01T00:00:00.000+08:00';
const approve = (at: string): [HukouCommand, string, string] => [{ type: 'advance', to: 'APPROVED' }, 'worker', at];
const no = (code: string) => ({ ok: false, refusal: { code } });

describe('a public notice', () => {
  test('given a case at the city, when it is published, then it runs for five days from the next one, and not beyond', () => {
    const { state, published } = played([publish]);
    expect(state).toMatchObject({ stage: 'PUBLICITY', until: '2026-11-30T23:59:59.999+08:00' });
    expect(state.publicity).toMatchObject({ state: 'running', from: '2026-11-23', shownAs });
    expect(published).toMatchObject([
      { type: 'publicity-progressed', data: { state: 'running', until: '2026-11-30' } },
    ]);
    const due = (at: string) => played([publish], [{ type: 'stage-due' }, 'deadline', at]);
    expect(due('2026-11-30T23:00:00.000+08:00').state.publicity).toMatchObject({ state: 'running' });
    const over = due('2026-12-01T00:00:00.000+08:00');
    expect(over.state).toMatchObject({ stage: 'PUBLICITY', until: undefined, publicity: { state: 'over' } });
    expect(over.published).toHaveLength(1);
    expect(played([{ type: 'stage-due' }]).decision).toEqual({ ok: true, events: [] });
  });

  test('given days, when a period of them is reckoned, then it does not end on a day off', () => {
    expect(endAfter('2026-11-20T23:59:00+08:00', 5)).toBe('2026-11-25T23:59:59.999+08:00');
    expect(endAfter('2026-11-24T00:00:00+08:00', 4)).toBe('2026-11-30T23:59:59.999+08:00');
  });

  test('given a name, when it is masked, then its first character alone remains', () => {
    expect(['示例人才', ' Example Person', '𠮷野', ''].map(masked)).toEqual(['示**', 'E**', '𠮷**', '']);
  });

  test('given a notice that runs, when it is approved by hand or by the city’s word, then not before its last day is over', () => {
    const last = '2026-11-30T23:59:00.000+08:00';
    const early = { ok: false, refusal: { code: 'notice-running', detail: { en: 'it runs until 2026-11-30' } } };
    const city: HukouCommand = { type: 'mirror', told: { outcome: 'city-approved', on: '2026-11-30' } };
    expect(played([publish], approve(last)).decision).toMatchObject(early);
    expect(played([publish], [city, 'worker', last]).decision).toMatchObject(early);
    for (const how of [city, { type: 'advance', to: 'APPROVED' } as const])
      for (const due of [[], [[{ type: 'stage-due' }, 'deadline', over]]] as Parameters<typeof played>[])
        expect(played([publish], ...due, [how, 'worker', over]).state.stage).toBe('APPROVED');
    const objected = played([publish], [raise, 'a'], approve(over));
    expect(objected.decision).toMatchObject(no('wrong-stage'));
    // What the city refuses it refuses on any day.
    const refuses: HukouCommand = { type: 'mirror', told: { outcome: 'city-refused', on: '2026-11-23' } };
    expect(played([publish], [refuses]).state.stage).toBe('REJECTED');
  });

  test('given a notice, when the city approves, then it is over; a case published again has another notice', () => {
    const approved = played([publish], approve(over));
    expect(approved.state).toMatchObject({ stage: 'APPROVED', publicity: { state: 'over' } });
    const reject = { type: 'decide', outcome: 'rejected', reasonCode: 'city-refused' } as const;
    const reopen = { type: 'reopen', why: 'lead', decision: 1 } as const;
    const again = played([publish], [reject], [reopen]).state;
    expect(again.publicity).toMatchObject({ state: 'over', noticeId });
    const city = hukouCase.evolve(again, moved('CITY_REVIEW') as never, { at: monday, by: 'x', version: 1 });
    const published = hukouCase.decide({ type: 'publish' }, city, { at: monday, by: 'worker', id: 'one' });
    expect(published).toMatchObject({
      ok: true,
      events: [{ notice: { noticeId: expect.not.stringMatching(noticeId) } }],
    });
  });

  test('given a case that was published before there were notices, when it goes on, then nothing is missing', () => {
    const { state } = givenAny(hukouCase, [opened, assigned, moved('PUBLICITY'), moved('OBJECTION')] as never[]);
    const back = hukouCase.decide({ type: 'publish' }, state, { at: monday, by: 'worker', id: 'one' });
    expect(back).toMatchObject({ ok: true, events: [moved('PUBLICITY')] });
    expect(JSON.stringify(back)).not.toMatch(/until|notice"/);
    expect(hukouCase.rows?.(state, 'one').some(({ list }) => /notices|publicity/.test(list))).toBe(false);
  });
});

describe('an objection', () => {
  test('given a notice, when somebody objects in time, then the case is examined and the notice stands still', () => {
    const { state, published } = played([publish], [raise, 'neighbour', '2026-11-25T22:00:00.000+08:00']);
    expect(state).toMatchObject({ stage: 'OBJECTION', publicity: { state: 'examined', daysLeft: 5 } });
    expect((state as HukouCase).objections).toMatchObject([{ objectionId: first, status: 'open', by: 'neighbour' }]);
    expect(published.slice(1)).toMatchObject([
      { type: 'publicity-progressed', data: { state: 'examined' } },
      { type: 'objection-progressed', data: { objectionId: first, person: 'neighbour', status: 'open' } },
    ]);
    const toApplicant = published.filter(({ type }) => type === 'publicity-progressed');
    expect(JSON.stringify(toApplicant)).not.toContain('neighbour');
    expect(JSON.stringify(published.at(-1))).not.toContain('talent-one');
  });

  test('given objections, when one comes twice, late, to another notice or from the applicant, then it is refused by name', () => {
    const late = '2026-12-01T00:00:00.000+08:00';
    expect(played([publish], [raise, 'a'], [raise, 'a']).decision).toMatchObject(no('objection-exists'));
    expect(played([publish], [raise, 'a', late]).decision).toMatchObject(no('publicity-over'));
    expect(played([publish], approve(over), [raise, 'a', over]).decision).toMatchObject(no('publicity-over'));
    expect(played([publish], [{ ...raise, noticeId: 'n1' } as HukouCommand, 'a']).decision).toMatchObject(
      no('not-found'),
    );
    expect(played([raise, 'a']).decision).toMatchObject(no('not-found'));
    expect(played([publish], [raise, 'talent-one']).decision).toMatchObject(no('own-notice'));
  });

  test('given two at once, when both are found not to hold, then the notice goes on for the days it had left', () => {
    const later = '2026-12-02T10:00:00.000+08:00';
    const two = [[publish], [raise, 'a', '2026-11-26T10:00:00.000+08:00'], [raise, 'b', later]] as const;
    const half = played(...(two as never as [HukouCommand][]), [finds('not-upheld'), 'worker', later]);
    expect(half.state).toMatchObject({ stage: 'OBJECTION', publicity: { state: 'examined' } });
    const back = { type: 'advance', to: 'PUBLICITY' } as const;
    const early = hukouCase.decide(back, half.state, { at: later, by: 'worker', id: 'one' });
    expect(early).toMatchObject({
      refusal: { code: 'wrong-stage', detail: { en: '1 objections wait for a finding' } },
    });
    const whole = played(
      ...(two as never as [HukouCommand][]),
      [finds('not-upheld'), 'worker', later],
      [finds('not-upheld', `${noticeId}-2`), 'worker', later],
    );
    expect(whole.state).toMatchObject({ stage: 'PUBLICITY', until: '2026-12-07T23:59:59.999+08:00' });
    expect(whole.state.objections?.map(({ status }) => status)).toEqual(['not-upheld', 'not-upheld']);
    expect(whole.published.at(-2)).toMatchObject({ data: { state: 'running', finding: 'not-upheld' } });
  });

  test('given an objection that holds, when that is found, then the case is refused with its reasons and others lapse', () => {
    const { state, published } = played([publish], [raise, 'a'], [raise, 'b'], [finds('upheld')]);
    expect(state).toMatchObject({
      stage: 'REJECTED',
      outcome: { reasonCode: 'objection-upheld', note: '属实（演示） / It holds (made up)' },
      publicity: { state: 'over' },
    });
    expect(state.objections?.map(({ status }) => status)).toEqual(['upheld', 'lapsed']);
    expect(published.slice(-3)).toMatchObject([
      { data: { state: 'over', finding: 'upheld' } },
      { data: { person: 'a', status: 'upheld' } },
      { data: { person: 'b', status: 'lapsed' } },
    ]);
  });

  test('given a department that wants four eyes, when an objection holds, then the refusal is proposed', () => {
    const eyes = { ...opened, settings: { ...hukouDepartment.settings, fourEyes: ['rejected' as const] } };
    const at = (stage: HukouEvent[]) =>
      givenAny(hukouCase, [eyes, assigned, moved('CITY_REVIEW'), ...stage] as never[]);
    const context = { at: monday, by: 'worker', id: 'one' };
    let { state } = at([]);
    for (const [command, by] of [
      [publish, 'worker'],
      [raise, 'a'],
      [finds('upheld'), 'worker'],
    ] as const) {
      const decided = hukouCase.decide(command, state, { ...context, by });
      if (!decided.ok) throw new Error(decided.refusal.code);
      state = decided.events.reduce((s, e) => hukouCase.evolve(s, e, { ...context, version: 1 }), state);
    }
    expect(state).toMatchObject({ stage: 'OBJECTION', proposal: { reasonCode: 'objection-upheld' } });
    const second = hukouCase.decide(finds('upheld'), state, context);
    expect(second).toMatchObject(no('awaiting-second'));
    expect((state as HukouCase).objections).toMatchObject([{ status: 'open', proposed: reasons }]);

    const after = (command: HukouCommand) => {
      const decided = hukouCase.decide(command, state, { ...context, by: 'second' });
      if (!decided.ok) throw new Error(decided.refusal.code);
      const [event] = decided.events as [never];
      const then: HukouCase = hukouCase.evolve(state, event, { at: monday, by: 'second', version: 1 });
      const told = hukouCase.publish?.(event, then, { ...context, by: 'second' }) ?? [];
      return { objections: then.objections, told: told.filter(({ type }) => type.includes('.objection-')) };
    };
    const confirmed = after({ type: 'second', confirm: true });
    expect(confirmed).toMatchObject({
      objections: [{ status: 'upheld', reasons }],
      told: [{ data: { status: 'upheld' } }],
    });
    expect(confirmed.objections?.[0]).not.toHaveProperty('proposed');
    const returned = after({ type: 'second', confirm: false });
    expect(returned).toMatchObject({ objections: [{ status: 'open' }], told: [] });
    expect(returned.objections?.[0]).not.toHaveProperty('proposed');
    expect(after(withdraw)).toMatchObject({
      objections: [{ status: 'lapsed' }],
      told: [{ data: { status: 'lapsed' } }],
    });
  });

  test('given an objection, when it is found on again, by its own raiser, by another or unheard of, then that is refused by name', () => {
    const two: [HukouCommand, string?][] = [[publish], [raise, 'a'], [raise, 'worker']];
    expect(played(...two, [finds('not-upheld')], [finds('upheld')]).decision).toMatchObject(no('objection-decided'));
    expect(played(...two, [finds('not-upheld', `${noticeId}-2`)]).decision).toMatchObject(no('own-objection'));
    expect(played(...two, [finds('not-upheld'), 'other']).decision).toMatchObject(no('not-yours'));
    expect(played(...two, [finds('not-upheld', 'o9')]).decision).toMatchObject(no('not-found'));
    expect(played([publish], [finds('not-upheld')]).decision).toMatchObject(no('not-found'));
    const asked: [HukouCommand] = [{ type: 'ask-supplement', missing: [reasons] }];
    expect(played(...two, asked, [finds('not-upheld')]).decision).toMatchObject(no('supplement-open'));
    expect(played(...two, asked, [finds('upheld')]).decision).toMatchObject({ ok: true });
  });

  test('given who objected is let go, when the case goes on, then the objection stays, and nobody is told or named', () => {
    const go: HukouCommand = { type: 'let-objector-go', person: 'neighbour' };
    const steps: Parameters<typeof played> = [[publish], [raise, 'neighbour'], [raise, 'colleague'], [go, 'event']];
    const { state } = played(...steps);
    expect(state.objections?.map(({ by, status }) => [by, status])).toEqual([
      ['erased-person', 'open'],
      ['colleague', 'open'],
    ]);
    const lists = hukouCase.rows?.(state, 'one').map(({ list }) => list) ?? [];
    expect(lists.filter((list) => list.startsWith('objections#'))).toEqual(['objections#colleague']);
    const { published } = played(...steps, [finds('not-upheld')], [withdraw]);
    const told = published.filter(({ type }) => type === 'objection-progressed');
    expect(told.map(({ data }) => (data as { person: string }).person)).toEqual([
      'neighbour',
      'colleague',
      'colleague',
    ]);
    expect(played([publish], [go, 'event']).decision).toEqual({ ok: true, events: [] });
    const context: Context = { at: monday, by: 'event', id: 'one' };
    expect(hukouCase.decide(go, hukouCase.initial, context)).toEqual({ ok: true, events: [] });
  });

  test('given a notice of before, when somebody objects to it, then it is over by name, and it leads to its case', () => {
    const { state } = played([publish], [raise, 'neighbour'], [finds('not-upheld')]);
    const later: HukouCase = { ...state, publicity: { noticeId: 'n2', from: '2026-12-01', state: 'running' } };
    const context: Context = { at: monday, by: 'late', id: 'one' };
    expect(hukouCase.decide(raise, later, context)).toMatchObject(no('publicity-over'));
    const rows = hukouCase.rows?.(later, 'one') ?? [];
    expect(rows.filter(({ list }) => list === 'past-notices').map(({ sort }) => sort)).toContain(noticeId);
  });

  test('given an objection that came on paper after the notice was over, when it is done with by hand, then the notice stays over', () => {
    const by = (to: string): [HukouCommand, string, string] => [
      { type: 'advance', to },
      'worker',
      '2026-12-02T10:00:00.000+08:00',
    ];
    const due: [HukouCommand, string, string] = [{ type: 'stage-due' }, 'x', '2026-12-01T00:00:00.000+08:00'];
    const { state } = played([publish], due, by('OBJECTION'), by('PUBLICITY'));
    expect(state).toMatchObject({ stage: 'PUBLICITY', until: undefined, publicity: { state: 'over' } });
    const running = played([publish], [{ type: 'advance', to: 'OBJECTION' }], [{ type: 'advance', to: 'PUBLICITY' }]);
    expect(running.state).toMatchObject({ publicity: { state: 'running', until: '2026-11-30T23:59:59.999+08:00' } });
  });

  test('given an objection under check, when the applicant withdraws, then it lapses and who raised it is told', () => {
    const { state, published } = played(
      [publish],
      [raise, 'a'],
      [{ type: 'withdraw', applicationId: 'one', person: 'talent-one' }],
    );
    expect((state as HukouCase).objections).toMatchObject([{ status: 'lapsed' }]);
    expect(published.at(-1)).toMatchObject({ type: 'objection-progressed', data: { person: 'a', status: 'lapsed' } });
  });
});
