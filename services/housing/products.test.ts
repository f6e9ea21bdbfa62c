import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
import { caseworkerOf, leadOf, talentCalled } from '../../shared/casework/testing/people.ts';
import type { SubsidyShown } from './contract/subsidy.ts';
import { housing } from './service.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(housing);
});
afterAll(() => office.stop());

const worker = caseworkerOf('housing');
const person = 'talent-many';
const opened = (caseId: string, kind: string, who = person) =>
  office.opened(caseId, ['ELIGIBILITY_CHECK'], { answers: { housing: { kind } }, person: who });
const cny = (amount: number) => ({ amount, currency: 'CNY' });
const terms = (months: number, startsOn = '2026-12') => ({
  ...{ tier: 'general', monthlyRent: cny(600_000), startsOn, months },
});
const approve = async (caseId: string, reasonCode: string) => {
  const answer = await office.works(caseId, 'decision', { outcome: 'approved', reasonCode });
  await office.settle();
  return answer;
};
const reason = { zh: '租约有效（演示数据）', en: 'The lease is valid (made up)' };
const subsidy = async (caseId: string, who = worker) =>
  (await office.call<SubsidyShown>(who, 'GET /housing/subsidies/{caseId}', { params: { caseId } })).body;
const onSubsidy = async (caseId: string, what: string, body: object, who = worker) => {
  const route = `POST /housing/subsidies/{caseId}/${what}`;
  const answer = await office.call<SubsidyShown & { code?: string }>(who, route, { params: { caseId }, body });
  await office.settle();
  return answer;
};
const progress = async () =>
  (await office.commitsOf('housing'))
    .flatMap(({ published }) => published)
    .filter(({ type }) => type === 'plus.housing.subsidy-progressed.v1');

