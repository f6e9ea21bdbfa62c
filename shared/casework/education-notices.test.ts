import { afterAll, beforeAll, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { type PostOffice, startPostOffice } from '../../services/notices/testing.ts';
import type { ShownCase } from './testing/office.ts';
import { caseworkerOf, talentCalled } from './testing/people.ts';
import { submittedData } from './testing/submitted.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await startPostOffice('2026-11-23T09:00:00+08:00', [education]);
});
afterAll(() => office.stop());

const worker = caseworkerOf('education');
const told = async (caseId: string) => {
  const { body } = await office.call<{ items: { template: string; title: { zh: string; en: string } }[] }>(
    talentCalled(`talent-${caseId}`),
    'GET /notices',
    { query: { limit: '100' } },
  );
  return body.items.filter(({ template }) => /^(education|offer|lane)/.test(template)).reverse();
};
const templates = async (caseId: string) => (await told(caseId)).map(({ template }) => template);
const post = (caseId: string, what: string, body: unknown, who = worker) =>
  office.call<ShownCase>(who, `POST /education/cases/{caseId}/${what}`, { params: { caseId }, body });
async function opened(caseId: string, schoolYear: number, preferences: string[]) {
  const { answers } = submittedData(caseId);
  const wishes = { ...answers, education: { ...answers.education, schoolYear, preferences } };
  await office.tell('plus.talent.application-submitted.v1', submittedData(caseId, { answers: wishes }));
  await post(caseId, 'assignment', {});
  await post(caseId, 'stage', { to: 'ENROLLED' });
}

test('given a course with a place that nobody confirms, when it goes by, then the guardian hears of every turn once, in both languages', async () => {
  const name = { zh: '示例', en: 'Example' };
  for (const schoolId of ['a', 'b'])
    await office.call(worker, 'POST /education/schools', { body: { schoolId, name, schoolYear: 2027, places: 1 } });
  await opened('n1', 2027, ['a', 'b']);
  await opened('n2', 2027, ['b']);
  for (const caseId of ['n1', 'n2']) await post(caseId, 'verification', { category: 'general', checked: ['HKB'] });
  await post('n2', 'stage', { to: 'COORDINATED' });
  await office.settle();
  expect((await templates('n2')).sort()).toEqual(['education.listed', 'education.verified']);
  await post('n1', 'stage', { to: 'COORDINATED' });
  await post('n1', 'placement', { schoolId: 'a', reason: '示例' });
  await office.settle();
  const placed = (await told('n1')).find(({ template }) => template === 'education.placed');
  expect(placed).toMatchObject({
    title: {
      zh: '教育：已录取，请于 2026-11-30 前（含当日）确认',
      en: 'Education: a place is yours; confirm it by 2026-11-30',
    },
  });
  await office.deliverAt('2026-11-30T00:00:00+08:00');
  expect((await templates('n1')).at(-1)).toBe('offer.expiring');
  await office.deliverAt('2026-12-01T00:00:00+08:00');
  await office.settle((events) => events.flatMap((event) => [event, event]));
  expect((await templates('n1')).filter((one) => one.startsWith('education')).sort()).toEqual([
    'education.freed',
    'education.listed',
    'education.placed',
    'education.verified',
  ]);
  expect((await templates('n1')).filter((one) => one.startsWith('lane'))).toEqual([]);
});

test('given a window to come, when it opens, then the guardian hears that the case waited and goes on', async () => {
  await opened('n3', 2028, []);
  await office.settle();
  expect(await templates('n3')).toEqual(['education.window-waits']);
  await office.deliverAt('2027-09-01T00:00:00+08:00');
  // What was said so long ago is kept no more.
  expect(await templates('n3')).toEqual(['education.window-opened']);
});
