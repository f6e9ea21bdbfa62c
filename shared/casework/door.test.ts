import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Principal } from '../identity/index.ts';
import { type Office, startOffice } from './testing/office.ts';
import { officeService } from './testing/office-service.ts';
import { caseworkerOf, leadOf, talentCalled } from './testing/people.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(officeService());
});
afterAll(() => office.stop());

const worker = caseworkerOf('office');
const other = caseworkerOf('office', 'colleague');
const lead = leadOf('office');
type Body = Record<string, unknown> & { code?: string; items: Record<string, unknown>[]; report: unknown[] };
const call = (who: Principal, route: string, params: Record<string, string> = {}, body?: unknown) =>
  office.call<Body>(who, route, { params, ...(body === undefined ? {} : { body }) });
const onCase = (who: Principal, caseId: string, what: string, body: unknown = {}) =>
  call(who, `POST /office/cases/{caseId}/${what}`, { caseId }, body);
const typesOf = async (caseId: string) =>
  (await office.commitsOf('office'))
    .filter(({ stream }) => stream.endsWith(caseId))
    .flatMap(({ published }) => published.map(({ type }) => type.split('.')[2]));
const reject = { outcome: 'rejected', reasonCode: 'misfits', note: '<b>x</b>' };
const reasons = { zh: '有误', en: 'An error' };

describe('the course of a case', () => {
  test('given a case, when it waits for a body, gets more time and is reopened, then its applicant sees why and until when', async () => {
    await office.opened('a1');
    const body = { zh: '市中心', en: 'the city' };
    expect((await onCase(worker, 'a1', 'waiting', { body })).body).toMatchObject({ paused: true });
    expect((await onCase(worker, 'a1', 'waiting', { body })).body.code).toBe('already-waiting');
    expect((await onCase(lead, 'a1', 'waiting-end')).body).toMatchObject({ promisedOn: '2026-11-30' });
    expect((await onCase(lead, 'a1', 'waiting-end')).body.code).toBe('not-waiting');
    expect((await office.shown('a1')) as unknown).toMatchObject({ waited: [{ body, how: 'ended' }] });
    expect((await onCase(worker, 'a1', 'extension', { days: 11, reason: reasons })).body.code).toBe('too-long');
    const longer = await onCase(worker, 'a1', 'extension', { days: 2, reason: reasons });
    expect(longer.body).toMatchObject({ promisedOn: '2026-12-02', extended: { days: 2 } });
    expect((await onCase(worker, 'a1', 'extension', { days: 1, reason: reasons })).body.code).toBe('already-extended');
    await onCase(worker, 'a1', 'supplement-request', { missing: [reasons] });
    expect((await onCase(worker, 'a1', 'supplement-closure')).body.state).toBe('NEW');
    expect((await onCase(lead, 'a1', 'reopening', { reason: reasons })).body.code).toBe('not-decided');
    await onCase(worker, 'a1', 'decision', reject);
    expect((await onCase(worker, 'a1', 'reopening', { reason: reasons })).status).toBe(403);
    expect((await onCase(leadOf('other'), 'a1', 'reopening', { reason: reasons })).status).toBe(404);
    const again = await onCase(lead, 'a1', 'reopening', { reason: reasons });
    expect(again.body).toMatchObject({ terminal: false, reopened: 1, promisedOn: '2026-11-30' });
  });

  test('given wallet items, when they are handed in at the department, then they are refused with the way, and nothing is kept', async () => {
    await office.opened('a2');
    await onCase(worker, 'a2', 'supplement-request', { missing: [{ ...reasons, document: 'CON' }] });
    expect((await onCase(talentCalled('talent-a2'), 'a2', 'supplement', {})).status).toBe(400);
    const handed = { answer: 'here', items: ['item-1'] };
    const refused = await onCase(talentCalled('talent-a2'), 'a2', 'supplement', handed);
    expect(refused.body).toMatchObject({ code: 'documents-elsewhere', errors: [{ pointer: '/items' }] });
    expect(JSON.stringify(refused.body)).toContain('POST /talent/applications/{applicationId}/supplements');
    expect((await onCase(talentCalled('eve'), 'a2', 'supplement', handed)).status).toBe(404);
    const answered = await onCase(talentCalled('talent-a2'), 'a2', 'supplement', { answer: 'in words' });
    expect(answered.body).toMatchObject({ supplement: { missing: [{ given: true }] } });
  });

  test('given several cases, when the same is missing in all, then one request asks for it and reports each', async () => {
    await office.opened('a3');
    await office.opened('a4');
    await onCase(worker, 'a4', 'decision', reject);
    const body = { caseIds: ['a3', 'a4', 'nowhere'], missing: [reasons] };
    const asked = await call(worker, 'POST /office/supplement-requests', {}, body);
    expect(asked.body.report).toMatchObject([
      { caseId: 'a3', done: true },
      { caseId: 'a4', done: false, code: 'case-closed', rule: { zh: '案件已经办结或撤回。' } },
      { caseId: 'nowhere', code: 'not-found', mend: { en: 'Check the id in the address.' } },
    ]);
    expect((await call(caseworkerOf('x'), 'POST /office/supplement-requests', {}, body)).status).toBe(404);
  });
});

