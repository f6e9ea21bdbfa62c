import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { talent } from '../../services/talent/service.ts';
import { everything, type Joint, startJoint } from './testing/joint.ts';
import { caseworkerOf, talentCalled } from './testing/people.ts';

let joint: Joint;
beforeAll(async () => {
  joint = await startJoint([talent, education, hukou, housing, medical]);
});
afterAll(() => joint.stop());

interface Shown {
  memberId: string;
  name?: string;
  birthDate?: string;
  code?: string;
  errors?: { pointer: string; rule: { en: string } }[];
}
const one = '/talent/members/{memberId}';
const adds = async (who: string, birthDate = '2020-05-01', relation = 'child') => {
  const body = { relation, name: '示例孩子', birthDate };
  const added = await joint.call<Shown>(talentCalled(who), 'POST /talent/members', { body });
  expect([added.status, added.body.memberId.startsWith('m-')]).toEqual([201, true]);
  await joint.settle();
  return added.body.memberId;
};
const on = (who: string, memberId: string, verb = 'GET', what = '', body?: unknown) =>
  joint.call<Shown>(talentCalled(who), `${verb} ${one}${what}`, { params: { memberId }, body });
const idsOf = async (who: string) =>
  (await joint.call<{ items: Shown[] }>(talentCalled(who), 'GET /talent/members')).body.items.map(
    (row) => row.memberId,
  );
const consents = (who: string, memberId: string, recipient = 'education') => {
  const body = { recipient, purpose: 'handling', memberId };
  return joint.call<{ consentId: string; code?: string }>(talentCalled(who), 'POST /talent/consents', { body });
};
const formFor = (memberId: string) => ({
  ...{ ...everything, services: ['education'] },
  answers: { education: { ...everything.answers.education, memberId } },
});
const submits = async (who: string, id: string) =>
  (await joint.does(who, id, 'submit')) as unknown as { status: number; body: Shown };
const laneOf = async (who: string, id: string) => (await joint.seen(who, id)).lanes[0]?.state;

describe('members of a family', () => {
  test('given one is added, when it is shown and corrected, then only its talent sees it, opened', async () => {
    const memberId = await adds('ana');
    expect((await on('ana', memberId)).body).toMatchObject({ name: '示例孩子', birthDate: '2020-05-01' });
    expect((await on('ana', memberId, 'PATCH', '', { birthDate: '2020-05-02' })).status).toBe(200);
    expect((await on('ana', memberId)).body).toMatchObject({ name: '示例孩子', birthDate: '2020-05-02' });
    expect(await idsOf('ana')).toEqual([memberId]);
    expect(await idsOf('eve')).toEqual([]);
    expect((await on('eve', memberId)).status).toBe(404);
    expect((await on('eve', memberId, 'PATCH', '', { name: '示例' })).status).toBe(404);
    expect((await on('eve', memberId, 'POST', '/removal', {})).status).toBe(404);
    expect((await consents('eve', memberId)).body.code).toBe('member-unknown');
  });

  test('given one is removed, when its values are looked for, then none opens any more, and the talent’s own still do', async () => {
    const memberId = await adds('bea');
    expect((await on('bea', memberId, 'POST', '/removal', {})).body).toEqual({ memberId, removed: true });
    await joint.settle((events) => [...events, ...events]);
    expect(await idsOf('bea')).toEqual([]);
    expect((await on('bea', memberId)).status).toBe(404);
    const [commit] = (await joint.commitsOf('talent')).filter(({ stream }) => stream === `member/${memberId}`);
    const { name } = (commit?.events[0] ?? {}) as { name: never };
    const opened = await joint
      .runtimeOf('talent')
      .keyring()
      .open(name, { who: 'bea', why: 'test.all', caseId: 'none' });
    expect(opened).toMatchObject({ ok: false, code: 'erased' });
  });
});

const opens = async (caseId: string, department = 'education') => {
  const answer = await joint.works(department, caseId, 'open-personal', { purpose: 'review' });
  return (answer.body as { fields: object[] }).fields;
};

