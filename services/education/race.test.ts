import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
import { makeKit } from '../../shared/service/make-kit.ts';
import { coordinated } from './coordinating.ts';
import { education } from './service.ts';
import { answersFor, registerSchool, worker } from './testing/education.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(education);
});
afterAll(() => office.stop());

const run = (batch: number) =>
  office.call(worker, 'POST /education/coordinations', { body: { schoolYear: 2027, batch } });
const open = (caseId: string, submittedAt: string, person = `talent-${caseId}`) =>
  office.opened(caseId, ['ENROLLED', 'VERIFIED'], {
    ...answersFor(2027, ['few', 'one', 'later', 'last']),
    submittedAt,
    person,
  });

test('given children placed by hand while the school is corrected to fewer places, when all is done, then no more are given than there are, and who was refused knows why', async () => {
  await registerSchool(office, 'cut', 4);
  const cases = ['h1', 'h2', 'h3', 'h4', 'h5'];
  for (const caseId of cases) await office.opened(caseId, ['ENROLLED', 'VERIFIED', 'COORDINATED']);
  const params = { placesId: 'cut-2027' };
  const name = { zh: '示例', en: 'Example' };
  const correct = (places: number) =>
    office.call<{ places: number; given: number; code?: string }>(worker, 'PUT /education/schools/{placesId}', {
      ...{ params, body: { name, places, reason: name } },
    });
  const placed = cases.map((caseId) => office.works(caseId, 'placement', { schoolId: 'cut', reason: '示例' }));
  const [first, ...answers] = await Promise.all([correct(2), ...placed, correct(3)]);
  await office.settle();
  const shown = await office.call<{ places: number; given: number }>(worker, 'GET /education/schools/{placesId}', {
    params,
  });
  const holding = await Promise.all(cases.map((caseId) => office.shown(caseId)));
  const given = holding.filter(({ granted }) => granted).length;
  expect(shown.body.given).toBe(given);
  expect(given).toBeLessThanOrEqual(shown.body.places);
  const named = ['no-place-left', 'places-given', 'held', 'stale-version'];
  for (const { status, body } of [first, ...answers])
    expect(status === 200 ? 'done' : body.code).toSatisfy((code: string) => code === 'done' || named.includes(code));
  if (given > 1)
    expect((await correct(given - 1)).body).toMatchObject({
      code: 'places-given',
      detail: expect.stringContaining(String(given)),
    });
  expect((await correct(given)).body).toMatchObject({ places: given, given });
});

test('given a step of the coordination that stopped after it had given a place, when it is carried out again, then it reports the place', async () => {
  await registerSchool(office, 'half', 2);
  await office.opened('taker', ['ENROLLED', 'VERIFIED', 'COORDINATED']);
  await office.works('taker', 'placement', { schoolId: 'half', reason: '示例' });
  await office.opened('half-way', ['ENROLLED', 'VERIFIED'], answersFor(2027, ['half']));
  await office.settle();
  const by = 'event:test';
  const plan = { caseId: 'half-way', category: 'general', draw: 1, schoolId: 'half', preference: 1, place: 1 };
  const step = () =>
    coordinated(
      makeKit(office.runtimeOf('education'), { principal: { subject: by, roles: [] }, by, commandId: 'step' }),
      plan,
      2027,
    );
  const [first, again] = [await step(), await step()];
  expect(first).toMatchObject({ outcome: 'placed', schoolId: 'half' });
  expect(again).toEqual(first);
});

test('given two batches coordinated at once, their steps side by side and places given by hand meanwhile, then there are never more than there are, and a child is coordinated once', async () => {
  await registerSchool(office, 'few', 3);
  await registerSchool(office, 'one', 1);
  const early = ['e1', 'e2', 'e3', 'e4', 'e5'];
  const late = ['l1', 'l2', 'l3', 'l4', 'l5'];
  for (const caseId of early) await open(caseId, '2026-11-23T09:00:00.000+08:00');
  // The same parent, the same child, a second case.
  await open('copy', '2026-11-23T09:00:00.000+08:00', 'talent-e1');
  await office.opened('hand', ['ENROLLED', 'VERIFIED', 'COORDINATED']);
  await office.advanceTo('2027-05-02T09:00:00+08:00');
  for (const caseId of late) await open(caseId, '2027-05-02T09:00:00.000+08:00');
  await office.advanceTo('2027-08-21T09:00:00+08:00');
  const byHand = () => office.works('hand', 'placement', { schoolId: 'few', reason: '示例' });
  const [, , hand] = await Promise.all([run(1), run(2), byHand()]);
  // Each step of a run is carried by whoever is there first; some come twice.
  const twice = <T>(events: T[]) => events.flatMap((event) => [event, event]);
  await Promise.all([office.settle(twice), office.settle(twice), run(1), run(2)]);
  await office.settle();
  const cases = [...early, ...late, 'hand', 'copy'];
  const shown = await Promise.all(cases.map((caseId) => office.shown(caseId)));
  const places = shown.flatMap(({ granted }) => (granted ? [granted.id] : []));
  expect(places.sort()).toEqual(['few-2027-1', 'few-2027-2', 'few-2027-3', 'one-2027-1']);
  expect(hand?.status).toBeLessThan(500);
  const { body } = await office.call<{ cases: { caseId: string; outcome: string; code?: string }[] }>(
    worker,
    'GET /education/coordinations/{coordinationId}',
    { params: { coordinationId: 'coordination-2027-1' } },
  );
  const skipped = body.cases.filter(({ outcome }) => outcome === 'skipped');
  expect(skipped).toMatchObject([{ caseId: expect.stringMatching(/^(e1|copy)$/), code: 'child-coordinated' }]);
  const waiting = shown.filter(({ state, granted }) => state === 'COORDINATED' && !granted);
  expect(waiting).toHaveLength(cases.length - 5);
  // A school that comes afterwards fills with another run, by the same rule; who has a place keeps it.
  await registerSchool(office, 'later', 1);
  expect((await run(1)).body).toMatchObject({ status: 'running', cases: expect.anything() });
  await office.settle();
  const again = await Promise.all(cases.map((caseId) => office.shown(caseId)));
  const more = again.flatMap(({ granted }) => (granted ? [granted.id] : []));
  expect(more.sort()).toEqual([...places, 'later-2027-1'].sort());
  // One that is withdrawn while a run is under way gives none, and the report says so; offered again it goes to the next.
  await registerSchool(office, 'last', 1);
  await Promise.all([run(1), run(2)]);
  const reason = { zh: '修缮（演示数据）', en: 'repairs (made up)' };
  const on = (what: string) =>
    office.call(worker, `POST /education/schools/{placesId}/${what}`, {
      ...{ params: { placesId: 'last-2027' }, body: { reason } },
    });
  await on('withdraw');
  await office.settle();
  const reports = await Promise.all([run(1), run(2)]);
  expect(JSON.stringify(reports.map(({ body: told }) => told))).toContain('"withdrawn":["last"]');
  const placed = async () =>
    (await Promise.all(cases.map((caseId) => office.shown(caseId)))).flatMap((one) => one.granted?.id ?? []);
  expect(await placed()).toHaveLength(more.length);
  await on('return');
  await office.settle();
  expect((await placed()).sort()).toEqual([...more, 'last-2027-1'].sort());
});