describe('letters', () => {
  test('given a case from receipt to decision, when its letters are read, then they are numbered, escaped and whole', async () => {
    await office.opened('b1');
    await onCase(worker, 'b1', 'supplement-request', { missing: [{ zh: '<i>合同', en: 'the contract' }] });
    await onCase(worker, 'b1', 'decision', reject);
    const list = await call(worker, 'GET /office/cases/{caseId}/letters', { caseId: 'b1' });
    expect(list.body.items.map(({ kind }) => kind)).toEqual(['receipt', 'supplement', 'decision']);
    expect(list.body.items[0]).toMatchObject({ title: { zh: '收件回执', en: 'Receipt of your application' } });
    expect(list.body.items[2]).toMatchObject({ fileName: 'decision-office-2026-b1-3.html' });
    const letter = async (who: Principal, letterId: string) =>
      (await call(who, 'GET /office/cases/{caseId}/letters/{letterId}', { caseId: 'b1', letterId })).body;
    const { html } = (await letter(worker, '3')) as unknown as { html: { zh: string; en: string } };
    expect(html.en).toContain('we decided: rejected');
    expect(html.en).toContain('Reason: It does not');
    expect(html.en).toContain(
      'Rule: An example of a rule (as the press reports, to be confirmed; to check: the whole of it)',
    );
    expect(html.zh).toContain('依据：示例规定（据公开报道，待确认；需核对：示例全文）');
    expect(html.en).toContain('until 2026-12-21');
    expect(html.zh).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(html.zh).not.toContain('<b>');
    expect(JSON.stringify(await letter(lead, '1'))).toContain('done with our own part by 2026-');
    expect(JSON.stringify(await letter(lead, '2'))).toContain('<li>&lt;i&gt;合同</li>');
    expect((await letter(lead, '9')).code).toBe('not-found');
    expect((await letter(talentCalled('stranger'), '1')).code).toBe('not-found');
    const strange = await call(talentCalled('stranger'), 'GET /office/cases/{caseId}/letters', { caseId: 'b1' });
    expect(strange.status).toBe(404);
  });
});

