import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
import { caseworkerOf } from '../../shared/casework/testing/people.ts';
import { employerAsked } from '../../shared/casework/testing/submitted.ts';
import type { Principal } from '../../shared/identity/index.ts';
import { hukou } from './service.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(hukou);
});
afterAll(() => office.stop());

interface Report {
  code?: string;
  rows: { line: number; outcome: string; faults?: { field: string; rule: { en: string } }[] }[];
}
const worker = caseworkerOf('hukou');
const imported = async (content: string, format = 'csv', who: Principal = worker) =>
  office.call<Report>(who, 'POST /hukou/outcomes/imports', { body: { format, content } });
const brief = ({ body }: { body: Report }) =>
  body.rows.map(({ line, outcome, faults }) => [line, outcome, ...(faults ?? []).map(({ field }) => field)]);

/** A case that the city reviews. */
async function atTheCity(caseId: string) {
  await office.opened(caseId, [], { employment: employerAsked });
  const officer: Principal = { subject: 'officer', roles: ['enterprise'], enterprise: 'made-up' };
  const route = 'POST /hukou/cases/{caseId}/employer-filing';
  await office.call(officer, route, { params: { caseId }, body: {} });
  for (const to of ['DISTRICT_PREREVIEW', 'ACCEPTED', 'CITY_REVIEW']) await office.works(caseId, 'stage', { to });
}

test('given a file with good and bad rows, when it is imported twice, then the good ones land once and each bad one says why', async () => {
  await atTheCity('m1');
  await atTheCity('m2');
  const passed = ['caseId,outcome,on', 'm1,city-passed,2026-11-23', 'm1,city-approved,2026-11-23'].join('\n');
  const early = await imported(passed);
  expect(brief(early)).toEqual([
    [2, 'landed'],
    [3, 'refused', 'outcome'],
  ]);
  expect(JSON.stringify(early.body)).toContain('it runs until 2026-11-30');
  await office.advanceTo('2026-12-01T09:00:00+08:00');
  const file = [
    'caseId,outcome,on,number,reason',
    'm1,city-approved,2026-12-01,DEMO-1,',
    'm2,city-refused,2026-11-23,,made up',
    'm3,city-passed,2026-11-23,,',
    'm2,lost,yesterday,,',
    'm2,city-passed',
    'm1,settled,2026-11-23,,',
  ].join('\n');
  const bad = [
    [4, 'refused', 'caseId'],
    [5, 'refused', 'outcome', 'on'],
    [6, 'refused', ''],
    [7, 'refused', 'outcome'],
  ];
  const landed = (outcome: string) => [2, 3].map((line) => [line, outcome]);
  expect(brief(await imported(file))).toEqual([...landed('landed'), ...bad]);
  expect(await office.shown('m1')).toMatchObject({ state: 'APPROVED' });
  expect(await office.shown('m2')).toMatchObject({ state: 'REJECTED', outcome: { reasonCode: 'city-refused' } });
  await theirLetter('m2');
  const before = (await office.commitsOf('hukou')).length;
  expect(brief(await imported(file))).toEqual([...landed('unchanged'), ...bad]);
  expect((await office.commitsOf('hukou')).length).toBe(before);
  // The number is personal and never lies in the clear.
  expect(JSON.stringify(await office.commitsOf('hukou'))).not.toContain('DEMO-1');
});

/** The letter on the decision of another body says whose it is, and labels words that stand in one language. */
async function theirLetter(caseId: string) {
  const params = { caseId, letterId: '2' };
  const { body } = await office.call<{ html: { zh: string; en: string } }>(
    caseworkerOf('hukou'),
    'GET /hukou/cases/{caseId}/letters/{letterId}',
    { params },
  );
  expect(body.html.en).toContain('the city&#39;s human resources bureau decided: rejected. We pass that decision on');
  expect(body.html.en).not.toContain('we decided');
  expect(body.html.en).toContain('Note (as written): made up');
  expect(body.html.zh).toMatch(/市级人社部门对您的落户申请.*不予通过。本部门只转告/);
}
test('given what the city and the police said, when the case and its letter are read, then they have the days, and the number is opened alone', async () => {
  await atTheCity('m4');
  const rows = async (...lines: string[]) =>
    (await imported(['caseId,outcome,on,number', ...lines].join('\n'))).body.rows.map(({ outcome, faults }) => [
      ...[outcome, ...(faults ?? []).flatMap(({ field, rule }) => [field, rule.en])],
    ]);
  expect(await rows('m4,city-passed,2026-12-02,')).toEqual([['refused', 'on', 'today is 2026-12-01']]);
  expect(await rows('m4,city-passed,2026-12-01,')).toEqual([['landed']]);
  await office.advanceTo('2026-12-08T09:00:00+08:00');
  expect(await rows('m4,city-approved,2026-12-07,')).toEqual([['landed']]);
  await office.works('m4', 'stage', { to: 'POLICE_SYNC' });
  expect(await rows('m4,police-permitted,2026-12-08,DEMO-4')).toEqual([['landed']]);
  const opened = await office.works('m4', 'open-personal', { purpose: 'review' });
  expect(JSON.stringify(opened.body)).toContain('"hukou/number","value":"DEMO-4"');
  const early = await rows('m4,settled,2026-12-07,');
  expect(early).toEqual([['refused', 'on', 'the permit is of 2026-12-08']]);
  expect(await rows('m4,settled,2026-12-08,')).toEqual([['landed']]);
  const shown = await office.shown('m4');
  expect(shown).toMatchObject({
    mirrored: [
      { outcome: 'city-passed', on: '2026-12-01', text: { en: 'The city’s review passed it' } },
      { outcome: 'city-approved', on: '2026-12-07' },
      { outcome: 'police-permitted', on: '2026-12-08', numbered: true },
      { outcome: 'settled', on: '2026-12-08' },
    ],
  });
  expect(JSON.stringify(shown)).not.toContain('DEMO-4');
  const letter = await office.call<{ html: { en: string } }>(worker, 'GET /hukou/cases/{caseId}/letters/{letterId}', {
    params: { caseId: 'm4', letterId: '2' },
  });
  expect(letter.body.html.en).toContain('The police permitted the move (2026-12-08); The household is registered');
});