describe('what a department sees of a child', () => {
  const openings = (who: string, memberId: string) =>
    joint.call<{ items: object[] }>(talentCalled(who), 'GET /talent/openings', { query: { memberId } });

  test('given it opens the child’s data, when the guardian looks, then they see who, why and which case; nobody else does', async () => {
    const memberId = await adds('hal');
    await consents('hal', memberId);
    const id = await joint.submitted('hal', formFor(memberId));
    await joint.works('education', id, 'assignment');
    expect(await opens(id)).toContainEqual({ field: 'member/name', of: memberId, value: '示例孩子' });
    const seen = (await openings('hal', memberId)).body.items;
    expect(seen).toContainEqual(expect.objectContaining({ department: 'education', field: 'member/name', caseId: id }));
    expect((await openings('ida', memberId)).status).toBe(404);
    expect((await openings('hal', 'm-nobody')).status).toBe(404);
    await on('hal', memberId, 'POST', '/removal', {});
    await joint.settle();
    expect((await openings('hal', memberId)).body.items.length).toBeGreaterThan(0);
    const kept = JSON.stringify(await Promise.all(['talent', 'education'].map(joint.commitsOf)));
    for (const secret of ['示例孩子', '2020-05-01']) expect(kept).not.toContain(secret);
  });

  test('given the guardian had education halted, when it opens a child’s data, then nothing of it opens, also of one added later', async () => {
    const halts = (recipients: string[]) =>
      joint.call(talentCalled('jo'), 'PUT /talent/rights/restrictions', { body: { recipients } });
    const first = await adds('jo');
    await consents('jo', first);
    await halts(['education']);
    await joint.settle();
    const later = await adds('jo');
    for (const memberId of [first, later]) {
      await consents('jo', memberId);
      const id = await joint.submitted('jo', formFor(memberId));
      await joint.works('education', id, 'assignment');
      expect(await opens(id)).toContainEqual({ field: 'member/name', of: memberId, unavailable: 'restricted' });
      await joint.does('jo', id, 'withdraw');
      await joint.settle();
    }
    await halts([]);
    await joint.settle();
    expect((await on('jo', later)).body).toMatchObject({ name: '示例孩子' });
  });
});

describe('a child that an application names', () => {
  test('given one under fourteen, when it is submitted without the guardian’s consent for it, then that is named, and afterwards it is taken', async () => {
    const memberId = await adds('cat');
    const id = await joint.drafted('cat', formFor(memberId));
    const refused = await submits('cat', id);
    expect([refused.status, refused.body.code]).toEqual([422, 'consent-missing']);
    expect(refused.body.errors).toMatchObject([
      { pointer: '/answers/education/memberId', rule: { en: expect.stringContaining('guardian') } },
    ]);
    expect((await consents('cat', memberId)).status).toBe(201);
    const again = () =>
      joint.call<Shown>(talentCalled('cat'), 'POST /talent/applications/{applicationId}/submit', {
        ...{ params: { applicationId: id }, body: {}, headers: { 'idempotency-key': 'cat-submits' } },
      });
    const taken = await again();
    expect(taken.status).toBe(200);
    // Whose answer was lost asks with the same key, and is told the same.
    expect(await again()).toEqual(taken);
    await joint.settle();
    expect(await laneOf('cat', id)).toBe('REGISTERED');
  });

  test('given one of fourteen, when it is submitted, then no consent for it is needed; a spouse or another’s child is none', async () => {
    const grown = await adds('dot', '2012-11-23');
    const [spouse, strange] = [await adds('dot', '1990-01-01', 'spouse'), await adds('eve')];
    for (const memberId of [spouse, strange, 'm-nobody']) {
      const refused = await submits('dot', await joint.drafted('dot', formFor(memberId)));
      expect(refused.body.errors).toMatchObject([{ rule: { en: expect.stringContaining('no such member') } }]);
    }
    expect((await submits('dot', await joint.drafted('dot', formFor(grown)))).status).toBe(200);
    await joint.settle();
  });

  test('given the consent for it is withdrawn, or the child removed, when that has arrived, then the education lane stops', async () => {
    for (const [who, how] of [
      ['fay', 'withdraw'],
      ['gus', 'remove'],
    ] as const) {
      const memberId = await adds(who);
      const { consentId } = (await consents(who, memberId)).body;
      const id = await joint.submitted(who, formFor(memberId));
      const withdrawal = 'POST /talent/consents/{consentId}/withdraw';
      if (how === 'withdraw') await joint.call(talentCalled(who), withdrawal, { params: { consentId } });
      else await on(who, memberId, 'POST', '/removal', {});
      await joint.settle((events) => [...events, ...events].reverse());
      expect(await laneOf(who, id)).toBe('WITHDRAWN');
    }
  });
});

