import { describe, expect, test } from 'vitest';
import { entering, nextWindow, registered, standIn } from './standing.ts';
import { batchFor, entryOf, type Window } from './windows.ts';

const window = (schoolYear: number): Window => ({
  schoolYear,
  registration: { from: `${schoolYear}-04-01`, until: `${schoolYear}-05-10` },
  enrolment: { from: `${schoolYear}-04-01`, until: `${schoolYear}-05-15` },
  verification: [
    {
      batch: 1,
      registeredUntil: `${schoolYear}-04-30`,
      from: `${schoolYear}-05-20`,
      until: `${schoolYear}-05-22`,
      coordinationOn: `${schoolYear}-06-01`,
    },
    {
      batch: 2,
      registeredUntil: `${schoolYear}-05-10`,
      from: `${schoolYear}-06-03`,
      until: `${schoolYear}-06-05`,
      coordinationOn: `${schoolYear}-06-10`,
    },
  ],
  confirmUntil: `${schoolYear}-06-30`,
  drawSeed: 'made-up',
});
const known = [window(2027), window(2028)];
const noon = (day: string) => `${day}T12:00:00.000+08:00`;
const first = { schoolYear: 2027, batch: 1 };

describe('the window', () => {
  test('given windows, when a child is to enter, then it enters by its own or the next that is not over', () => {
    const entry = (schoolYear: number, day: string) => {
      const { kind, ...rest } = entryOf(schoolYear, noon(day), known);
      return [kind, 'window' in rest ? rest.window.schoolYear : rest.schoolYear];
    };
    expect(entry(2027, '2027-04-01')).toEqual(['open', 2027]);
    expect(entry(2027, '2027-05-10')).toEqual(['open', 2027]);
    expect(entry(2027, '2027-05-11')).toEqual(['waits', 2028]);
    expect(entry(2028, '2027-04-01')).toEqual(['waits', 2028]);
    expect(entry(2028, '2029-01-01')).toEqual(['unknown', 2028]);
  });

  test('given a window to come, or none that is known, when a child enters, then it waits, until the day or until somebody looks again', () => {
    expect(entering(2028, noon('2027-06-01'), known)).toMatchObject({
      stage: 'WAIT_NEXT_WINDOW',
      until: '2028-04-01T00:00:00.000+08:00',
      term: { schoolYear: 2028 },
    });
    expect(entering(2040, noon('2027-06-01'), known)).toMatchObject({
      stage: 'WAIT_NEXT_WINDOW',
      until: '2027-07-01T12:00:00.000+08:00',
      term: { schoolYear: 2040 },
    });
    expect(nextWindow(first, noon('2027-06-30'), known)).toMatchObject({ term: { schoolYear: 2028 } });
    expect(nextWindow({ schoolYear: 2028 }, noon('2028-06-30'), known)).toMatchObject({
      stage: 'WAIT_NEXT_WINDOW',
      term: { schoolYear: 2029 },
    });
  });
});

describe('the batches', () => {
  test('given the rule, when a case is registered, then the day says the batch; whoever comes later is in the last', () => {
    expect(['2027-04-30', '2027-05-01', '2027-05-11'].map((day) => batchFor(window(2027), noon(day)))).toEqual([
      1, 2, 2,
    ]);
    expect(batchFor({ ...window(2027), verification: [] }, noon('2027-04-01'))).toBeUndefined();
    expect(entering(2027, noon('2027-05-02'), known)).toMatchObject({
      stage: 'REGISTERED',
      term: { batch: 2 },
      until: '2027-06-05T23:59:59.999+08:00',
    });
    expect(registered(2040, noon('2027-05-02'), known)).toEqual({ stage: 'REGISTERED', term: { schoolYear: 2040 } });
  });

  test('given a stage, when the calendar is read, then it waits for what is to come and ends when that is over', () => {
    const at = (stage: string, day: string) => standIn(stage, first, noon(day), known);
    expect(at('ENROLLED', '2027-05-01')).toMatchObject({
      waits: { zh: '等待第 1 批验证（2027-05-20 至 2027-05-22）' },
      until: '2027-05-20T00:00:00.000+08:00',
    });
    expect(at('ENROLLED', '2027-05-20')).toEqual({
      stage: 'ENROLLED',
      term: first,
      until: '2027-05-22T23:59:59.999+08:00',
    });
    expect(at('VERIFIED', '2027-05-21')).toMatchObject({
      waits: { en: 'Verified, waiting for the coordination of batch 1 (from 2027-06-01)' },
      until: '2027-06-01T23:59:59.999+08:00',
    });
    // From then on it is the department that is late.
    expect(at('VERIFIED', '2027-06-02').waits).toBeUndefined();
    expect(at('COORDINATED', '2027-06-02')).toMatchObject({ until: '2027-06-30T23:59:59.999+08:00' });
    expect(standIn('COORDINATED', { schoolYear: 2040 }, noon('2027-06-02'), known).until).toBeUndefined();
  });
});
