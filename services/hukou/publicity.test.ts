import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
import { caseworkerOf, leadOf, talentCalled } from '../../shared/casework/testing/people.ts';
import { employerAsked } from '../../shared/casework/testing/submitted.ts';
import type { Principal } from '../../shared/identity/index.ts';
import { anonymous } from '../../shared/identity/principal.ts';
import { hukou } from './service.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(hukou);
});
afterAll(() => office.stop());

interface Body {
  code?: string;
  items: Record<string, unknown>[];
  objections: Record<string, unknown>[];
  noticeId: string;
  objectionId: string;
  state: string;
  text: string;
}
const worker = caseworkerOf('hukou');
const officer: Principal = { subject: 'officer', roles: ['enterprise'], enterprise: 'made-up' };
const call = (who: Principal, route: string, params: Record<string, string> = {}, body?: unknown, key?: string) =>
  office.call<Body>(who, route, {
    params,
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });

/** A case that is on public notice; answers with the notice. */
async function published(caseId: string): Promise<string> {
  const { seal } = office.runtimeOf('hukou').keyring();
  const applicant = {
    name: await seal(`talent-${caseId}`, 'applicant/name', '示例人才'),
    phone: await seal(`talent-${caseId}`, 'applicant/phone', '021 0000 0000'),
    idNumber: await seal(`talent-${caseId}`, 'applicant/idNumber', 'DEMO1'),
  };
  await office.opened(caseId, [], { applicant, employment: employerAsked });
  await call(officer, 'POST /hukou/cases/{caseId}/employer-filing', { caseId }, {});
  for (const to of ['DISTRICT_PREREVIEW', 'ACCEPTED', 'CITY_REVIEW', 'PUBLICITY'])
    await office.works(caseId, 'stage', { to });
  await office.settle();
  return (await noticeOf(caseId)).noticeId;
}
const noticeOf = async (caseId: string, who: Principal = worker) =>
  (await call(who, 'GET /hukou/cases/{caseId}/publicity', { caseId })).body;
const object = (noticeId: string, who: Principal, key?: string, text = 'MARKED-TEXT') =>
  call(who, 'POST /hukou/publicity/{noticeId}/objections', { noticeId }, { category: 'residence', text }, key);
const find = (caseId: string, objectionId: string, outcome: string, who: Principal = worker) => {
  const reasons = { zh: '已核对（演示）', en: 'Checked (made up)' };
  const route = 'POST /hukou/cases/{caseId}/objections/{objectionId}/finding';
  return call(who, route, { caseId, objectionId }, { outcome, reasons });
};
const own = async (who: Principal) => (await call(who, 'GET /hukou/objections')).body.items;
const listed = async () => (await call(anonymous, 'GET /hukou/publicity')).body.items;
const neighbour = talentCalled('neighbour');

describe('the public notice', () => {
  test('given a case on notice, when anyone reads the list, then it says little, and the full name lies nowhere in the clear', async () => {
    const noticeId = await published('p1');
    const row = (await listed()).find((one) => one.noticeId === noticeId);
    expect(row).toEqual({
      ...{ noticeId, name: '示**', employer: 'made up', channel: 'returnee', from: '2026-11-23', until: '2026-11-30' },
      channelText: { zh: '留学回国人员', en: 'Returnee from study abroad' },
    });
    expect(noticeId).not.toContain('p1');
    expect((await listed()).find((one) => one.noticeId === noticeId)).toEqual(row);
    const openings = (await office.runtimeOf('hukou').keyring().openingsOf('talent-p1')) as {
      page?: { items: { why: string; who: string }[] };
    };
    // The talent sees who made the notice's name, and that it was read: once for each process, not for each reader.
    expect(openings.page?.items.map(({ why, who }) => [why, who]).sort()).toEqual([
      ['hukou.publicity', 'caseworker-hukou'],
      ['hukou.publicity', 'public-notice'],
    ]);
    expect(JSON.stringify(await office.commitsOf('hukou'))).not.toMatch(/示例人才|示\*\*/);
    await office.tell('plus.talent.application-withdrawn.v1', {
      ...{ applicationId: 'p1', person: 'talent-p1', services: ['hukou'] },
    });
    await office.settle();
    expect((await listed()).some((one) => one.noticeId === noticeId)).toBe(false);
    const bad = await office.call(anonymous, 'GET /hukou/publicity', { query: { cursor: 'nonsense' } });
    expect(bad.body.code).toBe('bad-cursor');
  });

  test('given a talent whose key is gone, when the case is published, then the notice shows no name', async () => {
    const noticeId = await published('p2');
    await office.runtimeOf('hukou').keyring().erase('talent-p2');
    const row = (await listed()).find((one) => one.noticeId === noticeId);
    expect([row?.employer, row?.name]).toEqual(['made up', undefined]);
  });
});

