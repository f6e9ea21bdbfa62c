import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
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
    ...answersFor(2027, ['few', 'one', 'later']),
    submittedAt,
    person,
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
});