describe('a review', () => {
  const ask = (who: Principal, caseId: string) => onCase(who, caseId, 'review', { grounds: 'MARKED-GROUNDS' });
  const onReview = (who: Principal, reviewId: string, what: string, body: unknown = {}) =>
    call(who, `POST /office/reviews/{reviewId}/${what}`, { reviewId }, body);

  test('given a decision, when its applicant asks for a review, then somebody else decides it, and a change reopens the case', async () => {
    await office.opened('r1');
    const talent = talentCalled('talent-r1');
    expect((await ask(talent, 'r1')).body.code).toBe('not-decided');
    await onCase(worker, 'r1', 'decision', reject);
    expect((await ask(talentCalled('stranger'), 'r1')).status).toBe(404);
    expect((await ask(talent, 'r1')).body).toMatchObject({
      reviewId: 'r1-1',
      status: 'open',
      promisedOn: '2026-12-14',
    });
    expect((await ask(talent, 'r1')).body.code).toBe('review-exists');
    await office.settle();
    expect((await call(other, 'GET /office/reviews')).body.items).toMatchObject([{ reviewId: 'r1-1' }]);
    expect((await onReview(worker, 'r1-1', 'assignment')).body.code).toBe('decided-it');
    expect((await onReview(lead, 'r1-1', 'assignment', { to: 'talent-r1' })).body.code).toBe('own-case');
    expect((await onReview(other, 'r1-1', 'assignment')).body).toMatchObject({ owner: 'colleague' });
    expect((await onReview(lead, 'r1-1', 'open-grounds')).body.code).toBe('not-yours');
    expect((await onReview(other, 'r1-1', 'open-grounds')).body).toEqual({ grounds: 'MARKED-GROUNDS' });
    const changed = { outcome: 'changed', reasons };
    expect((await onReview(worker, 'r1-1', 'decision', changed)).body.code).toBe('decided-it');
    expect((await onReview(lead, 'r1-1', 'decision', changed)).body.code).toBe('not-yours');
    expect((await onReview(other, 'r1-1', 'decision', changed)).body).toMatchObject({ status: 'decided' });
    await office.settle();
    expect(await office.shown('r1')).toMatchObject({ terminal: false, owner: 'colleague', reopened: 1 });
    const seen = await call(talent, 'GET /office/reviews/{reviewId}', { reviewId: 'r1-1' });
    expect(seen.body).toMatchObject({ outcome: 'changed', reasons });
    const letters = await call(talent, 'GET /office/cases/{caseId}/letters', { caseId: 'r1' });
    expect(letters.body.items.map(({ kind }) => kind)).toEqual(['receipt', 'decision', 'reopening', 'review']);
    const params = { caseId: 'r1', letterId: 'r1' };
    const { html } = (await call(talent, 'GET /office/cases/{caseId}/letters/{letterId}', params)).body as {
      html?: { zh: string; en: string };
    };
    expect(html?.en).toContain('of the decision of 2026-11-23 on your application');
    expect(html?.zh).toContain('结果：改变原决定');
    expect(html?.en).toContain('Reasons: An error');
    const strange = await call(talentCalled('x'), 'GET /office/reviews/{reviewId}', { reviewId: 'r1-1' });
    expect(strange.status).toBe(404);
    expect(JSON.stringify(await office.commitsOf('office'))).not.toContain('MARKED-GROUNDS');
  });

  test('given an employer that may, when it asks, then the review is its own; confirmed, the case stays closed', async () => {
    await office.opened('r2', [], { employer: { enterpriseId: 'firm', name: 'Firm (made up)' } });
    await onCase(worker, 'r2', 'decision', reject);
    const firm: Principal = { subject: 'clerk', roles: ['enterprise'], enterprise: 'firm' };
    expect((await ask({ ...firm, enterprise: 'another' }, 'r2')).status).toBe(404);
    expect((await ask(firm, 'r2')).body).toMatchObject({ filedBy: 'enterprise' });
    expect((await call(firm, 'GET /office/reviews/{reviewId}', { reviewId: 'r2-1' })).status).toBe(200);
    await onReview(other, 'r2-1', 'assignment');
    await onReview(other, 'r2-1', 'decision', { outcome: 'confirmed', reasons });
    await office.settle();
    expect((await office.shown('r2')).terminal).toBe(true);
    // The letter is the applicant's, and this review was the employer's.
    const letters = await call(worker, 'GET /office/cases/{caseId}/letters', { caseId: 'r2' });
    expect(letters.body.items.map(({ kind }) => kind)).toEqual(['receipt', 'decision']);
    const none = { caseId: 'r2', letterId: 'r1' };
    expect((await call(worker, 'GET /office/cases/{caseId}/letters/{letterId}', none)).status).toBe(404);
    for (const what of ['assignment', 'open-grounds', 'decision'])
      expect(
        (
          await onReview(
            caseworkerOf('x'),
            'r2-1',
            what,
            what === 'decision' ? { outcome: 'confirmed', reasons } : undefined,
          )
        ).status,
      ).toBe(404);
  });
});