describe('an objection', () => {
  test('given a notice, when a neighbour objects, then staff examine it, the applicant learns that and never who', async () => {
    const noticeId = await published('o1');
    const raised = await object(noticeId, neighbour, 'once');
    expect(raised.status).toBe(201);
    expect(raised.body).toMatchObject({ noticeId, status: 'open', category: 'residence' });
    expect((await object(noticeId, neighbour, 'once')).body).toEqual(raised.body);
    expect((await object(noticeId, neighbour)).body.code).toBe('objection-exists');
    expect((await object(noticeId, talentCalled('talent-o1'))).body.code).toBe('own-notice');
    expect((await object('n20261123-unheard-of', neighbour)).status).toBe(404);
    await office.settle();
    expect((await listed()).some((one) => one.noticeId === noticeId)).toBe(false);

    const seen = await noticeOf('o1', talentCalled('talent-o1'));
    expect(seen).toMatchObject({
      state: 'examined',
      daysLeft: 7,
      objections: [{ status: 'open', raisedOn: '2026-11-23' }],
    });
    expect(JSON.stringify([seen, await office.shown('o1')])).not.toMatch(/neighbour|MARKED/);
    expect(await office.shown('o1')).toMatchObject({ state: 'OBJECTION', promisedOn: expect.any(String) });
    expect((await call(neighbour, 'GET /hukou/cases/{caseId}/publicity', { caseId: 'o1' })).status).toBe(404);
    expect(JSON.stringify(await office.commitsOf('hukou'))).not.toContain('MARKED-TEXT');

    const { objectionId } = raised.body;
    const route = 'POST /hukou/cases/{caseId}/objections/{objectionId}/open-text';
    const open = (who: Principal, id = objectionId) => call(who, route, { caseId: 'o1', objectionId: id });
    expect((await open(worker)).body).toEqual({ text: 'MARKED-TEXT' });
    expect((await open(caseworkerOf('hukou', 'another'))).body.code).toBe('not-yours');
    expect((await open(caseworkerOf('housing'))).status).toBe(404);
    expect((await open(worker, 'n1-1')).status).toBe(404);
    expect((await find('o1', objectionId, 'upheld', caseworkerOf('housing'))).status).toBe(404);

    const found = await find('o1', objectionId, 'not-upheld');
    expect(found.body).toMatchObject({ state: 'running', until: '2026-11-30' });
    expect((await find('o1', objectionId, 'upheld')).body.code).toBe('objection-decided');
    await office.settle();
    expect(await own(neighbour)).toMatchObject([
      { objectionId, status: 'not-upheld', reasons: { en: 'Checked (made up)' } },
    ]);
    expect(await own(officer)).toEqual([]);
    expect((await listed()).some((one) => one.noticeId === noticeId)).toBe(true);
  });

  test('given an objection that holds, when that is found, then the case is refused and the letter says how to mend it', async () => {
    const noticeId = await published('o2');
    const { objectionId } = (await object(noticeId, neighbour)).body;
    expect((await find('o2', objectionId, 'upheld')).body).toMatchObject({ state: 'over' });
    expect(await office.shown('o2')).toMatchObject({ state: 'REJECTED', outcome: { reasonCode: 'objection-upheld' } });
    const letter = await office.call<{ html: { en: string } }>(worker, 'GET /hukou/cases/{caseId}/letters/{letterId}', {
      params: { caseId: 'o2', letterId: '2' },
    });
    expect(letter.body.html.en).toMatch(
      /Note \(as written\): .*Checked[\s\S]*Rule: .*unsure[\s\S]*What you can do: .*ask for a review/,
    );
    expect((await object(noticeId, talentCalled('late'))).body.code).toBe('publicity-over');
  });

  test('given its last day is over, when somebody objects, then it is too late by name, before and after the list says so', async () => {
    const noticeId = await published('o3');
    await office.advanceTo('2026-12-01T00:00:00+08:00');
    expect(await noticeOf('o3')).toMatchObject({ state: 'over' });
    expect((await object(noticeId, neighbour)).body.code).toBe('publicity-over');
    const shown = await office.shown('o3');
    expect(shown).toMatchObject({
      ...{ state: 'PUBLICITY', promisedOn: expect.any(String) },
      next: { en: expect.stringContaining('The public notice is over') },
    });
    expect(shown.paused).toBeUndefined();
    expect((await call(leadOf('hukou'), 'GET /hukou/cases/{caseId}/publicity', { caseId: 'o3' })).status).toBe(200);
    expect((await call(worker, 'GET /hukou/cases/{caseId}/publicity', { caseId: 'none' })).status).toBe(404);
  });

  test('given two who object at once while the city refuses, when all come at the same time, then one order of them holds', async () => {
    for (const round of [1, 2, 3, 4]) {
      const caseId = `both${round}`;
      const noticeId = await published(caseId);
      const row = JSON.stringify([{ caseId, outcome: 'city-refused', on: '2026-12-01' }]);
      const [a, b, city] = await Promise.all([
        object(noticeId, talentCalled('one')),
        object(noticeId, talentCalled('two')),
        office.call<{ rows: { outcome: string }[] }>(worker, 'POST /hukou/outcomes/imports', {
          body: { format: 'json', content: row },
        }),
      ]);
      expect([city.body.rows[0]?.outcome, (await office.shown(caseId)).state]).toEqual(['landed', 'REJECTED']);
      const taken = [a, b].filter(({ status }) => status === 201);
      for (const late of [a, b].filter((one) => !taken.includes(one))) expect(late.body.code).toBe('publicity-over');
      // Those that came before lapsed with the case.
      const { objections = [] } = await noticeOf(caseId);
      expect(objections.map(({ status }) => status)).toEqual(taken.map(() => 'lapsed'));
    }
  });
});
