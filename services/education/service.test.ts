import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
import { caseworkerOf } from '../../shared/casework/testing/people.ts';
import { submittedData } from '../../shared/casework/testing/submitted.ts';
import { education } from './service.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(education);
});
afterAll(() => office.stop());

const worker = caseworkerOf('education');
const coordinated = ['ENROLLED', 'VERIFIED', 'COORDINATED'];
const school = (schoolId: string, places: number, schoolYear = 2027) => ({
  schoolId,
  name: { zh: '示例', en: 'Example' },
  schoolYear,
  places,
});

const answersFor = (schoolYear: number) => {
  const { answers } = submittedData('any');
  return { answers: { ...answers, education: { ...answers.education, schoolYear } } };
};

describe('places', () => {
  test('given a school with three, when five children are placed at once, then three are and two hear that none is left', async () => {
    await office.call(worker, 'POST /education/schools', { body: school('s-1', 3) });
    const cases = ['a1', 'a2', 'a3', 'a4', 'a5'];
    for (const caseId of cases) await office.opened(caseId, coordinated);
    const answers = await Promise.all(cases.map((caseId) => office.works(caseId, 'placement', { schoolId: 's-1' })));
    expect(answers.filter(({ body }) => body.state === 'PLACED')).toHaveLength(3);
    expect(answers.filter(({ body }) => body.code === 'no-place-left')).toHaveLength(2);
    await office.settle();
    const placed = cases[answers.findIndex(({ body }) => body.state === 'PLACED')] ?? '';
    const waiting = cases[answers.findIndex(({ body }) => body.code === 'no-place-left')] ?? '';
    // Who leaves makes room.
    await office.works(placed, 'decision', { outcome: 'rejected', reasonCode: 'supplement-missing' });
    await office.settle();
    expect((await office.works(waiting, 'placement', { schoolId: 's-1' })).body.state).toBe('PLACED');
  });

  test('given no such school in that year, when a child is placed there, then it is refused', async () => {
    await office.opened('b1', coordinated);
    expect((await office.works('b1', 'placement', { schoolId: 'nowhere' })).body.code).toBe('unknown');
    await office.call(worker, 'POST /education/schools', { body: school('s-2', 30, 2028) });
    expect((await office.works('b1', 'placement', { schoolId: 's-2' })).body.code).toBe('unknown');
    await office.settle();
    const listed = await office.call<{ items: { schoolId: string }[] }>(worker, 'GET /education/schools', {
      query: { schoolYear: '2028' },
    });
    expect(listed.body.items.map(({ schoolId }) => schoolId)).toEqual(['s-2']);
    const stranger = await office.call(caseworkerOf('hukou'), 'GET /education/schools', {
      query: { schoolYear: '2028' },
    });
    expect(stranger.status).toBe(404);
  });
});

describe('the window', () => {
  test('given a child for a later school year, when it is not open yet, then the case waits and enters when it opens', async () => {
    await office.opened('c1', [], answersFor(2028));
    const waiting = await office.shown('c1');
    expect(waiting).toMatchObject({ state: 'WAIT_NEXT_WINDOW', paused: true, terminal: false });
    expect(waiting.promisedOn).toBeUndefined();
    await office.advanceTo('2027-08-31T23:59:00+08:00');
    expect((await office.shown('c1')).state).toBe('WAIT_NEXT_WINDOW');
    await office.advanceTo('2027-09-01T00:00:00+08:00');
    const entered = await office.shown('c1');
    expect(entered.state).toBe('REGISTERED');
    expect(entered.promisedOn).toBeDefined();
  });
});