describe('the spouse and children who settle along or live in the household', () => {
  const family = (...ids: string[]) => ({
    ...{ ...everything, services: ['hukou', 'housing'] },
    answers: { hukou: { channel: 'returnee', family: ids }, housing: { kind: 'public-rental', household: ids } },
  });

  test('given a child under fourteen, when it is submitted, then each department needs the guardian’s consent for itself; a spouse needs none', async () => {
    const [spouse, child] = [await adds('kim', '1990-01-01', 'spouse'), await adds('kim')];
    const id = await joint.drafted('kim', family(spouse, child));
    await consents('kim', child, 'hukou');
    const refused = await submits('kim', id);
    expect(refused.body.errors).toMatchObject([
      { pointer: '/answers/housing/household/1', rule: { en: expect.stringContaining('housing') } },
    ]);
    const { consentId } = (await consents('kim', child, 'housing')).body;
    expect((await submits('kim', id)).status).toBe(200);
    await joint.settle();
    for (const department of ['hukou', 'housing']) {
      await joint.works(department, id, 'assignment');
      const fields = await opens(id, department);
      for (const member of [spouse, child])
        expect(fields).toContainEqual({ field: 'member/name', of: member, value: '示例孩子' });
    }
    const route = 'GET /hukou/cases/{caseId}';
    const shown = await joint.call<{ facts: object }>(caseworkerOf('hukou'), route, { params: { caseId: id } });
    const known = [spouse, child].map((memberId) => ({ memberId, relation: memberId === child ? 'child' : 'spouse' }));
    expect(shown.body.facts).toEqual({ channel: 'returnee', family: known });
    const withdrawal = 'POST /talent/consents/{consentId}/withdraw';
    await joint.call(talentCalled('kim'), withdrawal, { params: { consentId } });
    await joint.settle();
    const { lanes } = await joint.seen('kim', id);
    expect(lanes.map(({ service, state }) => [service, state === 'WITHDRAWN'])).toEqual([
      ['hukou', false],
      ['housing', true],
    ]);
    await on('kim', spouse, 'POST', '/removal', {});
    await joint.settle();
    expect(await opens(id, 'hukou')).toContainEqual({ field: 'member/name', of: spouse, unavailable: 'erased' });
  });

  test('given the same twice, or somebody else’s, when it is named, then it is refused by its place', async () => {
    const [own, strange] = [await adds('lou'), await adds('eve')];
    const twice = await joint.call<Shown>(talentCalled('lou'), 'POST /talent/applications', { body: family(own, own) });
    expect([twice.status, twice.body.errors?.[0]?.pointer]).toEqual([400, '/answers/hukou/family']);
    const refused = await submits('lou', await joint.drafted('lou', family(strange)));
    expect(refused.body.errors?.map(({ pointer }) => pointer)).toEqual([
      '/answers/hukou/family/0',
      '/answers/housing/household/0',
    ]);
  });
});

