import { describe, expect, test } from 'vitest';
import { given as givenAny } from '../testing/given.ts';
import type { CaseEvent } from './domain/events.ts';
import { statusOf } from './status.ts';
import { happened, office, officeCase, type Wish } from './testing/played.ts';
import { caseDues, caseRows, urgencyOf } from './views.ts';

const { opened, assigned, checked, listed, granted, asked, answered, warned, overdue } = happened;
const { withdrawn, approved, rejected } = happened;

const at = '2026-11-23T10:00:00.000+08:00';
const stateAfter = (...events: CaseEvent<Wish>[]) =>
  givenAny(officeCase, events, { at, by: 'worker', id: 'one' }).state;
const status = (...events: CaseEvent<Wish>[]) => statusOf(office, stateAfter(...events), 'one');

describe('the status of a case', () => {
  test('given an open case, when it is told, then it says where it stands, who has it and until when', () => {
    expect(status(opened, assigned)).toEqual({
      caseId: 'one',
      applicationId: 'one',
      person: 'talent',
      state: 'NEW',
      stage: { zh: '新', en: 'New' },
      owner: 'worker',
      promisedOn: '2026-11-30',
      terminal: false,
    });
  });

  test('given a promised day past the published calendar, when it is told, then it is provisional', () => {
    const late = { ...opened, submittedAt: '2026-12-30T09:00:00.000+08:00' };
    expect(status(late)).toMatchObject({ promisedOn: '2027-01-06', provisional: true });
  });

  test('given a supplement, when it is told, then the case is paused for it until it is answered', () => {
    expect(status(opened, assigned, asked)).toMatchObject({
      state: 'SUPPLEMENT',
      stage: { en: 'Supplement asked for' },
      paused: true,
      pausedReason: { zh: '等待申请人补正' },
      supplement: { askedAt: at, missing: asked.missing },
    });
    expect(status(opened, assigned, asked)).not.toHaveProperty('promisedOn');
    expect(status(opened, assigned, asked, answered)).toMatchObject({
      state: 'NEW',
      supplement: { answeredAt: at },
      promisedOn: '2026-11-30',
    });
    expect(status(opened, asked, { type: 'supplement-closed' })).toMatchObject({
      state: 'NEW',
      supplement: { closedAt: at },
    });
  });

  test('given a stage that waits, when it is told, then the reason is the stage’s', () => {
    expect(status(opened, listed)).toMatchObject({ paused: true, pausedReason: { zh: '等待', en: 'Waiting' } });
  });

  test('given a grant, a delay, and a decision, when they are told, then the status has them', () => {
    expect(status(opened, overdue, granted)).toMatchObject({ overdue: true, granted: { id: '1' } });
    expect(status(opened, granted, approved).outcome).toEqual({
      outcome: 'approved',
      at,
      reasonCode: 'fits',
      reason: { zh: '符合', en: 'It fits' },
      note: 'well done',
    });
    expect(status(opened, rejected)).toMatchObject({ terminal: true, outcome: { mend: { en: 'Mend it' } } });
    expect(status(opened, rejected)).not.toHaveProperty('promisedOn');
  });

  test('given a withdrawal while something was asked, when it is told, then the case is withdrawn', () => {
    expect(status(opened, asked, withdrawn)).toMatchObject({ state: 'WITHDRAWN', outcome: { outcome: 'withdrawn' } });
  });

  test('given a stored stage that is no longer known, when it is told, then its code stands for it', () => {
    expect(status({ ...opened, stage: 'GONE' }).stage).toEqual({ zh: 'GONE', en: 'GONE' });
  });
});

