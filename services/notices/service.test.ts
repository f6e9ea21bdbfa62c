import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseworkerOf, leadOf, talentCalled } from '../../shared/casework/testing/people.ts';
import { submittedData } from '../../shared/casework/testing/submitted.ts';
import type { Principal } from '../../shared/identity/index.ts';
import { aboutCase as about, type PostOffice, readerOf, startPostOffice, caseStatus as status } from './testing.ts';

const day = '2026-11-23';
let office: PostOffice;
let items: ReturnType<typeof readerOf>['items'];
let told: ReturnType<typeof readerOf>['told'];
beforeAll(async () => {
  office = await startPostOffice(`${day}T10:00:00+08:00`);
  ({ items, told } = readerOf(office));
});
afterAll(() => office.stop());

const ops: Principal = { subject: 'ops', roles: ['ops'] };
const messages = async (who: Principal) => (await items(who, '/notices/messages')).map(({ state }) => state);
const mailbox = () => items(ops, '/notices/mailbox');

const asked = {
  supplement: { askedAt: `${day}T10:00:00+08:00`, missing: [{ zh: '合同（演示）', en: 'contract (made up)' }] },
  paused: true,
};
const consent = (person: string, consentId = `consent-${person}`) => ({
  consentId,
  person,
  subject: person,
  recipient: 'hukou',
  purpose: 'notices',
  at: `${day}T09:00:00+08:00`,
});
/** A talent who has an application with a phone number, and consents to be written to. */
async function reachable(person: string, preferences: Record<string, unknown> = {}): Promise<Principal> {
  const who = talentCalled(person);
  const phone = await office.runtimeOf('notices').keyring().seal(person, 'applicant/phone', '021 0000 0000');
  const { applicant } = submittedData(person) as { applicant: object };
  const data = submittedData(person, { person, applicant: { ...applicant, phone } });
  await office.tell('plus.talent.application-submitted.v1', data);
  await office.tell('plus.talent.consent-given.v1', consent(person));
  const body = { language: 'zh', channels: ['sms'], digest: 'none', ...preferences };
  expect((await office.call(who, 'PUT /notices/preferences', { body })).status).toBe(200);
  await office.settle();
  return who;
}
const progress = (data: { caseId: string }, version = 1) =>
  office.tell('plus.hukou.case-progressed.v1', data, about(data.caseId, version));

describe('a talent', () => {
  test('is told of a supplement and reads it; unread ones come first, and others cannot see or read it', async () => {
    const who = await reachable('talent-a');
    await progress(status('talent-a', asked));
    expect(await told(who)).toEqual(
      expect.arrayContaining(['application.submitted', 'consent.given', 'lane.supplement-asked']),
    );
    const [first] = await items(who, '/notices');
    const read = (as: Principal, noticeId = first?.noticeId ?? '') =>
      office.call(as, 'POST /notices/{noticeId}/read', { params: { noticeId } });
    for (const stranger of [talentCalled('talent-b'), caseworkerOf('hukou'), ops])
      expect((await read(stranger)).status).toBe(404);
    expect((await read(who, 'guessed')).status).toBe(404);
    expect((await read(who)).status).toBe(200);
    await office.settle();
    const after = await items(who, '/notices');
    expect(after.at(-1)).toMatchObject({ noticeId: first?.noticeId, readAt: expect.any(String) });
    const count = () => office.call(who, 'GET /notices/unread-count', { query: {} });
    expect((await count()).body).toEqual({ count: after.length - 1, more: false });
    expect((await office.call(who, 'POST /notices/read-all', { body: { box: 'mine' } })).status).toBe(200);
    await office.settle();
    expect((await count()).body).toEqual({ count: 0, more: false });
  });

  test('has no box of a desk, an enterprise or a partner', async () => {
    for (const box of ['desk', 'enterprise', 'partner']) {
      const who = talentCalled('talent-a');
      expect((await office.call(who, 'GET /notices', { query: { box } })).status).toBe(404);
      expect((await office.call(who, 'GET /notices/unread-count', { query: { box } })).status).toBe(404);
      expect((await office.call(who, 'POST /notices/read-all', { body: { box } })).status).toBe(404);
    }
  });

  test('is written to once, and the address lies sealed in the mailbox, its opening on record', async () => {
    const who = await reachable('talent-c');
    await progress(status('talent-c', asked));
    await office.deliverAt(`${day}T11:00:00+08:00`);
    await office.workAgain();
    const sent = await items(who, '/notices/messages');
    expect(sent.map(({ state }) => state)).toEqual(['SENT']);
    const [sentOne] = sent;
    const letters = (await mailbox()).filter(({ messageId }) => messageId === sentOne?.messageId);
    expect(letters).toMatchObject([{ to: 'applicant/phone', subject: '落户：需要您补正材料' }]);
    const openings = await office.runtimeOf('notices').keyring().openingsOf('talent-c');
    expect(openings).toMatchObject({
      page: { items: [{ who: 'notices', why: 'notices.contact', field: 'applicant/phone' }] },
    });
    expect(JSON.stringify(await office.commitsOf('notices'))).not.toContain('021 0000 0000');
  });

  test('who withdrew consent is told in the app alone, also of what was under way', async () => {
    const who = await reachable('talent-d');
    await progress(status('talent-d', asked));
    const later = { ...consent('talent-d'), at: `${day}T11:00:00+08:00` };
    await office.tell('plus.talent.consent-withdrawn.v1', later);
    await office.deliverAt(`${day}T11:30:00+08:00`);
    expect(await items(who, '/notices/messages')).toMatchObject([{ state: 'GAVE_UP', why: 'no-consent' }]);
    await office.tell('plus.hukou.case-extended.v1', { ...status('talent-d'), days: 5 });
    expect(await told(who)).toContain('lane.extended');
    expect(await messages(who)).toHaveLength(1);
  });
});