test('given a case that the city approved, when the police refuse it, then case and letter say who refused, why, and how to go on', async () => {
  await atTheCity('m6');
  const rows = async (...lines: string[]) =>
    (await imported(['caseId,outcome,on,number,reasonCode,reason', ...lines].join('\n'))).body.rows.map(
      ({ outcome, faults }) => [outcome, ...(faults ?? []).map(({ field }) => field)],
    );
  expect(await rows('m6,city-passed,2026-12-08')).toEqual([['refused', '']]);
  expect(await rows('m6,city-passed,2026-12-08,,,')).toEqual([['landed']]);
  await office.advanceTo('2026-12-15T09:00:00+08:00');
  expect(await rows('m6,city-approved,2026-12-15,,,', 'm6,police-refused,2026-12-15,,,')).toEqual([
    ['landed'],
    ['refused', 'outcome'],
  ]);
  await office.works('m6', 'stage', { to: 'POLICE_SYNC' });
  const refused = 'm6,police-refused,2026-12-15,,police-record-differs,made up';
  const landed = await rows(
    'm6,police-refused,2026-12-15,,no-reason,',
    'm6,police-permitted,2026-12-15,,police-refused,',
    refused,
  );
  expect(landed).toEqual([['refused', 'reasonCode'], ['refused', 'reasonCode'], ['landed']]);
  expect(await rows(refused)).toEqual([['unchanged']]);
  expect(await office.shown('m6')).toMatchObject({
    ...{ state: 'REJECTED', terminal: true },
    outcome: {
      ...{ reasonCode: 'police-record-differs', by: { en: 'the police', zh: '公安部门' }, note: 'made up' },
      mend: {
        en: expect.stringContaining('it goes on with the police'),
        zh: expect.stringContaining('从公安环节接着办'),
      },
    },
    mirrored: [{}, { outcome: 'city-approved' }, { outcome: 'police-refused', reasonCode: 'police-record-differs' }],
  });
  const { body } = await office.call<{ html: { zh: string; en: string } }>(
    worker,
    'GET /hukou/cases/{caseId}/letters/{letterId}',
    { params: { caseId: 'm6', letterId: '2' } },
  );
  expect(body.html.en).toContain('the police decided: rejected. We pass that decision on');
  expect(body.html.en).toContain('The city approved it (2026-12-15); The police did not register it (2026-12-15)');
  expect(body.html.zh).toMatch(/公安部门对您的落户申请.*不予通过。本部门只转告/);
});

test('given a file that is none, too long, or of another department, when it is imported, then it is refused as a whole', async () => {
  expect((await imported('{}', 'json')).body.code).toBe('unreadable-content');
  expect((await imported('no json', 'json')).body.code).toBe('unreadable-content');
  expect((await imported('[]', 'json')).body.code).toBe('unreadable-content');
  expect((await imported('caseId,what\nm1,x')).body.code).toBe('unreadable-content');
  expect((await imported(JSON.stringify(Array(201).fill({})), 'json')).body.code).toBe('too-many-rows');
  expect((await imported('[]', 'json', caseworkerOf('housing'))).status).toBe(404);
});

test('given a case at the city, when its usual time goes by, then the applicant reads that it takes longer', async () => {
  await office.opened('m5', [], { employment: employerAsked, submittedAt: '2026-12-08T09:00:00.000+08:00' });
  const officer: Principal = { subject: 'officer', roles: ['enterprise'], enterprise: 'made-up' };
  await office.call(officer, 'POST /hukou/cases/{caseId}/employer-filing', { params: { caseId: 'm5' }, body: {} });
  for (const to of ['DISTRICT_PREREVIEW', 'ACCEPTED', 'CITY_REVIEW']) await office.works('m5', 'stage', { to });
  await office.settle();
  await office.advanceTo('2027-01-15T09:00:00+08:00');
  expect(await office.shown('m5')).toMatchObject({
    ...{ state: 'CITY_REVIEW', paused: true },
    pausedReason: { en: expect.stringContaining('for longer than usual') },
  });
});