describe('what is published', () => {
  const published = (event: CaseEvent<Wish>, ...before: CaseEvent<Wish>[]) =>
    officeCase.publish?.(event, stateAfter(...before, event), { id: 'one', at, by: 'worker' }) ?? [];

  test('given a change, when it is published, then it is the whole status; a warning is for the department alone', () => {
    expect(published(opened).map(({ type, subject }) => [type, subject])).toEqual([
      ['plus.office.case-progressed.v1', 'case/one'],
      ['plus.office.case-promised.v1', 'case/one'],
    ]);
    expect(published(warned, opened).map(({ type }) => type)).toEqual(['plus.office.case-warned.v1']);
    expect(published(overdue, opened, assigned)).toMatchObject([
      { type: 'plus.office.case-progressed.v1' },
      { type: 'plus.office.case-overdue.v1', data: { stage: 'NEW', owner: 'worker', promisedOn: '2026-11-30' } },
    ]);
  });

  test('given more time, a level, a reopening and a pause, when they are published, then each is told as what it is', () => {
    const reason = { zh: '核实', en: 'A check' };
    const extended = { type: 'case-extended', days: 2, reason } as const;
    expect(published(extended, opened)[1]).toMatchObject({
      type: 'plus.office.case-extended.v1',
      data: { days: 2, promisedOn: '2026-12-02' },
    });
    const level = { type: 'case-escalated', level: 1, role: 'caseworker' } as const;
    expect(published(level, opened)).toMatchObject([{ type: 'plus.office.case-escalated.v1', data: { level: 1 } }]);
    expect(published(level, opened, assigned)).toMatchObject([{ data: { to: 'worker' } }]);
    const higher = { type: 'case-escalated', level: 2, role: 'leader' } as const;
    expect(published(higher, opened)).toMatchObject([
      { data: { escalated: { level: 2, on: '2026-11-23' } } },
      { type: 'plus.office.case-escalated.v1' },
    ]);
    const reopened = { type: 'case-reopened', why: 'review', stage: 'NEW', settings: office.settings } as const;
    expect(published(reopened, opened, rejected).map(({ type }) => type)).toEqual([
      ...['plus.office.case-progressed.v1', 'plus.office.case-reopened.v1', 'plus.office.case-promised.v1'],
    ]);
    expect(published(listed, opened).slice(1)).toMatchObject([
      { type: 'plus.office.step-finished.v1', data: { step: 'NEW', usedDays: 0 } },
      { type: 'plus.office.case-paused.v1', data: { step: 'LISTED', reason: 'stage' } },
    ]);
    expect(published(overdue, opened, asked)[1]?.data).not.toHaveProperty('promisedOn');
  });

  test('given a body that must answer, more time, a proposal and a reopening, when the case is told, then it says so', () => {
    const text = { zh: '市中心', en: 'the city' };
    const awaited = { type: 'body-awaited', body: text } as const;
    expect(status(opened, awaited)).toMatchObject({ paused: true, pausedReason: { en: 'Waiting for the city' } });
    expect(status(opened, awaited)).toHaveProperty('pausedSince', '2026-11-23');
    const extended = { type: 'case-extended', days: 2, reason: text } as const;
    const proposed = { type: 'decision-proposed', outcome: 'rejected', reasonCode: 'misfits' } as const;
    expect(status(opened, extended, proposed)).toMatchObject({ extended: { days: 2 }, awaitingSecond: true });
    const reopened = { type: 'case-reopened', why: 'lead', stage: 'NEW', settings: office.settings } as const;
    expect(status(opened, rejected, reopened)).toMatchObject({ reopened: 1, terminal: false });
  });

  test('given a decision, when it is published, then partners and indicators get it without the person', () => {
    const decision = published(approved, opened, granted)[1];
    expect(decision).toEqual({
      type: 'plus.office.case-decided.v1',
      subject: 'case/one',
      data: { caseId: 'one', outcome: 'approved', reasonCode: 'fits', inTime: true, usedDays: 1 },
    });
  });
});

describe('rows', () => {
  const lists = (...events: CaseEvent<Wish>[]) =>
    caseRows(office, stateAfter(...events), 'one')
      .map(({ list, sort }) => [list, sort])
      .filter(([list]) => !list?.startsWith('find#'));
  const due = '2026-11-30T23:59:59.999+08:00';

  test('given an open case, when it is listed, then it stands in the queue by its date, with its owner, with its applicant', () => {
    expect(lists(opened, assigned)).toEqual([
      ['queue#office', `2#${due}#${opened.submittedAt}#one`],
      ['queue#office#in#NEW', `2#${due}#${opened.submittedAt}#one`],
      ['mine#worker', `2#${due}#${opened.submittedAt}#one`],
      ['own#talent', `${opened.submittedAt}#one`],
    ]);
    expect(lists(opened).map(([list]) => list)).toEqual([
      ...['queue#office', 'queue#office#in#NEW', 'unassigned#office', 'own#talent'],
    ]);
  });

  test('given a case that stands still, when it is listed, then it comes last', () => {
    expect(lists(opened, listed)[0]).toEqual(['queue#office', `3#9999#${opened.submittedAt}#one`]);
  });

  test('given a closed case, when it is listed, then among those that ended so, its applicant keeps it, and what it holds stays taken', () => {
    expect(lists(opened, assigned, granted, approved)).toEqual([
      ['ended#office#DONE', '2026-11-23T10:00:00.000+08:00#one'],
      ['own#talent', `${opened.submittedAt}#one`],
      ['taken#thing#1', 'one'],
    ]);
    expect(lists(withdrawn)).toEqual([
      ['ended#office#WITHDRAWN', `${at}#one`],
      ['own#talent', `${at}#one`],
    ]);
  });

  test('given how it stands, when it is listed, then its urgency is a word', () => {
    expect(urgencyOf(stateAfter(opened))).toBe('in-time');
    expect(urgencyOf(stateAfter(opened, warned))).toBe('due-soon');
    expect(urgencyOf(stateAfter(opened, warned, listed))).toBe('waiting');
    expect(urgencyOf(stateAfter(opened, warned, overdue))).toBe('overdue');
  });
});

describe('what falls due', () => {
  const names = (...events: CaseEvent<Wish>[]) => caseDues(stateAfter(...events)).map(({ name }) => name);

  test('given an open case, when its dates are asked for, then there is a warning and a promised day until they were', () => {
    const levels = ['escalate-1', 'escalate-2', 'escalate-3'];
    expect(names(opened)).toEqual(['warn', 'overdue', ...levels]);
    expect(names(opened, warned)).toEqual(['overdue', ...levels]);
    const second = { type: 'case-escalated', level: 2, role: 'leader' } as const;
    expect(names(opened, warned, overdue, second)).toEqual(['escalate-3']);
    expect(names(opened, listed)).toEqual([]);
    expect(names(opened, { ...checked, until: '2026-12-01T00:00:00.000+08:00' })).toContain('stage-due');
    expect(names(opened, withdrawn)).toEqual([]);
  });

  test('given a due name, when it falls due, then it is a command', () => {
    expect(officeCase.onDue?.('warn')).toEqual({ type: 'warn' });
    expect(officeCase.onDue?.('stage-due')).toEqual({ type: 'stage-due' });
    expect(officeCase.onDue?.('escalate-2')).toEqual({ type: 'escalate', level: 2 });
  });
});