describe('the clock', () => {
  test('a notice in quiet hours waits for their end', async () => {
    const who = await reachable('talent-e', { quiet: { from: '11:00', to: '13:00' } });
    await progress(status('talent-e', asked));
    expect(await messages(who)).toEqual(['WAITING_QUIET']);
    await office.deliverAt(`${day}T12:59:00+08:00`);
    expect(await messages(who)).toEqual(['WAITING_QUIET']);
    await office.deliverAt(`${day}T13:00:00+08:00`);
    expect(await messages(who)).toEqual(['SENT']);
  });

  test('a digest gathers what came until its time', async () => {
    const who = await reachable('talent-f', { digest: 'daily' });
    await progress(status('talent-f', asked));
    await office.tell('plus.hukou.case-reopened.v1', { ...status('talent-f'), why: 'lead' });
    expect(await messages(who)).toEqual(['WAITING_DIGEST']);
    await office.deliverAt('2026-11-24T09:00:00+08:00');
    const [digest] = await items(who, '/notices/messages');
    expect(digest).toMatchObject({ state: 'SENT', templates: ['lane.supplement-asked', 'lane.reopened'] });
  });

  test('a failed send is tried again, given up in the end, and sent when ops ask for it', async () => {
    const who = await reachable('talent-g');
    office.outletWorks(false);
    await progress(status('talent-g', asked));
    await office.deliverAt('2026-11-24T10:00:00+08:00');
    expect(await items(who, '/notices/messages')).toMatchObject([{ state: 'FAILED', attempts: 1 }]);
    for (const at of ['10:01', '10:06', '10:36', '12:36', '18:36']) await office.deliverAt(`2026-11-24T${at}:00+08:00`);
    const [given] = await items(who, '/notices/messages');
    expect(given).toMatchObject({ state: 'GAVE_UP', attempts: 6, why: 'outlet-failed' });
    const params = { messageId: given?.messageId ?? '' };
    const retry = () => office.call(ops, 'POST /notices/sends/{messageId}/retry', { params });
    expect(JSON.stringify(await items(ops, '/notices/sends'))).not.toContain('talent-g');
    const counts = await office.call(ops, 'GET /notices/sends/counts');
    expect(counts.body).toMatchObject({
      states: expect.arrayContaining([{ state: 'GAVE_UP', count: 2, more: false }]),
    });
    office.outletWorks(true);
    expect((await retry()).status).toBe(200);
    expect((await retry()).status).toBe(409);
    await office.settle();
    await office.deliverAt('2026-11-24T18:37:00+08:00');
    expect(await messages(who)).toEqual(['SENT']);
  });

  test('an offer is recalled a day before it lapses, also at night; one that was answered is not', async () => {
    const offered = { granted: { id: 'unit', text: { zh: '一套（演示）', en: 'a flat (made up)' } } };
    const open = { ...offered, answerBy: '2026-11-26T23:30:00+08:00' };
    const [waits, answered] = [await reachable('talent-i'), await reachable('talent-j')];
    await progress(status('talent-i', open));
    await progress(status('talent-j', open));
    await progress(status('talent-j', offered), 2);
    await office.deliverAt('2026-11-25T10:00:00+08:00');
    await office.deliverAt('2026-11-25T23:30:00+08:00');
    expect(await told(waits)).toContain('offer.expiring');
    expect(await told(answered)).not.toContain('offer.expiring');
    await office.deliverAt('2026-11-25T23:31:00+08:00');
    expect(await messages(waits)).toEqual(['SENT', 'SENT']);
  });

  test('a clock that stood still for a body goes on once nothing holds it any more, also while something is asked for', async () => {
    const who = talentCalled('talent-p');
    const body = { paused: true, pausedReason: { zh: '等待市中心（演示）', en: 'the city (made up)' } };
    const { supplement } = asked;
    const clock = async () => (await told(who)).filter((one) => one === 'lane.resumed' || one === 'lane.paused').sort();
    await progress(status('talent-p', body), 1);
    await progress(status('talent-p', asked), 2);
    expect(await clock()).toEqual(['lane.paused']);
    const answered = { supplement: { ...supplement, answeredAt: `${day}T11:00:00+08:00` } };
    await progress(status('talent-p', { ...body, ...answered }), 3);
    // The body answers while something else is asked for.
    await progress(status('talent-p', asked), 4);
    expect(await clock()).toEqual(['lane.paused']);
    await progress(status('talent-p', answered), 5);
    expect(await clock()).toEqual(['lane.paused', 'lane.resumed']);
  });

  test('a clock that stands still after a supplement was closed is told; of the supplement itself nothing more', async () => {
    const closed = { supplement: { ...asked.supplement, closedAt: `${day}T11:00:00+08:00` } };
    await progress(status('talent-q', asked), 1);
    await progress(status('talent-q', closed), 2);
    expect(await told(talentCalled('talent-q'))).not.toContain('lane.resumed');
    await progress(status('talent-q', { ...closed, paused: true }), 3);
    expect(await told(talentCalled('talent-q'))).toContain('lane.paused');
  });

  test('after the time for which they are kept, notices and messages are gone from the lists', async () => {
    const who = talentCalled('talent-c');
    await office.deliverAt('2027-07-01T10:00:00+08:00');
    expect(await told(who)).toEqual([]);
    expect(await messages(who)).toEqual([]);
  });
});