describe('ratings', () => {
  const rate = (who: Principal, caseId: string, body: unknown) => onCase(who, caseId, 'ratings', body);

  test('given a step, when it is rated low with a comment, then the lead follows it up, and nobody is told who it was', async () => {
    await office.opened('s1');
    const talent = talentCalled('talent-s1');
    expect((await rate(talentCalled('x'), 's1', { step: 'NEW', stars: 1 })).status).toBe(404);
    expect((await rate(talent, 's1', { step: 'CHECKED', stars: 1 })).body.code).toBe('step-not-reached');
    const given = await rate(talent, 's1', { step: 'NEW', stars: 2, comment: 'MARKED-COMMENT' });
    expect([given.status, given.body.followUp]).toEqual([201, true]);
    expect((await rate(talent, 's1', { step: 'NEW', stars: 5 })).body.code).toBe('rated-already');
    await office.settle();
    const told = (await office.commitsOf('office')).flatMap(({ published }) => published);
    const event = told.find(({ type }) => type.includes('rating-given'));
    expect(event?.data).toMatchObject({ step: 'NEW', stars: 2, followUp: true });
    expect(JSON.stringify(event)).not.toContain('s1');
    expect((await call(leadOf('x'), 'GET /office/follow-ups')).status).toBe(404);
    const [task] = (await call(lead, 'GET /office/follow-ups')).body.items;
    const ratingId = String(task?.ratingId);
    const on = (who: Principal, what: string, body?: unknown) =>
      call(who, `POST /office/follow-ups/{ratingId}/${what}`, { ratingId }, body);
    expect((await on(lead, 'open-comment')).body).toEqual({ comment: 'MARKED-COMMENT' });
    expect((await on(leadOf('x'), 'open-comment')).status).toBe(404);
    expect((await on(leadOf('x'), 'done', { note: 'called' })).status).toBe(404);
    expect((await on(lead, 'done', { note: 'called' })).body).toMatchObject({ done: { note: 'called' } });
    expect((await on(lead, 'done', { note: 'called' })).body.code).toBe('followed-up');
  });
});

interface Page {
  report?: { caseId: string }[];
  next?: string;
  code?: string;
}
describe('leave', () => {
  const takeOver = (who: Principal, body: unknown) => call(who, 'POST /office/takeovers', {}, body);

  test('given a leave, when the substitute takes over, then every open case goes over, batch by batch, with a report', async () => {
    const away = caseworkerOf('office', 'away');
    const many = Array.from({ length: 12 }, (_, nth) => `t${nth}`);
    for (const caseId of many) {
      await office.tell('plus.talent.application-submitted.v1', (await submitted(caseId)) as never);
      await onCase(away, caseId, 'assignment');
    }
    await office.settle();
    expect((await takeOver(other, { from: 'away' })).body.code).toBe('not-substitute');
    const leave = { substitute: 'colleague', from: '2026-11-23', until: '2026-11-27' };
    const set = (body: unknown) => call(away, 'POST /office/leaves', {}, body);
    expect((await set({ ...leave, substitute: 'away' })).body.code).toBe('own-substitute');
    expect((await set({ ...leave, until: '2026-11-22' })).body.code).toBe('leave-backwards');
    expect((await set(leave)).body).toEqual({ caseworker: 'away', ...leave });
    await office.settle();
    expect((await call(lead, 'GET /office/leaves')).body.items).toMatchObject([{ substitute: 'colleague' }]);
    expect((await takeOver(other, { from: 'away', to: 'third' })).body.code).toBe('only-lead-assigns');
    const begun = await takeOver(other, { from: 'away' });
    expect([begun.status, begun.body.status]).toEqual([202, 'running']);
    await office.settle((events) => [...events, ...events]);
    const takeoverId = String(begun.body.takeoverId);
    const progress = async () => (await call(lead, 'GET /office/takeovers/{takeoverId}', { takeoverId })).body;
    expect(await progress()).toMatchObject({ status: 'running', moved: 12, to: 'colleague' });
    await office.advanceTo('2026-11-23T09:00:30+08:00');
    expect(await progress()).toMatchObject({ status: 'finished', moved: 12 });
    const route = 'GET /office/takeovers/{takeoverId}';
    const page = async (cursor?: string) =>
      (
        await office.call<Page>(lead, route, {
          params: { takeoverId },
          query: { limit: '8', ...(cursor && { cursor }) },
        })
      ).body;
    const first = await page();
    const rest = await page(first.next);
    expect([first.report?.length, rest.report?.length, rest.next]).toEqual([8, 4, undefined]);
    expect(new Set([...(first.report ?? []), ...(rest.report ?? [])].map(({ caseId }) => caseId))).toEqual(
      new Set(many),
    );
    expect((await page('x')).code).toBe('bad-cursor');
    expect((await office.shown('t11')) as unknown).toMatchObject({ owner: 'colleague' });
    expect((await takeOver(lead, { from: 'away', to: 'away' })).body.code).toBe('own-substitute');
    expect((await takeOver(lead, { from: 'nobody' })).body).toMatchObject({ status: 'running', to: 'lead-office' });
    expect((await takeOver(caseworkerOf('x'), { from: 'away' })).status).toBe(404);
  });
});

