import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Principal } from '../../identity/index.ts';
import { type Office, startOffice } from '../testing/office.ts';
import { officeService } from '../testing/office-service.ts';
import { caseworkerOf, leadOf, talentCalled } from '../testing/people.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(officeService());
});
afterAll(() => office.stop());

interface Answered {
  code?: string;
  owner?: string;
  status?: string;
  items?: { person: string; by: string }[];
}
const [worker, lead, colleague] = [caseworkerOf('office'), leadOf('office'), caseworkerOf('office', 'colleague')];
const call = (who: Principal, route: string, body?: unknown, params = {}) =>
  office.call<Answered>(who, route, { params, ...(body === undefined ? {} : { body }) });
const give = (caseId: string, to: string, who = lead) =>
  call(who, 'POST /office/cases/{caseId}/assignment', { to }, { caseId });
const people = async () => (await call(worker, 'GET /office/roster')).body.items?.map(({ person, by }) => [person, by]);

describe('the roster', () => {
  test('given nobody, when somebody takes a case, then they are on it; the lead puts others there and takes them off', async () => {
    expect(await people()).toEqual([]);
    await office.opened('a1');
    expect(await people()).toEqual([['caseworker-office', 'caseworker-office']]);
    const commits = async () => (await office.commitsOf('office')).filter(({ stream }) => stream.startsWith('roster/'));
    await office.opened('a2');
    expect(await commits()).toHaveLength(1);
    expect((await call(lead, 'POST /office/roster', { person: 'newcomer' })).status).toBe(200);
    expect(await people()).toContainEqual(['newcomer', 'lead-office']);
    expect((await call(lead, 'POST /office/roster/remove', { person: 'newcomer' })).status).toBe(200);
    expect((await call(lead, 'POST /office/roster/remove', { person: 'newcomer' })).body.code).toBe('not-on-roster');
    for (const route of ['POST /office/roster', 'POST /office/roster/remove']) {
      expect((await call(worker, route, { person: 'x' })).status).toBe(403);
      expect((await call(leadOf('housing'), route, { person: 'x' })).status).toBe(404);
    }
    expect((await call(leadOf('housing'), 'GET /office/roster')).status).toBe(404);
    expect((await call(talentCalled('t'), 'GET /office/roster')).status).toBe(403);
  });

  test('given who is not on it, when work is given to them, then it is refused by name, however it is given; what else is wrong is said first', async () => {
    const decision = { outcome: 'rejected', reasonCode: 'misfits' };
    for (const to of ['caseworker-housing', 'talent-x', 'nobody'])
      expect((await give('a1', to)).body).toMatchObject({ code: 'not-on-roster', errors: [{ pointer: '/to' }] });
    expect((await give('a1', 'talent-a1')).body.code).toBe('own-case');
    expect((await give('a1', 'nobody', colleague)).body.code).toBe('only-lead-assigns');
    expect((await give('nowhere', 'nobody')).status).toBe(404);
    const leave = { substitute: 'nobody', from: '2026-11-23', until: '2026-11-24' };
    expect((await call(worker, 'POST /office/leaves', leave)).body).toMatchObject({ code: 'not-on-roster' });
    const over = await call(lead, 'POST /office/takeovers', { from: 'caseworker-office', to: 'nobody' });
    expect([over.status, over.body.code]).toEqual([422, 'not-on-roster']);
    await office.opened('a3');
    await office.works('a3', 'decision', decision);
    await office.applicant('a3', 'review', { grounds: 'made up' });
    const review = await call(
      lead,
      'POST /office/reviews/{reviewId}/assignment',
      { to: 'nobody' },
      { reviewId: 'a3-1' },
    );
    expect(review.body.code).toBe('not-on-roster');
    const own = await call(colleague, 'POST /office/reviews/{reviewId}/assignment', {}, { reviewId: 'a3-1' });
    expect(own.body.owner).toBe('colleague');
    expect((await give('a1', 'colleague')).body.owner).toBe('colleague');
  });

  test('given somebody who is away, when work is given to them, then who stands in is named; afterwards it is theirs', async () => {
    const away = { substitute: 'colleague', from: '2026-11-23', until: '2026-11-24' };
    expect((await call(worker, 'POST /office/leaves', away)).status).toBe(200);
    const given = await give('a1', 'caseworker-office');
    expect([given.status, given.body]).toMatchObject([
      409,
      { code: 'on-leave', detail: expect.stringContaining('代理人为 colleague') },
    ]);
    const over = await call(lead, 'POST /office/takeovers', { from: 'colleague', to: 'caseworker-office' });
    expect(over.body.code).toBe('on-leave');
    const both = { substitute: 'caseworker-office', from: '2026-11-24', until: '2026-11-30' };
    expect((await call(colleague, 'POST /office/leaves', both)).body.code).toBe('on-leave');
    const later = { ...both, from: '2026-11-25' };
    expect((await call(colleague, 'POST /office/leaves', later)).status).toBe(200);
    await office.advanceTo('2026-11-25T09:00:00+08:00');
    expect((await give('a1', 'caseworker-office')).body.owner).toBe('caseworker-office');
  });
});