describe('a rent subsidy', () => {
  test('given anyone, when the rules are asked for, then ceilings and periods come with their source and that they are made up', async () => {
    const anyone = { subject: 'anyone', roles: [] };
    const { body } = await office.call<{ certainty: string; tiers: object[] }>(anyone, 'GET /housing/subsidy-rules');
    expect(body).toMatchObject({ certainty: 'made-up', limitMonths: 36 });
    expect(body.tiers).toHaveLength(3);
  });

  test('given terms, when they are set, then what is wrong with them is named', async () => {
    await opened('s1', 'rent-subsidy');
    const set = (body: object) => office.works('s1', 'subsidy-terms', body);
    expect((await set(terms(12, '2026-10'))).body.code).toBe('month-outside');
    expect((await set(terms(12, '2027-12'))).body.code).toBe('month-outside');
    expect((await set(terms(13))).status).toBe(400);
    expect((await approve('s1', 'subsidy-granted')).body.code).toBe('terms-missing');
    expect((await set(terms(12))).status).toBe(200);
    expect((await office.works('nowhere', 'subsidy-terms', terms(12))).status).toBe(404);
    const stranger = await office.call(caseworkerOf('hukou'), 'POST /housing/cases/{caseId}/subsidy-terms', {
      params: { caseId: 's1' },
      body: terms(12),
    });
    expect(stranger.status).toBe(404);
    expect((await subsidy('s1')) as unknown).toMatchObject({ status: 404 });
  });

  test('given it is approved, when it is looked at, then its months are there, and the rent for whom it concerns alone', async () => {
    expect((await approve('s1', 'subsidy-granted')).body.state).toBe('SUBSIDISED');
    const own = await subsidy('s1', talentCalled(person));
    expect(own).toMatchObject({
      ...{ state: 'RUNNING', lastMonth: '2027-11', rentFen: 600_000, recheckFrom: '2027-05-02' },
      rule: { sharePercent: 50, ceilingFen: 250_000, certainty: 'made-up' },
      accumulated: { used: 12, limit: 36, left: 24 },
    });
    expect(own.schedule[0]).toEqual({ month: '2026-12', amountFen: 250_000, status: 'granted' });
    const lead = { subject: 'lead', roles: ['leader' as const], department: 'housing' };
    expect(await subsidy('s1', lead)).not.toHaveProperty('rentFen');
    expect((await subsidy('s1', talentCalled('talent-other'))) as unknown).toMatchObject({ status: 404 });
    expect(JSON.stringify(await office.commitsOf('housing'))).not.toContain('600000');
    expect(JSON.stringify(await progress())).not.toContain('250000');
  });

  test('given it runs, when the same person is to get a home, then it is refused until it is over', async () => {
    await office.opened('h1', ['ELIGIBILITY_CHECK', 'QUEUED'], { person });
    const estate = { zh: '示例', en: 'Example' };
    const unit = { unitId: 'u-1', kind: 'public-rental', estate, rooms: 1, areaM2: 40, monthlyRent: cny(1) };
    await office.call(worker, 'POST /housing/units', { body: unit });
    await office.works('h1', 'offer', { unitId: 'u-1', reason: 'test' });
    const params = { caseId: 'h1' };
    const body = { accept: true };
    await office.call(talentCalled(person), 'POST /housing/cases/{caseId}/offer-answer', { params, body });
    expect((await approve('h1', 'conditions-met')).body.code).toBe('other-benefit');
    await office.works('h1', 'decision', { outcome: 'rejected', reasonCode: 'already-housed' });
  });

  test('given a new rent, when it is corrected, then later months change and the record says why', async () => {
    const reason = { zh: '租金下调（演示数据）', en: 'The rent fell (made up)' };
    const { body } = await onSubsidy('s1', 'rent', { monthlyRent: cny(300_000), fromMonth: '2027-03', reason });
    expect(body.schedule.map(({ amountFen }) => amountFen).slice(2, 4)).toEqual([250_000, 150_000]);
    expect(body.corrections).toMatchObject([{ fromMonth: '2027-03', amountFen: 150_000, reason }]);
    expect((await onSubsidy('s1', 'rent', { monthlyRent: cny(1), fromMonth: '2026-11', reason })).body.code).toBe(
      'month-outside',
    );
    expect((await onSubsidy('s1', 'recheck', { reason })).body.code).toBe('check-not-due');
    expect((await onSubsidy('nowhere', 'recheck', { reason })).status).toBe(404);
    expect((await onSubsidy('s1', 'recheck', { reason }, caseworkerOf('hukou'))).status).toBe(404);
  });

  test('given the check is due, when it is passed, then the held months go on, and after the last it ends by itself', async () => {
    await office.advanceTo('2027-05-02T00:00:00+08:00');
    expect(await subsidy('s1')).toMatchObject({ state: 'RECHECK', documents: ['ID', 'CON', 'SI', 'LEASE'] });
    const items = [{ document: 'LEASE', itemId: 'i1' }];
    const handed = await onSubsidy('s1', 'recheck-documents', { items }, talentCalled(person));
    expect(handed.body).toMatchObject({ recheckId: 's1-s6', handedIn: items, missing: ['ID', 'CON', 'SI'] });
    expect((await onSubsidy('s1', 'recheck-documents', { items }, talentCalled('talent-other'))).status).toBe(404);
    const list = async (query: Record<string, string>) =>
      (await office.call<{ items: object[] }>(leadOf('housing'), 'GET /housing/subsidies', { query })).body.items;
    const listed = [{ caseId: 's1', state: 'RECHECK', dueOn: '2027-06-01', handedInAt: expect.any(String) }];
    expect(await list({ state: 'RECHECK' })).toMatchObject(listed);
    expect(await list({})).toMatchObject(listed);
    const passed = await onSubsidy('s1', 'recheck', { reason });
    expect(passed.body).toMatchObject({ check: { by: worker.subject, reason } });
    expect((await subsidy('s1', talentCalled(person))).check).not.toHaveProperty('by');
    expect(passed.body).toMatchObject({ state: 'RUNNING' });
    expect(passed.body.schedule.every(({ status }) => status === 'granted')).toBe(true);
    await office.advanceTo('2027-12-01T00:00:00+08:00');
    await office.settle();
    expect(await subsidy('s1')).toMatchObject({ state: 'ENDED', months: 12 });
    expect((await progress()).at(-1)?.data).toMatchObject({ state: 'ENDED', lastDay: '2027-11-30' });
  });

  test('given the limit, when more is asked for than is left, then it is refused with what is left; stopping gives back', async () => {
    for (const [caseId, startsOn] of [
      ['s2', '2026-12'],
      ['s3', '2027-10'],
    ] as const) {
      await opened(caseId, 'rent-subsidy');
      await office.works(caseId, 'subsidy-terms', terms(12, startsOn));
      expect((await approve(caseId, 'subsidy-granted')).body.state).toBe('SUBSIDISED');
      const stopped = await onSubsidy(caseId, 'stop', { lastMonth: startsOn, reason: 'lease-ended' });
      expect(stopped.body).toMatchObject({
        state: 'STOPPED',
        months: 1,
        stopped: { reason: { zh: '租赁合同已终止' } },
      });
    }
    expect((await subsidy('s3')).accumulated).toEqual({ used: 14, limit: 36, left: 22 });
    for (const caseId of ['s4', 's5']) {
      await opened(caseId, 'rent-subsidy');
      await office.works(caseId, 'subsidy-terms', terms(12));
    }
    await approve('s4', 'subsidy-granted');
    await office.settle();
    expect((await approve('s5', 'subsidy-granted')).body.code).toBe('other-benefit');
    // The whole of it had passed when it was granted, so it is over at once, with what was cleared.
    await office.advanceTo('2027-12-02T00:00:00+08:00');
    expect(await subsidy('s4')).toMatchObject({ state: 'ENDED', months: 6 });
    expect((await approve('s5', 'subsidy-granted')).body.state).toBe('SUBSIDISED');
    await opened('s6', 'rent-subsidy');
    expect((await office.works('s6', 'subsidy-terms', terms(12))).body.code).toBe('months-used-up');
  });
});

