import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
import { caseworkerOf, talentCalled } from '../../shared/casework/testing/people.ts';
import { employerAsked } from '../../shared/casework/testing/submitted.ts';
import type { Principal } from '../../shared/identity/index.ts';
import { anonymous } from '../../shared/identity/principal.ts';
import { hukou } from './service.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(hukou);
});
afterAll(() => office.stop());

const worker = caseworkerOf('hukou');
const one = (option: string) => ({ option, documents: ['DEG'] });
const low = { degree: one('bachelor') };
const high = {
  ...{ degree: one('doctor'), school: one('listed'), grades: one('top-quarter') },
  ...{ language: one('level-6'), employer: { option: 'key-field', documents: [], items: ['item-1'] } },
};
const officer: Principal = { subject: 'officer', roles: ['enterprise'], enterprise: 'made-up' };

test('given items, when anyone tries the score out, then it says each figure and how sure it is, and stores nothing', async () => {
  const items = { degree: 'doctor', honours: 'national' };
  const route = 'POST /hukou/score-precheck';
  const { status, body } = await office.call(anonymous, route, { body: { items } });
  expect([status, body]).toMatchObject([
    200,
    { sum: 40, reaches: false, answer: 'person-must-check', pass: { points: 72, certainty: 'press' } },
  ]);
  expect((body as unknown as { items: unknown[] }).items[0]).toMatchObject({
    item: 'degree',
    points: 30,
    certainty: 'design',
  });
  const wrong = await office.call(anonymous, route, { body: { items: { degree: 'emperor', luck: 'good' } } });
  expect(wrong.status).toBe(400);
  expect(JSON.stringify(wrong.body)).toContain('/items/degree');
  expect(await office.commitsOf('hukou')).toEqual([]);
});

test('given a graduate, when the case is scored too low and then anew with a reason, then it is accepted then alone', async () => {
  await office.opened('s1', [], {
    answers: { hukou: { channel: 'graduate' } },
    services: ['hukou'],
    employment: employerAsked,
  });
  await office.call(officer, 'POST /hukou/cases/{caseId}/employer-filing', {
    ...{ params: { caseId: 's1' }, body: { degree: 'doctor' } },
  });
  await office.works('s1', 'stage', { to: 'DISTRICT_PREREVIEW' });
  const accept = () => office.works('s1', 'stage', { to: 'ACCEPTED' });
  expect((await accept()).body.code).toBe('score-missing');
  expect((await office.works('s1', 'score', { items: low })).body).toMatchObject({
    sheets: [{ sum: 20, passed: false }],
  });
  expect((await accept()).body.code).toBe('score-too-low');
  const bare = { items: { degree: { option: 'doctor', documents: [] } } };
  expect((await office.works('s1', 'score', bare)).body.code).toBe('evidence-missing');
  const stray = await office.works('s1', 'score', { items: high });
  expect([stray.status, stray.body.code, JSON.stringify(stray.body)]).toEqual([
    ...[422, 'item-not-handed-in', expect.stringContaining('/items/employer/items/0')],
  ]);
  await office.works('s1', 'supplement-request', { missing: [{ zh: '演示', en: 'Made up', document: 'CON' }] });
  await office.tell('plus.talent.supplement-answered.v1', {
    ...{ applicationId: 's1', person: 'talent-s1', documents: ['CON'], items: ['item-1'] },
  });
  expect((await office.works('s1', 'score', { items: high })).body.code).toBe('reason-needed');
  const reason = { zh: '漏计（演示）', en: 'Items were left out (made up)' };
  expect((await office.works('s1', 'score', { items: high, reason })).status).toBe(200);
  expect((await accept()).body).toMatchObject({ state: 'ACCEPTED' });

  const score = async (who: Principal) =>
    office.call<{ sheets: unknown[] }>(who, 'GET /hukou/cases/{caseId}/score', { params: { caseId: 's1' } });
  expect((await score(talentCalled('talent-s1'))).body.sheets).toMatchObject([
    { sum: 20 },
    { sum: 75, reason, passed: true },
  ]);
  expect((await score(talentCalled('stranger'))).status).toBe(404);
  const housing = caseworkerOf('housing');
  const params = { caseId: 's1' };
  expect(
    (await office.call(housing, 'POST /hukou/cases/{caseId}/score', { params, body: { items: low } })).status,
  ).toBe(404);
  expect((await office.call(worker, 'GET /hukou/cases/{caseId}/score', { params: { caseId: 'none' } })).status).toBe(
    404,
  );
});

test('given another channel, when it is scored, then that is refused by name', async () => {
  await office.opened('s2');
  expect((await office.works('s2', 'score', { items: low })).body.code).toBe('not-scored');
});