describe('staff', () => {
  test('have no contacts to be written to, and are told why', async () => {
    const put = (contacts: object) =>
      office.call<{ code: string; errors: { pointer: string }[] }>(caseworkerOf('hukou'), 'PUT /notices/preferences', {
        body: { language: 'zh', channels: ['sms'], digest: 'none', ...contacts },
      });
    for (const [name, value] of Object.entries({ phone: '021 0000 0000', email: 'made-up@example.com' })) {
      const { status: code, body } = await put({ [name]: value });
      expect([code, body.code, body.errors[0]?.pointer]).toEqual([422, 'contacts-of-talents', `/${name}`]);
    }
    expect(await put({})).toMatchObject({ status: 200, body: { contacts: [] } });
  });

  test('hear of new, warned and escalated cases in the box of their role', async () => {
    const data = { ...status('talent-h'), stage: 'ACCEPTED', level: 1, role: 'leader' };
    await progress(status('talent-h'));
    await office.tell('plus.hukou.case-escalated.v1', data);
    expect(await told(caseworkerOf('hukou'), 'desk')).toContain('staff.case-new');
    expect(await told(leadOf('hukou'), 'desk')).toContain('staff.case-escalated');
    expect(await told(caseworkerOf('housing'), 'desk')).toEqual([]);
  });
});

test('where there is no mailbox, ops see none, and where there is no such message, nothing is tried again', async () => {
  office.outletWorks(false);
  expect((await office.call(ops, 'GET /notices/mailbox')).status).toBe(404);
  office.outletWorks(true);
  const params = { messageId: 'guessed' };
  expect((await office.call(ops, 'POST /notices/sends/{messageId}/retry', { params })).status).toBe(404);
});

test('what is asked for a member of the family says whose it is', async () => {
  const whose = { zh: '您的配偶', en: 'your spouse' };
  const missing = [{ ...asked.supplement.missing[0], memberId: 'm-1', whose }];
  await progress(status('talent-z', { ...asked, supplement: { ...asked.supplement, missing } }));
  const given = (await items(talentCalled('talent-z'), '/notices')).find(
    ({ template }) => template === 'lane.supplement-asked',
  );
  expect(given).toMatchObject({
    text: { zh: expect.stringContaining('合同（演示）——您的配偶'), en: expect.stringContaining('— your spouse') },
  });
});
