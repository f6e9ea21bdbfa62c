import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
import { leadOf } from '../../shared/casework/testing/people.ts';
import { employerAsked } from '../../shared/casework/testing/submitted.ts';
import type { Principal } from '../../shared/identity/index.ts';
import { hukou } from './service.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(hukou);
});
afterAll(() => office.stop());

const officerOf = (enterprise?: string): Principal => ({
  subject: `officer-${enterprise}`,
  roles: ['enterprise'],
  ...(enterprise === undefined ? {} : { enterprise }),
});
const file = (caseId: string, who = officerOf('made-up'), body: unknown = {}) => {
  const route = 'POST /hukou/cases/{caseId}/employer-filing';
  return office.call<{ code?: string; state?: string; detail?: unknown }>(who, route, { params: { caseId }, body });
};

test('given a case, when its employer looks and files, then the department can go on to the end; others see nothing', async () => {
  await office.opened('f1', [], { employment: employerAsked });
  expect((await file('f1', officerOf('another'))).status).toBe(404);
  expect((await file('f1', officerOf())).status).toBe(404);
  const list = async (who: Principal) => office.call<{ items?: unknown[] }>(who, 'GET /hukou/filings');
  expect((await list(officerOf('made-up'))).body.items).toMatchObject([{ caseId: 'f1', state: 'PRECHECK' }]);
  expect((await list(officerOf('another'))).body.items).toEqual([]);
  expect((await list(officerOf())).status).toBe(404);
  expect((await file('f1')).body).toMatchObject({ caseId: 'f1', state: 'EMPLOYER_FILED' });
  expect((await file('f1')).body.code).toBe('wrong-stage');

  const path = ['DISTRICT_PREREVIEW', 'ACCEPTED', 'CITY_REVIEW'];
  for (const to of path) await office.works('f1', 'stage', { to });
  expect(await office.shown('f1')).toMatchObject({ state: 'CITY_REVIEW', paused: true });
  await office.works('f1', 'stage', { to: 'PUBLICITY' });
  const early = await office.works('f1', 'stage', { to: 'APPROVED' });
  expect([early.status, early.body.code, JSON.stringify(early.body)]).toEqual([
    ...[409, 'notice-running', expect.stringContaining('it runs until 2026-11-30')],
  ]);
  await office.advanceTo('2026-12-01T09:00:00+08:00');
  for (const to of ['APPROVED', 'POLICE_SYNC', 'MOVE_IN_PERMIT']) await office.works('f1', 'stage', { to });
  const decided = await office.works('f1', 'decision', { outcome: 'approved', reasonCode: 'conditions-met' });
  expect(decided.body).toMatchObject({ state: 'SETTLED', terminal: true });
  const again = await office.call<{ code?: string }>(leadOf('hukou'), 'POST /hukou/cases/{caseId}/reopening', {
    params: { caseId: 'f1' },
    body: { reason: { zh: '演示', en: 'Made up' } },
  });
  expect([again.status, again.body.code]).toEqual([409, 'settled-stands']);
});

test('given a graduate who was refused, when another employer files in the same round, then that is refused by name', async () => {
  const graduate = {
    person: 'grad',
    answers: { hukou: { channel: 'graduate' } },
    services: ['hukou'],
    employment: employerAsked,
  };
  await office.opened('g1', [], graduate);
  expect((await file('g1')).body.code).toBe('outside-window');
  expect((await file('g1', officerOf('made-up'), { degree: 'doctor' })).status).toBe(200);
  const untrue = await office.works('g1', 'decision', { outcome: 'rejected', reasonCode: 'city-refused' });
  expect([untrue.status, untrue.body]).toMatchObject([422, { code: 'reason-not-here' }]);
  expect(JSON.stringify(untrue.body)).toContain('it can be true in: City review (CITY_REVIEW)');
  await office.works('g1', 'decision', { outcome: 'rejected', reasonCode: 'employer-not-qualified' });
  await office.opened('g2', [], { ...graduate, employer: { enterpriseId: 'second', name: 'made up' } });
  await office.settle();
  const assessed = await office.works('g2', 'assessment', { facts: {} });
  expect(assessed.body).toMatchObject({ saidBy: { earlierFilingSameCycle: 'platform', employer: 'platform' } });
  expect(JSON.stringify(assessed.body)).toContain('"unmet":["one-filing-per-cycle"]');
  const refused = await file('g2', officerOf('second'), { degree: 'doctor' });
  expect(refused.status).toBe(409);
  expect(refused.body.code).toBe('filed-this-cycle');
  expect(JSON.stringify(refused.body)).toContain('the next round is not announced yet');
});

test('given a filing that the graduate withdrew, when another employer files in the same round, then it is taken; after a refusal it is not', async () => {
  const graduate = {
    person: 'grace',
    answers: { hukou: { channel: 'graduate' } },
    services: ['hukou'],
    employment: employerAsked,
  };
  const doctor = { degree: 'doctor' };
  await office.opened('w1', [], graduate);
  expect((await file('w1', officerOf('made-up'), doctor)).status).toBe(200);
  await office.opened('w2', [], { ...graduate, employer: { enterpriseId: 'second', name: 'made up' } });
  expect((await file('w2', officerOf('second'), doctor)).body.code).toBe('filed-this-cycle');
  const withdrawn = { applicationId: 'w1', person: 'grace', services: ['hukou'] };
  await office.tell('plus.talent.application-withdrawn.v1', withdrawn);
  expect((await file('w2', officerOf('second'), doctor)).body.state).toBe('EMPLOYER_FILED');
  await office.works('w2', 'decision', { outcome: 'rejected', reasonCode: 'employer-not-qualified' });
  await office.opened('w3', [], { ...graduate, employer: { enterpriseId: 'third', name: 'made up' } });
  expect((await file('w3', officerOf('third'), doctor)).body.code).toBe('filed-this-cycle');
});
