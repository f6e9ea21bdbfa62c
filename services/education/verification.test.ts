import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
import { caseworkerOf, talentCalled } from '../../shared/casework/testing/people.ts';
import { education } from './service.ts';
import { answersFor, registerSchool, worker } from './testing/education.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(education);
});
afterAll(() => office.stop());

interface Row {
  line: number;
  outcome: string;
  faults?: { field: string }[];
}
const send = async (content: string, format = 'csv', who = worker) =>
  office.call<{ rows: Row[]; code?: string }>(who, 'POST /education/verifications/imports', {
    body: { format, content },
  });
const told = async (content: string, format?: string) =>
  (await send(content, format)).body.rows.map(({ line, outcome, faults }) => [line, outcome, faults?.[0]?.field]);

describe('bulk verification', () => {
  test('given a table with good and bad rows, when it is imported, then the good ones land and each is reported; again nothing changes', async () => {
    for (const caseId of ['v1', 'v2', 'v3']) await office.opened(caseId, ['ENROLLED']);
    await office.opened('v4');
    const table = [
      'caseId,outcome,category,documents',
      'v1,verified,sibling,HKB RP',
      'v2,missing,,BIR',
      'v3,missing,,',
      'v4,verified,,HKB',
      'nowhere,verified,,HKB',
      'v3,verified,nobility,HKB',
      'v3,verified,,SECRET',
      'v3,verified',
    ].join('\n');
    const expected = [
      [2, 'landed', undefined],
      [3, 'landed', undefined],
      [4, 'refused', 'documents'],
      [5, 'refused', 'outcome'],
      [6, 'refused', 'caseId'],
      [7, 'refused', 'category'],
      [8, 'refused', 'documents'],
      [9, 'refused', ''],
    ];
    expect(await told(table)).toEqual(expected);
    const unchanged = (row: unknown[]) => (row[1] === 'landed' ? [row[0], 'unchanged', undefined] : row);
    expect(await told(table)).toEqual(expected.map(unchanged));
    expect(await office.shown('v1')).toMatchObject({ state: 'VERIFIED', paused: true });
    expect(await office.shown('v2')).toMatchObject({ state: 'SUPPLEMENT' });
    const supplement = { missing: [{ document: 'BIR', zh: '出生医学证明' }] };
    expect(await office.shown('v2')).toMatchObject({ supplement });
    // What was asked for came: then it can be verified, as JSON too.
    await office.applicant('v2', 'supplement', { answer: '见附件' });
    expect(await told('[{"caseId":"v2","outcome":"verified"}]', 'json')).toEqual([[1, 'landed', undefined]]);
    expect((await office.shown('v2')).state).toBe('VERIFIED');
  });

  test('given what cannot be read, is too much, or another’s, when it is imported, then it is refused as a whole', async () => {
    expect((await send('{}', 'json')).body.code).toBe('unreadable-content');
    expect((await send('[', 'json')).body.code).toBe('unreadable-content');
    expect((await send('[]', 'json')).body.code).toBe('unreadable-content');
    expect((await send('nothing\n1')).body.code).toBe('unreadable-content');
    const many = Array.from({ length: 201 }, (_, n) => ({ caseId: `m${n}`, outcome: 'verified' }));
    expect((await send(JSON.stringify(many), 'json')).body.code).toBe('too-many-rows');
    expect((await send('[]', 'json', caseworkerOf('hukou'))).status).toBe(404);
  });

  test('given one case, when anybody of the department verifies it, then it is verified; nobody verifies their own', async () => {
    await office.opened('w1', ['ENROLLED']);
    const verify = (who = worker) =>
      office.call(who, 'POST /education/cases/{caseId}/verification', {
        params: { caseId: 'w1' },
        body: { category: 'key-talent', checked: ['HKB'] },
      });
    expect((await verify(caseworkerOf('education', 'talent-w1'))).body.code).toBe('own-case');
    expect((await verify(caseworkerOf('hukou'))).status).toBe(404);
    expect((await verify(caseworkerOf('education', 'colleague'))).body).toMatchObject({ state: 'VERIFIED' });
    // What was said can be corrected, until the coordination takes the case.
    expect(await told('caseId,outcome,category,documents\nw1,verified,key-talent,HKB')).toEqual([
      [2, 'unchanged', undefined],
    ]);
    expect(await told('caseId,outcome,category,documents\nw1,verified,sibling,HKB')).toEqual([
      [2, 'landed', undefined],
    ]);
    await office.works('w1', 'stage', { to: 'COORDINATED' });
    expect((await verify()).body.code).toBe('wrong-stage');
  });
});