describe('four eyes on a subsidy', () => {
  test('given more than the department trusts to one person, when it is approved, then a second person confirms it', async () => {
    await opened('f1', 'rent-subsidy', 'talent-led');
    const large = { ...terms(12), tier: 'leading', monthlyRent: cny(1_000_000) };
    await office.works('f1', 'subsidy-terms', large);
    expect((await approve('f1', 'subsidy-granted')).body).toMatchObject({ terminal: false, awaitingSecond: true });
    const confirmation = { params: { caseId: 'f1' }, body: { confirm: true } };
    const route = 'POST /housing/cases/{caseId}/decision-confirmation';
    expect((await office.call(leadOf('housing'), route, confirmation)).body).toMatchObject({ state: 'SUBSIDISED' });
    const shown = await office.call(leadOf('housing'), 'GET /housing/four-eyes');
    expect(shown.body).toMatchObject({
      inForce: { kinds: [{ kind: 'subsidy-granted' }], above: { amount: 5_000_000, currency: 'CNY' } },
      certainty: 'made-up',
    });
  });
});

describe('four eyes on a correction', () => {
  const correct = (caseId: string, amount: number, who = worker) =>
    onSubsidy(caseId, 'rent', { monthlyRent: cny(amount), fromMonth: '2026-12', reason: words }, who);
  const second = (caseId: string, confirm: boolean, who = leadOf('housing')) =>
    onSubsidy(caseId, 'rent-confirmation', { confirm }, who);
  const words = { zh: '租金调整（演示数据）', en: 'The rent changed (made up)' };

  test('given a tiny subsidy that one person granted, when it is raised above the threshold, then it waits for a second person', async () => {
    await opened('r1', 'rent-subsidy', 'talent-raised');
    await office.works('r1', 'subsidy-terms', { ...terms(12), tier: 'leading', monthlyRent: cny(100) });
    expect((await approve('r1', 'subsidy-granted')).body).toMatchObject({ state: 'SUBSIDISED' });
    expect((await correct('r1', 590_000)).body).toMatchObject({
      corrections: [{ amountFen: 413_000, by: worker.subject }],
    });
    const raised = await correct('r1', 1_000_000);
    expect(raised.body).toMatchObject({ awaitingSecond: true, proposed: { amountFen: 500_000, by: worker.subject } });
    expect((await subsidy('r1')).schedule[0]?.amountFen).toBe(413_000);
    const own = await subsidy('r1', talentCalled('talent-raised'));
    expect(own).toMatchObject({ awaitingSecond: true });
    expect(own).not.toHaveProperty('proposed');
    expect(own.corrections[0]).not.toHaveProperty('by');
    expect((await correct('r1', 1)).body.code).toBe('awaiting-second');
    const query = { view: 'awaiting-second' };
    const { items } = (await office.call<{ items: object[] }>(worker, 'GET /housing/subsidies', { query })).body;
    expect(items).toMatchObject([{ caseId: 'r1', awaitingSecond: true }]);
    expect((await second('r1', true, worker)).body.code).toBe('same-person');
    expect((await second('r1', true, caseworkerOf('hukou'))).status).toBe(404);
    expect((await second('r1', false)).body).toMatchObject({ returned: { by: 'lead-housing' } });
    expect((await second('r1', true)).body.code).toBe('nothing-proposed');
    await correct('r1', 1_000_000);
    const confirmed = await second('r1', true, caseworkerOf('housing', 'caseworker-two'));
    expect(confirmed.body.schedule[0]?.amountFen).toBe(500_000);
    expect(confirmed.body.corrections.at(-1)).toMatchObject({ by: 'caseworker-two', proposedBy: worker.subject });
  });

  test('given a caseworker who is the beneficiary, when they work on their own, then it is refused', async () => {
    const self = { ...worker, subject: 'talent-raised' };
    expect((await correct('r1', 1, self)).body.code).toBe('own-case');
    expect((await onSubsidy('r1', 'stop', { lastMonth: '2026-12', reason: 'lease-ended' }, self)).body.code).toBe(
      'own-case',
    );
  });
});

