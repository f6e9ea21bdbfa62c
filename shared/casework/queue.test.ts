import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseRow } from './contract/rows.ts';
import { type Office, startOffice } from './testing/office.ts';
import { officeService } from './testing/office-service.ts';
import { caseworkerOf, leadOf, talentCalled } from './testing/people.ts';

const ids = ['c1', 'c2', 'c3', 'c4'];
let office: Office;
beforeAll(async () => {
  office = await startOffice(officeService());
  for (const id of ids)
    await office.opened(id, [], { employer: { enterpriseId: `e-${id}`, name: `徐汇科技 Made-up ${id}` } });
  await office.works('c2', 'stage', { to: 'CHECKED' });
  await office.works('c3', 'supplement-request', { missing: [{ zh: '合同', en: 'the contract', document: 'CON' }] });
  await office.works('c4', 'decision', { outcome: 'rejected', reasonCode: 'misfits' });
  await office.tell('plus.talent.application-submitted.v1', {
    ...{ applicationId: 'c5', person: 'talent-c5', submittedAt: '2026-11-20T09:00:00.000+08:00' },
    ...{ applicant: (await import('./applicant.ts')).applicantExample, employer: { enterpriseId: 'x', name: 'Other' } },
  });
  await office.settle();
});
afterAll(() => office.stop());

const worker = caseworkerOf('office');
const listed = async (query: Record<string, string>, who = worker) => {
  const { body } = await office.call<{ items: CaseRow[]; next?: string; code?: string }>(who, 'GET /office/cases', {
    query,
  });
  return { ids: body.items?.map(({ caseId }) => caseId), next: body.next, code: body.code, items: body.items };
};

describe('the queue', () => {
  test('given open cases, when a caseworker looks, then they are grouped by urgency and what waits comes last', async () => {
    const queue = await listed({});
    expect(queue.ids).toEqual(['c5', 'c1', 'c2', 'c3']);
    expect(queue.items.map(({ group }) => group.en)).toEqual([
      ...['In time', 'In time', 'In time', 'Waiting, the clock stands still'],
    ]);
    expect((await listed({ view: 'mine' })).ids).toEqual(['c1', 'c2', 'c3']);
    expect((await listed({ view: 'unassigned' })).ids).toEqual(['c5']);
  });

  test('given filters, when they are used together, then a list made for them answers', async () => {
    expect((await listed({ state: 'CHECKED' })).ids).toEqual(['c2']);
    expect((await listed({ view: 'mine', state: 'SUPPLEMENT' })).ids).toEqual(['c3']);
    expect((await listed({ urgency: 'waiting' })).ids).toEqual(['c3']);
    expect((await listed({ view: 'unassigned', urgency: 'waiting' })).ids).toEqual([]);
    expect((await listed({ view: 'mine', urgency: 'in-time', state: 'NEW' })).ids).toEqual(['c1']);
  });

  test('given a text, when it is a number, an employer, a caseworker or a stage, then the cases are found, closed ones too', async () => {
    expect((await listed({ text: 'C4' })).ids).toEqual(['c4']);
    expect((await listed({ text: '汇科' })).ids).toEqual(ids);
    expect((await listed({ text: 'made-up c2' })).ids).toEqual(['c2']);
    expect((await listed({ text: 'e-c1' })).ids).toEqual(['c1']);
    expect((await listed({ text: 'caseworker-off' })).ids).toEqual(ids);
    expect((await listed({ text: '已查' })).ids).toEqual(['c2']);
    expect((await listed({ text: '徐汇', state: 'CHECKED' })).ids).toEqual(['c2']);
    expect((await listed({ text: '徐汇', urgency: 'waiting', view: 'mine' })).ids).toEqual(['c3']);
    expect((await listed({ text: '徐汇', view: 'unassigned' })).ids).toEqual([]);
    expect((await listed({ text: 'nothing of it' })).ids).toEqual([]);
  });

  test('given pages, when the next is asked for, then it goes on, and a cursor of another list is refused', async () => {
    const first = await listed({ text: '徐汇', limit: '2' });
    expect(first.ids).toEqual(['c1', 'c2']);
    expect((await listed({ text: '徐汇', limit: '2', cursor: first.next ?? '' })).ids).toEqual(['c3', 'c4']);
    expect((await listed({ text: '科技', cursor: first.next ?? '' })).code).toBe('bad-cursor');
    expect((await listed({ cursor: 'nonsense' })).code).toBe('bad-cursor');
  });

  test('given somebody of another department or an applicant, when they look, then they see theirs alone', async () => {
    expect((await listed({}, talentCalled('talent-c4'))).ids).toEqual(['c4']);
    expect((await office.call(caseworkerOf('other'), 'GET /office/cases')).status).toBe(404);
    expect((await listed({}, leadOf('office'))).ids).toHaveLength(4);
  });

  test('given a state in which cases end, when it is asked for, then the closed ones are listed, the last first', async () => {
    expect((await listed({ state: 'REJECTED' })).ids).toEqual(['c4']);
    expect((await listed({ text: '不予通过' })).ids).toEqual(['c4']);
    expect((await listed({ state: 'REJECTED', view: 'mine' })).ids).toEqual(['c4']);
    expect((await listed({ state: 'REJECTED', view: 'mine' }, leadOf('office'))).ids).toEqual([]);
    expect((await listed({ state: 'REJECTED', view: 'unassigned' })).ids).toEqual([]);
    expect((await listed({ state: 'REJECTED', urgency: 'in-time' })).ids).toEqual([]);
    await office.opened('c6', [], { employer: { enterpriseId: 'e-c6', name: 'Late' } });
    await office.works('c6', 'decision', { outcome: 'rejected', reasonCode: 'misfits' });
    await office.settle();
    const first = await listed({ state: 'REJECTED', limit: '1' });
    expect([first.ids, first.items[0]?.terminal]).toEqual([['c6'], true]);
    expect((await listed({ state: 'REJECTED', limit: '1', cursor: first.next ?? '' })).ids).toEqual(['c4']);
  });
});