describe('the batches', () => {
  const batchOf = async (caseId: string) =>
    (
      await office.call<{ batch: number; schoolYear: number }>(worker, 'GET /education/cases/{caseId}/school-place', {
        params: { caseId },
      })
    ).body;

  test('given a case that misses the first batch, when its last day is over, then it is in the second; after both it waits for the next window', async () => {
    await office.opened('x1', ['ENROLLED']);
    expect(await batchOf('x1')).toMatchObject({ schoolYear: 2027, batch: 1 });
    await office.advanceTo('2027-04-30T23:59:59.999+08:00');
    expect(await office.shown('x1')).toMatchObject({
      state: 'ENROLLED',
      paused: true,
      pausedReason: { zh: '等待第 2 批验证（2027-05-01 至 2027-08-20）' },
    });
    expect((await office.works('x1', 'stage', { to: 'VERIFIED' })).body.code).toBe('batch-not-open');
    expect(await told('[{"caseId":"x1","outcome":"verified"}]', 'json')).toEqual([[1, 'refused', 'outcome']]);
    await office.advanceTo('2027-05-01T00:00:00+08:00');
    expect(await batchOf('x1')).toMatchObject({ schoolYear: 2027, batch: 2 });
    expect((await office.shown('x1')).paused).toBeUndefined();
    await office.advanceTo('2027-08-20T23:59:59.999+08:00');
    expect(await office.shown('x1')).toMatchObject({ state: 'WAIT_NEXT_WINDOW', terminal: false });
    await office.advanceTo('2027-09-01T00:00:00+08:00');
    expect(await office.shown('x1')).toMatchObject({ state: 'REGISTERED' });
    expect(await batchOf('x1')).toMatchObject({ schoolYear: 2028, batch: 1 });
  });
});

describe('the wishes', () => {
  const wish = (caseId: string, preferences: string[], who = `talent-${caseId}`) =>
    office.call<{ code?: string; facts?: { preferences: string[] } }>(
      talentCalled(who),
      'POST /education/cases/{caseId}/preferences',
      { params: { caseId }, body: { preferences } },
    );

  test('given a catalogue, when the guardian orders schools, then they are kept until the enrolment closes; unknown ones and strangers are refused', async () => {
    await registerSchool(office, 'p-1', 1, 2028);
    await registerSchool(office, 'p-2', 1, 2028);
    await office.opened('y1', [], { ...answersFor(2028), submittedAt: '2027-09-01T10:00:00.000+08:00' });
    expect((await wish('y1', ['p-1', 'nowhere'])).body).toMatchObject({
      code: 'unknown-school',
      errors: [{ pointer: '/preferences/1' }],
    });
    expect((await wish('y1', ['p-1', 'p-1'])).status).toBe(400);
    expect((await wish('y1', ['p-1'], 'stranger')).status).toBe(404);
    expect((await wish('y1', ['p-2', 'p-1'])).body.facts?.preferences).toEqual(['p-2', 'p-1']);
    expect((await wish('y1', ['p-1'])).body.facts?.preferences).toEqual(['p-1']);
    await office.works('y1', 'stage', { to: 'ENROLLED' });
    await office.advanceTo('2028-08-15T23:59:59.999+08:00');
    expect((await wish('y1', ['p-2'])).body.code).toBe('enrolment-closed');
  });
});