test('given a case that was assigned just now, when it is taken over at once, then it goes over with the next look, and what others got meanwhile is theirs', async () => {
  const leaving = caseworkerOf('office', 'leaving');
  for (const caseId of ['k1', 'k2'])
    await office.tell('plus.talent.application-submitted.v1', (await submitted(caseId)) as never);
  for (const caseId of ['k1', 'k2']) await onCase(leaving, caseId, 'assignment');
  // Nothing has settled: no list knows of these cases yet.
  const begun = (await call(lead, 'POST /office/takeovers', {}, { from: 'leaving', to: 'colleague' })).body;
  expect(begun).toMatchObject({ status: 'running', moved: 0, looksAgainAt: expect.anything() });
  await office.settle();
  await onCase(lead, 'k2', 'assignment', { to: 'caseworker-office' });
  const takeoverId = String(begun.takeoverId);
  const progress = async () => (await call(lead, 'GET /office/takeovers/{takeoverId}', { takeoverId })).body;
  await office.advanceTo('2026-11-23T09:02:00+08:00');
  await office.advanceTo('2026-11-23T09:03:00+08:00');
  expect((await office.shown('k1')) as unknown).toMatchObject({ owner: 'colleague' });
  expect((await office.shown('k2')) as unknown).toMatchObject({ owner: 'caseworker-office' });
  expect(await progress()).toMatchObject({ status: 'finished', moved: 1 });
});

const submitted = async (caseId: string) => (await import('./testing/submitted.ts')).submittedData(caseId);

describe('four eyes and the clock', () => {
  test('given a department that wants four eyes, when time passes, then warnings, levels and misses are events', async () => {
    const strict = await startOffice(officeService({ fourEyes: ['rejected'] }));
    await strict.opened('x1');
    const proposed = await strict.works('x1', 'decision', reject);
    expect(proposed.body).toMatchObject({ terminal: false, awaitingSecond: true });
    expect((await strict.works('x1', 'stage', { to: 'CHECKED' })).body.code).toBe('awaiting-second');
    expect((await strict.works('x1', 'decision-confirmation', { confirm: true })).body.code).toBe('same-person');
    await strict.settle();
    await strict.advanceTo('2026-11-27T23:59:59.999+08:00');
    await strict.advanceTo('2026-12-02T23:59:59.999+08:00');
    const told = (await strict.commitsOf('office')).flatMap(({ published }) => published.map(({ type }) => type));
    for (const name of ['case-promised', 'case-warned', 'case-overdue', 'case-escalated'])
      expect(told).toContain(`plus.office.${name}.v1`);
    expect((await strict.shown('x1')).overdue).toBe(true);
    const params = { params: { caseId: 'x1' }, body: { confirm: true, note: 'seen' } };
    const route = 'POST /office/cases/{caseId}/decision-confirmation';
    expect((await strict.call(other, route, params)).body).toMatchObject({ terminal: true });
    await strict.stop();
  });

  test('given a case, when all of its events are read, then each promise and each step is there', async () => {
    await office.opened('y1', ['CHECKED']);
    expect(await typesOf('y1')).toEqual([
      ...['case-progressed', 'case-promised', 'case-progressed', 'case-progressed', 'step-finished'],
    ]);
  });
});
