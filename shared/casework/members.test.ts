import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { talent } from '../../services/talent/service.ts';
import { familyIn } from './testing/family.ts';
import { type Joint, startJoint } from './testing/joint.ts';
import { talentCalled } from './testing/people.ts';

let joint: Joint;
beforeAll(async () => {
  joint = await startJoint([talent, education, hukou, housing, medical]);
});
afterAll(() => joint.stop());
const { on, adds, corrects, idsOf, consents, formFor, opens } = familyIn(() => joint);

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

test('given a member who was removed, when the request that added them comes again, then no key of theirs is made anew', async () => {
  const add = () =>
    joint.call<{ memberId: string }>(talentCalled('kim'), 'POST /talent/members', {
      headers: { 'idempotency-key': 'kim-adds' },
      body: { relation: 'child', name: '示例孩子', birthDate: '2020-05-01' },
    });
  const added = await add();
  expect(await add()).toEqual(added);
  const { memberId } = added.body;
  await on('kim', memberId, 'POST', '/removal', {});
  await joint.settle();
  expect(await add()).toMatchObject({ status: 201, body: { memberId } });
  expect(await joint.runtimeOf('talent').keyring().sealKnown(memberId, 'member/name', '示例')).toBeUndefined();
});

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

describe('a birth date', () => {
  const add = async (relation: string, birthDate: string) => {
    const body = { relation, name: '示例（演示数据）', birthDate };
    const answer = await joint.call<Refused>(talentCalled('ric'), 'POST /talent/members', { body });
    await joint.settle();
    return [answer.status, answer.body.code, answer.body.errors?.[0]?.pointer];
  };
  interface Refused {
    code?: string;
    errors?: { pointer: string }[];
  }

  test('given one that cannot be, when a member is added or corrected, then it is refused at its field; one spouse at a time', async () => {
    for (const [relation, born] of [
      ['child', '2026-11-24'],
      ['child', '1799-01-01'],
      ['spouse', '2020-05-01'],
    ] as const)
      expect(await add(relation, born)).toEqual([422, 'birth-date-unfit', '/birthDate']);
    const spouse = await adds('ric', '1990-01-01', 'spouse');
    expect(await add('spouse', '1991-01-01')).toEqual([422, 'second-spouse', '/relation']);
    const young = (await corrects('ric', spouse, { birthDate: '2020-01-01' })) as unknown as { body: Refused };
    expect(young.body).toMatchObject({ code: 'birth-date-unfit', errors: [{ pointer: '/birthDate' }] });
    await on('ric', spouse, 'POST', '/removal', {});
    await joint.settle();
    expect(await add('spouse', '1991-01-01')).toEqual([201, undefined, undefined]);
  });
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
