import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { talent } from '../../services/talent/service.ts';
import { familyIn, type Shown } from './testing/family.ts';
import { everything, type Joint, startJoint } from './testing/joint.ts';
import { caseworkerOf, leadOf, talentCalled } from './testing/people.ts';

let joint: Joint;
beforeAll(async () => {
  joint = await startJoint([talent, education, hukou, housing, medical]);
});
afterAll(() => joint.stop());
const { on, adds, corrects, consents, formFor, submits, laneOf, opens } = familyIn(() => joint);

describe('a child that an application names', () => {
  test('given one under fourteen, when it is submitted without the guardian’s consent for it, then that is named, and afterwards it is taken', async () => {
    const memberId = await adds('cat');
    const id = await joint.drafted('cat', formFor(memberId));
    const refused = await submits('cat', id);
    expect([refused.status, refused.body.code]).toEqual([422, 'member-consent-missing']);
    expect(refused.body.errors).toMatchObject([
      { pointer: '/answers/childMember', rule: { en: expect.stringContaining('consent for it is missing') } },
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

  test('given answers, a consent and the guardian’s are missing, when it is submitted, then all is told at once', async () => {
    const memberId = await adds('ned');
    const { applicant: _applicant, services: _services, answers, ...form } = { ...everything, ...formFor(memberId) };
    const services = ['education', 'hukou'];
    const body = { ...form, services, answers: { ...answers, hukou: { channel: 'returnee' } } };
    const { body: draft } = await joint.call<{ applicationId: string }>(
      talentCalled('ned'),
      'POST /talent/applications',
      { body: { ...body, applicant: everything.applicant } },
    );
    const { applicationId } = draft;
    await joint.call(talentCalled('ned'), 'PATCH /talent/applications/{applicationId}/answers', {
      params: { applicationId },
      body: { answers: { phone: null } },
    });
    const refused = await submits('ned', applicationId);
    expect([refused.status, refused.body.code]).toEqual([422, 'answers-missing']);
    expect(refused.body.errors?.map(({ pointer }) => pointer)).toEqual([
      '/answers/phone',
      '/services/0',
      '/services/1',
      '/answers/childMember',
    ]);
  });

  test('given one of fourteen, when it is submitted, then no consent for it is needed; a spouse or another’s child is none', async () => {
    const grown = await adds('dot', '2012-11-23');
    const [spouse, strange] = [await adds('dot', '1990-01-01', 'spouse'), await adds('eve')];
    for (const memberId of [spouse, strange, 'm-nobody']) {
      const refused = await submits('dot', await joint.drafted('dot', formFor(memberId)));
      expect(refused.body.code).toBe('member-unknown');
      expect(refused.body.errors).toEqual([
        {
          pointer: '/answers/childMember',
          rule: expect.objectContaining({ en: expect.stringContaining('no such member') }),
          mend: expect.anything(),
        },
      ]);
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

describe('two children of one family', () => {
  const laneStates = async (...ids: string[]) => Promise.all(ids.map((id) => laneOf('una', id)));
  const askErasure = () =>
    joint.call<Shown>(talentCalled('una'), 'POST /talent/rights/requests', { body: { kind: 'erase' } });
  const submitted = async (memberId: string) => {
    const id = await joint.drafted('una', formFor(memberId));
    const answer = await submits('una', id);
    await joint.settle();
    return { id, answer };
  };

  test('given education for one, when it is asked for the other, then both run side by side, each child once, and each ends alone', async () => {
    const [older, younger] = [await adds('una', '2019-05-01'), await adds('una')];
    const { consentId } = (await consents('una', older)).body;
    await consents('una', younger);
    const [first, second] = [await submitted(older), await submitted(younger)];
    expect([first.answer.status, second.answer.status]).toEqual([200, 200]);
    expect(await laneStates(first.id, second.id)).toEqual(['REGISTERED', 'REGISTERED']);
    // The same child once more, also as another member of the family.
    const twice = await adds('una');
    await consents('una', twice);
    for (const memberId of [younger, twice]) {
      const { answer } = await submitted(memberId);
      expect([answer.status, answer.body.code]).toEqual([409, 'active-application']);
      expect(answer.body.errors).toMatchObject([
        { pointer: '/services/0', rule: { en: expect.stringContaining('for this child') } },
      ]);
    }
    expect((await askErasure()).body.code).toBe('lanes-under-way');
    await joint.does('una', second.id, 'withdraw');
    await joint.settle();
    expect(await laneStates(first.id, second.id)).toEqual(['REGISTERED', 'WITHDRAWN']);
    expect((await askErasure()).body.code).toBe('lanes-under-way');
    // It freed the younger alone.
    expect((await submitted(older)).answer.body.code).toBe('active-application');
    const third = await submitted(younger);
    expect(third.answer.status).toBe(200);
    // The consent for a child stops that child's alone.
    const withdrawal = 'POST /talent/consents/{consentId}/withdraw';
    await joint.call(talentCalled('una'), withdrawal, { params: { consentId } });
    await joint.settle();
    expect(await laneStates(first.id, third.id)).toEqual(['WITHDRAWN', 'REGISTERED']);
  });

  test('given the first of one child is reopened, when its next runs, then staff see those two beside each other, and not the other child’s', async () => {
    const [one, other] = [await adds('vic', '2019-05-01'), await adds('vic')];
    for (const memberId of [one, other]) await consents('vic', memberId);
    const [first, sibling] = [await joint.submitted('vic', formFor(one)), await joint.submitted('vic', formFor(other))];
    await joint.works('education', first, 'assignment');
    await joint.works('education', first, 'decision', {
      outcome: 'rejected',
      reasonCode: 'permit-or-insurance-missing',
    });
    await joint.settle();
    const reopening = 'POST /education/cases/{caseId}/reopening';
    const body = { reason: { zh: '示例', en: 'Made up' } };
    const beside = async (caseId: string) => {
      const route = 'GET /education/cases/{caseId}';
      const shown = await joint.call<{ besideCases?: string[] }>(caseworkerOf('education'), route, {
        params: { caseId },
      });
      return shown.body.besideCases;
    };
    const second = await joint.submitted('vic', formFor(one));
    const reopened = await joint.call(leadOf('education'), reopening, { params: { caseId: first }, body });
    expect(reopened.status).toBe(200);
    await joint.settle();
    expect([await beside(first), await beside(second), await beside(sibling)]).toEqual([[second], [first], undefined]);
    expect((await joint.seen('vic', first)).lanes[0]).toHaveProperty('conflict');
    await joint.does('vic', second, 'withdraw');
    await joint.settle();
    expect(await beside(first)).toBeUndefined();
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
      { pointer: '/answers/household/1', rule: { en: expect.stringContaining('housing') } },
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
      '/answers/settlingFamily/0',
      '/answers/household/0',
    ]);
  });
});
describe('a member who is corrected while departments work on it', () => {
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
    { pointer: '/answers/patientMember', rule: { en: expect.stringContaining('medical care') } },
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