describe('a member who is corrected while departments work on it', () => {
  const corrects = (who: string, memberId: string, body: object) => on(who, memberId, 'PATCH', '', body);

  test('given an application under way, when the name and the birth date are corrected, then the departments have them, and the ones before', async () => {
    const child = await adds('mia');
    for (const department of ['education', 'hukou']) await consents('mia', child, department);
    const form = formFor(child);
    const id = await joint.drafted('mia', {
      ...form,
      services: ['education', 'hukou'],
      answers: { ...form.answers, hukou: { channel: 'returnee', family: [child] } },
    });
    await joint.does('mia', id, 'submit');
    // Before and after the submission has arrived, in the wrong order and twice.
    expect((await corrects('mia', child, { name: '另一个名字' })).status).toBe(200);
    await joint.settle((events) => [...events, ...events].reverse());
    expect((await corrects('mia', child, { birthDate: '2019-05-01' })).status).toBe(200);
    await joint.settle((events) => [...events, ...events].reverse());
    for (const department of ['education', 'hukou']) {
      await joint.works(department, id, 'assignment');
      const fields = await opens(id, department);
      const known = (field: string, value: string, more = {}) => ({ field, of: child, value, ...more });
      expect(fields).toContainEqual(known('member/name', '另一个名字'));
      expect(fields).toContainEqual(known('member/name', '示例孩子', { earlier: true }));
      expect(fields).toContainEqual(known('member/birthDate', '2019-05-01'));
      if (department === 'education') expect(fields).toContainEqual(known('member/age', '7'));
    }
    const kept = JSON.stringify(await Promise.all(['talent', 'education', 'hukou'].map(joint.commitsOf)));
    for (const secret of ['另一个名字', '2019-05-01']) expect(kept).not.toContain(secret);
  });

  test('given it is named as one of fourteen, when its birth date would make it younger, then it is refused by name, until nothing is under way', async () => {
    const child = await adds('ned', '2012-11-23');
    const id = await joint.submitted('ned', formFor(child));
    const refused = await corrects('ned', child, { birthDate: '2012-11-24' });
    expect([refused.status, refused.body.code, refused.body.errors?.[0]?.pointer]).toEqual([
      ...[409, 'named-as-older', '/birthDate'],
    ]);
    expect((await corrects('ned', child, { birthDate: '2012-11-22' })).status).toBe(200);
    await joint.does('ned', id, 'withdraw');
    await joint.settle();
    expect((await corrects('ned', child, { birthDate: '2012-11-24' })).status).toBe(200);
    await joint.settle();
  });
});

test('given a patient under fourteen, when medical care is asked for, then the guardian’s consent for it is needed, and the rules know both', async () => {
  const child = await adds('oli');
  const id = await joint.drafted('oli', {
    ...{ ...everything, services: ['medical'], facts: { forFamily: true } },
    answers: { medical: { speciality: 'dental', patient: child } },
  });
  const refused = await submits('oli', id);
  expect(refused.body.errors).toMatchObject([
    { pointer: '/answers/medical/patient', rule: { en: expect.stringContaining('medical care') } },
  ]);
  await consents('oli', child, 'medical');
  expect((await submits('oli', id)).status).toBe(200);
  await joint.settle();
  await joint.works('medical', id, 'assignment');
  expect(await opens(id, 'medical')).toContainEqual({ field: 'member/name', of: child, value: '示例孩子' });
  const { body } = await joint.works('medical', id, 'assessment', { facts: {}, open: 'review' });
  const [first] = (body as unknown as { answers: { conditions: { id: string; status: string }[] }[] }).answers;
  expect(first?.conditions).toContainEqual(expect.objectContaining({ id: 'guardian-consent', status: 'met' }));
});

test('given an application was held long enough, when its key goes, then what it told of a member opens no more, and the member still does', async () => {
  const child = await adds('pam');
  await consents('pam', child);
  const id = await joint.submitted('pam', formFor(child));
  await joint.works('education', id, 'assignment');
  expect(await opens(id)).toContainEqual({ field: 'member/name', of: child, value: '示例孩子' });
  const at = '2026-11-23T09:00:00.000+08:00';
  await joint.tell('plus.talent.record-retired.v1', { applicationId: id, person: 'pam', services: ['education'], at });
  const told = (await joint.commitsOf('education')).filter(({ stream }) => stream === `case/${id}`);
  const [first] = told.flatMap(({ events }) => events) as { answers?: { child: { name: never } } }[];
  const keyring = joint.runtimeOf('education').keyring();
  const purpose = { who: 'pam', why: 'test.all', caseId: id };
  expect(await keyring.open(first?.answers?.child.name as never, purpose)).toMatchObject({ ok: false, code: 'erased' });
  expect((await on('pam', child)).body).toMatchObject({ name: '示例孩子' });
});