describe('an answer about buying a home', () => {
  const shownTo = (caseId: string, who = talentCalled(`talent-${caseId}`)) =>
    office.call<{ letter: { zh: string; en: string } }>(who, 'GET /housing/cases/{caseId}/purchase-answer', {
      params: { caseId },
    });
  const words = { zh: '已核对社保（演示数据）', en: 'Insurance was checked (made up)' };

  test('given a rule that is not sure, when it is answered, then a person has to say in writing what was found', async () => {
    await opened('p1', 'purchase', 'talent-p1');
    expect((await office.works('p1', 'purchase-answer', { homes: 1 })).body.code).toBe('must-be-written');
    expect((await approve('p1', 'purchase-answered')).body.code).toBe('answer-missing');
    expect((await office.works('p1', 'purchase-answer', { homes: 1, words })).status).toBe(200);
    expect((await shownTo('p1')).status).toBe(404);
    expect((await approve('p1', 'conditions-met')).body.code).toBe('reason-mismatch');
    expect((await approve('p1', 'purchase-answered')).body.state).toBe('ANSWERED');
  });

  test('given the answer, when its letter is read, then it names homes, rule, source and until when, in both languages', async () => {
    const { body } = await shownTo('p1');
    expect(body).toMatchObject({
      ...{ homes: 1, validUntil: '2028-03-02', expired: false, words },
      rule: { id: 'purchase-2026', certainty: 'press' },
    });
    expect(body.letter.zh).toContain('可购买住房 1 套');
    expect(body.letter.zh).toContain('公开报道');
    expect(body.letter.en).toContain('valid until 2028-03-02');
    expect((await shownTo('p1', talentCalled('talent-p2'))).status).toBe(404);
    expect((await shownTo('p1', caseworkerOf('hukou'))).status).toBe(404);
    await office.advanceTo('2028-03-03T00:00:00+08:00');
    expect((await shownTo('p1')).body).toMatchObject({ expired: true });
  });

  test('given an answer of none, when the decision is read, then it says so and calls it no approval, and others do not hear it', async () => {
    await opened('p0', 'purchase', 'talent-p0');
    await office.works('p0', 'purchase-answer', { homes: 0, words });
    const { body } = await approve('p0', 'purchase-answered');
    expect(body).toMatchObject({ says: { zh: '已答复：可购买住房 0 套' } });
    const params = { caseId: 'p0', letterId: '2' };
    const route = 'GET /housing/cases/{caseId}/letters/{letterId}';
    const letter = await office.call<{ html: { zh: string; en: string } }>(talentCalled('talent-p0'), route, {
      params,
    });
    expect(letter.body.html.zh).toContain('的决定：已答复：可购买住房 0 套。');
    expect(letter.body.html.en).toContain('we decided: answered: the number of homes that may be bought is 0.');
    const told = (await office.commitsOf('housing')).flatMap(({ published }) => published);
    expect(JSON.stringify(told)).not.toContain('可购买住房 0 套');
  });
});
