import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { notices } from '../../services/notices/service.ts';
import { talent } from '../../services/talent/service.ts';
import { wallet } from '../../services/wallet/service.ts';
import { pdf } from '../../services/wallet/testing/samples.ts';
import { uploadsIn } from '../../services/wallet/testing/uploads.ts';
import { familyIn } from '../../shared/casework/testing/family.ts';
import { everything, type Joint, startJoint } from '../../shared/casework/testing/joint.ts';
import { caseworkerOf, leadOf, talentCalled } from '../../shared/casework/testing/people.ts';

let joint: Joint;
let uploads: ReturnType<typeof uploadsIn>;
beforeAll(async () => {
  joint = await startJoint([talent, hukou, housing, wallet, notices]);
  uploads = uploadsIn(joint);
});
afterAll(() => joint.stop());

interface Shown {
  code?: string;
  file?: { name: string; base64: string };
  errors?: { pointer: string; rule: { en: string } }[];
  items: { who: string; purpose: { en: string }; caseId: string; title: { en: string }; state: string }[];
  consentId: string;
}
const reuse = (who: string, recipient: string) =>
  joint.call<Shown>(talentCalled(who), 'POST /talent/consents', { body: { recipient, purpose: 'document-reuse' } });
const open = (worker: ReturnType<typeof caseworkerOf>, itemId: string, caseId: string, purpose = 'review') =>
  joint.call<Shown>(worker, 'POST /wallet/items/{itemId}/openings', { params: { itemId }, body: { caseId, purpose } });
const remove = (who: string, itemId: string) =>
  joint.call<Shown>(talentCalled(who), 'POST /wallet/items/{itemId}/delete', { params: { itemId }, body: {} });
const stateOf = async (who: string, itemId: string) =>
  (await joint.call<{ state?: string }>(talentCalled(who), 'GET /wallet/items/{itemId}', { params: { itemId } })).body
    .state;

/** An application in which hukou and housing ask for a contract. */
async function asked(who: string): Promise<string> {
  const applicationId = await joint.submitted(who, {
    ...everything,
    services: ['hukou', 'housing'],
    answers: { hukou: everything.answers.hukou, housing: everything.answers.housing },
  });
  for (const department of ['hukou', 'housing']) {
    await joint.works(department, applicationId, 'assignment');
    const missing = [{ zh: '合同', en: 'the contract', document: 'CON' }];
    await joint.works(department, applicationId, 'supplement-request', { missing });
  }
  await joint.settle();
  return applicationId;
}

async function answered(who: string, applicationId: string, itemId: string) {
  const answer = await joint.does(who, applicationId, 'supplements', { documents: ['CON'], items: [itemId] });
  await joint.settle((events) => [...events, ...events].reverse());
  return answer;
}

describe('a document that answers a supplement', () => {
  let caseId: string;
  let itemId: string;

  test('given documents that do not fit, when they are pointed at, then each is told by its place, and nothing is sent', async () => {
    caseId = await asked('ana');
    itemId = await uploads.ready(talentCalled('ana'), 'CON', pdf('contract'));
    const others = await uploads.ready(talentCalled('bo'), 'CON', pdf('contract of bo'));
    const tax = await uploads.ready(talentCalled('ana'), 'TAX', pdf('tax'));
    const { itemId: waiting } = await uploads.put(talentCalled('ana'), 'CON', pdf('waiting'));
    const items = ['guessed', others, tax, waiting, itemId];
    const refused = await joint.does('ana', caseId, 'supplements', { documents: ['CON'], items });
    expect([refused.status, refused.body.code]).toEqual([422, 'documents-unfit']);
    const { errors = [] } = refused.body as unknown as Shown;
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/items/0', '/items/1', '/items/2', '/items/3']);
    expect(JSON.stringify(errors[2])).toContain('another kind');
  });

  test('given one that fits, when both departments have it, then a caseworker opens it under consent and a purpose', async () => {
    expect((await open(caseworkerOf('hukou'), itemId, caseId)).status).toBe(404);
    await reuse('ana', 'housing');
    const early = await answered('ana', caseId, itemId);
    expect([early.status, early.body.code]).toEqual([422, 'reuse-consent-missing']);
    expect((early.body as unknown as Shown).errors).toMatchObject([
      {
        pointer: '/items/0',
        rule: { en: expect.stringContaining('hukou department may open') },
        mend: { zh: expect.stringContaining('{"recipient":"hukou","purpose":"document-reuse"}') },
      },
    ]);
    expect((await joint.seen('ana', caseId)).lanes.map(({ paused }) => paused)).toEqual([true, true]);
    await reuse('ana', 'hukou');
    expect((await answered('ana', caseId, itemId)).status).toBe(200);
    const opened = await open(caseworkerOf('hukou'), itemId, caseId);
    expect(opened.body.file).toMatchObject({ name: 'CON.pdf', base64: pdf('contract').toString('base64') });
    const { items } = (await joint.call<Shown>(talentCalled('ana'), 'GET /talent/openings')).body;
    expect(items).toContainEqual(
      expect.objectContaining({
        who: 'caseworker-hukou',
        caseId,
        purpose: expect.objectContaining({ en: 'Reviewing the application' }),
        field: 'wallet/file',
        fieldText: { zh: '材料的内容', en: 'What a document holds' },
        document: { itemId, kind: 'CON', title: expect.objectContaining({ zh: expect.stringContaining('合同') }) },
      }),
    );
  });

  test('given it, when anybody else tries, then it is not there for them', async () => {
    const other = await asked('bo');
    for (const [worker, item, of] of [
      [caseworkerOf('education'), itemId, caseId],
      [caseworkerOf('hukou'), itemId, other],
      [caseworkerOf('hukou'), 'guessed', caseId],
      [caseworkerOf('hukou'), itemId, 'guessed'],
    ] as const)
      expect((await open(worker, item, of)).status).toBe(404);
    expect((await open(talentCalled('bo'), itemId, caseId)).status).toBe(403);
    expect((await open(leadOf('hukou'), itemId, caseId)).status).toBe(404);
    expect((await open(caseworkerOf('hukou'), itemId, caseId, 'curiosity')).status).toBe(400);
  });

  test('given a case has it, when its owner deletes it, then that is refused with the case', async () => {
    const refused = await remove('ana', itemId);
    expect([refused.status, refused.body.code]).toEqual([409, 'in-use']);
    expect(JSON.stringify(refused.body)).toContain(caseId);
  });

  test('given the consent is withdrawn, then it is closed at once, and given again it opens', async () => {
    const all = (
      await joint.call<{ items: { consentId: string; purpose: string; recipient: string }[] }>(
        talentCalled('ana'),
        'GET /talent/consents',
      )
    ).body.items;
    const isIt = (one: (typeof all)[number]) => one.purpose === 'document-reuse' && one.recipient === 'hukou';
    const consentId = all.find(isIt)?.consentId ?? '';
    await joint.call(talentCalled('ana'), 'POST /talent/consents/{consentId}/withdraw', {
      params: { consentId },
      body: {},
    });
    await joint.settle();
    expect((await open(caseworkerOf('hukou'), itemId, caseId)).body.code).toBe('consent-missing');
    await reuse('ana', 'hukou');
    await joint.settle();
    expect((await open(caseworkerOf('hukou'), itemId, caseId)).status).toBe(200);
  });

  test('given a department that asked in words, when a document is handed in for it, then it alone has it; its own door takes none', async () => {
    const applicationId = await joint.submitted('eli', {
      ...everything,
      services: ['hukou', 'housing'],
      answers: { hukou: everything.answers.hukou, housing: everything.answers.housing },
    });
    for (const [department, document] of [['hukou'], ['housing', 'CON']]) {
      const missing = [{ zh: '示例材料', en: 'made up', ...(document && { document }) }];
      await joint.works(`${department}`, applicationId, 'assignment');
      await joint.works(`${department}`, applicationId, 'supplement-request', { missing });
    }
    await joint.settle();
    const letter = await uploads.ready(talentCalled('eli'), 'ARC', pdf('letter'));
    const contract = await uploads.ready(talentCalled('eli'), 'CON', pdf('contract of eli'));
    const body = { items: [letter] };
    const params = { caseId: applicationId };
    const direct = await joint.call<Shown>(talentCalled('eli'), 'POST /hukou/cases/{caseId}/supplement', {
      params,
      body,
    });
    expect([direct.status, direct.body.code]).toEqual([422, 'documents-elsewhere']);
    expect((await joint.does('eli', applicationId, 'supplements', body)).status).toBe(400);
    const wrong = await joint.does('eli', applicationId, 'supplements', { ...body, services: ['housing'] });
    expect(wrong.body.code).toBe('no-supplement');
    const silent = (await joint.does('eli', applicationId, 'supplements', { items: [], services: ['hukou'] })).body;
    expect((silent as unknown as Shown).errors).toMatchObject([
      { pointer: '/services/0', rule: { en: expect.stringContaining('not answered') } },
    ]);
    const both = { items: [letter, contract], documents: ['CON'], services: ['hukou'] };
    const lacking = (await joint.does('eli', applicationId, 'supplements', both)).body as unknown as Shown;
    expect(lacking.errors?.map(({ pointer }) => pointer)).toEqual(['/items/0', '/items/1']);
    for (const recipient of ['hukou', 'housing']) await reuse('eli', recipient);
    expect((await joint.does('eli', applicationId, 'supplements', both)).status).toBe(200);
    await joint.settle((events) => [...events, ...events].reverse());
    const { lanes } = await joint.seen('eli', applicationId);
    expect(lanes.map(({ state }) => state)).toEqual(['PRECHECK', 'SUBMITTED']);
    const opens = async (department: string, itemId: string) =>
      (await open(caseworkerOf(department), itemId, applicationId)).status;
    expect([await opens('hukou', letter), await opens('hukou', contract)]).toEqual([200, 404]);
    expect([await opens('housing', letter), await opens('housing', contract)]).toEqual([404, 200]);
  });

  test('given a department that asked in words, when it is answered in words alone, then it goes on', async () => {
    const form = { ...everything, services: ['hukou'], answers: { hukou: everything.answers.hukou } };
    const applicationId = await joint.submitted('ole', form);
    await joint.works('hukou', applicationId, 'assignment');
    const missing = [{ zh: '说明出境原因（演示数据）', en: 'why you were abroad (made up)' }];
    await joint.works('hukou', applicationId, 'supplement-request', { missing });
    await joint.settle();
    const body = { items: [], services: ['hukou'], text: '留学（演示数据）' };
    expect((await joint.does('ole', applicationId, 'supplements', body)).status).toBe(200);
    await joint.settle((events) => [...events, ...events].reverse());
    expect((await joint.seen('ole', applicationId)).lanes).toMatchObject([{ state: 'PRECHECK' }]);
  });

  test('given one case was decided and the other taken back, then neither opens it, and it can be deleted', async () => {
    await joint.works('hukou', caseId, 'decision', { outcome: 'rejected', reasonCode: 'channel-not-fitting' });
    await joint.settle((events) => [...events, ...events].reverse());
    expect((await open(caseworkerOf('hukou'), itemId, caseId)).body.code).toBe('case-closed');
    expect((await open(caseworkerOf('housing'), itemId, caseId)).status).toBe(200);
    await joint.does('ana', caseId, 'withdraw', { services: ['housing'] });
    await joint.settle();
    expect((await open(caseworkerOf('housing'), itemId, caseId)).body.code).toBe('case-closed');
    expect((await remove('ana', itemId)).status).toBe(200);
    await joint.settle();
    expect((await open(caseworkerOf('hukou'), itemId, caseId)).status).toBe(404);
  });

  test('given what was closed, then it goes by itself after the days that are set, and its owner is told', async () => {
    const later = await uploads.ready(talentCalled('bo'), 'CON', pdf('contract of bo, again'));
    const [application] = (
      await joint.call<{ items: { applicationId: string }[] }>(talentCalled('bo'), 'GET /talent/applications')
    ).body.items;
    const id = application?.applicationId ?? '';
    for (const recipient of ['hukou', 'housing']) await reuse('bo', recipient);
    expect((await answered('bo', id, later)).status).toBe(200);
    await joint.does('bo', id, 'withdraw');
    await joint.settle();
    await joint.advanceTo('2027-05-21T12:00:00+08:00');
    expect(await stateOf('bo', later)).toBe('READY');
    await joint.advanceTo('2027-05-23T12:00:00+08:00');
    expect(await stateOf('bo', later)).toBeUndefined();
    const { items } = (await joint.call<Shown>(talentCalled('bo'), 'GET /notices')).body;
    expect(items.map(({ title }) => title.en)).toContain('A document reached the end of its keeping');
  });

  test('given a file is taken or refused, then its owner is told, why, and how to mend it', async () => {
    await uploads.ready(talentCalled('cy'), 'DEG', pdf('fine'));
    await uploads.put(talentCalled('cy'), 'DEG', Buffer.from('no PDF at all'));
    await joint.settle();
    const told = await joint.call(talentCalled('cy'), 'GET /notices');
    expect(JSON.stringify(told.body)).toContain('neither PDF, JPEG, PNG nor HEIC');
    expect(JSON.stringify(told.body)).toContain('A document is ready');
  });
});

describe('a document of a member of the family', () => {
  const fay = talentCalled('fay');
  const about = { caseId: '', memberId: '', itemId: '' };
  const announces = (who: string, memberId: string, tag: string) =>
    uploads.announce(talentCalled(who), 'BIR', pdf(tag), undefined, { memberId, fileName: '出生证.pdf' });

  test('given a member, when a file is put up for them, then it lies under their key, and for nobody else’s member', async () => {
    const child = { relation: 'child', name: '示例孩子', birthDate: '2020-05-01' };
    const added = await joint.call<{ memberId: string }>(fay, 'POST /talent/members', { body: child });
    about.memberId = added.body.memberId;
    const early = await announces('fay', about.memberId, 'early');
    expect([early.status, early.body.code, early.body.errors[0]?.pointer]).toEqual([
      422,
      'member-unknown',
      '/memberId',
    ]);
    await joint.settle((events) => [...events, ...events]);
    expect((await announces('bo', about.memberId, 'of another')).body.code).toBe('member-unknown');
    const whose = { memberId: about.memberId, fileName: '出生证.pdf' };
    about.itemId = await uploads.ready(fay, 'BIR', pdf('birth'), whose);
    expect(await uploads.ready(fay, 'BIR', pdf('birth'))).not.toBe(about.itemId);
    const query = { memberId: about.memberId };
    const { items } = (await joint.call<Shown>(fay, 'GET /wallet/items', { query })).body;
    expect(items).toMatchObject([{ itemId: about.itemId, memberId: about.memberId, state: 'READY' }]);
    const content = { params: { itemId: about.itemId } };
    const { body } = await joint.call<Shown>(fay, 'GET /wallet/items/{itemId}/content', content);
    expect(body.file).toMatchObject({ name: '出生证.pdf', base64: pdf('birth').toString('base64') });
  });

  test('given it answers a supplement, then it opens under a consent for that member alone, and that is on their record', async () => {
    about.caseId = await joint.submitted('fay', {
      ...everything,
      services: ['hukou'],
      answers: { hukou: everything.answers.hukou },
    });
    await joint.works('hukou', about.caseId, 'assignment');
    const missing = [{ zh: '出生证', en: 'birth certificate', document: 'BIR' }];
    await joint.works('hukou', about.caseId, 'supplement-request', { missing });
    await reuse('fay', 'hukou');
    await joint.settle();
    const answer = { documents: ['BIR'], items: [about.itemId] };
    const refused = (await joint.does('fay', about.caseId, 'supplements', answer)).body as unknown as Shown;
    expect(refused).toMatchObject({
      code: 'reuse-consent-missing',
      errors: [{ pointer: '/items/0', mend: { en: expect.stringContaining(about.memberId) } }],
    });
    const consent = { recipient: 'hukou', purpose: 'document-reuse', memberId: about.memberId };
    expect((await joint.call(fay, 'POST /talent/consents', { body: consent })).status).toBe(201);
    expect((await joint.does('fay', about.caseId, 'supplements', answer)).status).toBe(200);
    await joint.settle();
    expect((await open(caseworkerOf('hukou'), about.itemId, about.caseId)).body.file).toMatchObject({
      base64: pdf('birth').toString('base64'),
    });
    const query = { memberId: about.memberId };
    const { items } = (await joint.call<Shown>(fay, 'GET /talent/openings', { query })).body;
    expect(items).toContainEqual(expect.objectContaining({ who: 'caseworker-hukou', caseId: about.caseId }));
  });

  test('given the member is removed, then nothing opens it any more, not even from the log, and what comes late is not kept', async () => {
    const late = await announces('fay', about.memberId, 'late');
    const key = uploads.keyOf(late.body.upload);
    const params = { memberId: about.memberId };
    await joint.call(fay, 'POST /talent/members/{memberId}/removal', { params, body: {} });
    await joint.settle((events) => [...events, ...events].reverse());
    uploads.files.objects.set(key, pdf('late'));
    await uploads.arrived(key, pdf('late').length);
    await uploads.scanned(key);
    expect((await open(caseworkerOf('hukou'), about.itemId, about.caseId)).status).toBe(404);
    expect(await stateOf('fay', about.itemId)).toBeUndefined();
    const left = [...uploads.files.objects.keys()].filter((one) => one === key || one.includes(about.itemId));
    expect(left).toEqual([]);
    const commits = (await joint.commitsOf('wallet')).filter(({ stream }) => stream === `item/${about.itemId}`);
    const stored = commits.flatMap(({ events }) => events).find(({ type }) => type === 'stored') as unknown;
    const purpose = { who: 'fay', why: 'test.all', caseId: 'none' };
    const opened = await joint
      .runtimeOf('wallet')
      .keyring()
      .open((stored as { key: never }).key, purpose);
    expect(opened).toMatchObject({ ok: false, code: 'erased' });
    expect((await announces('fay', about.memberId, 'after')).body.code).toBe('member-unknown');
  });
});

test('given a department that asks for a child’s document, when it is answered, then only one of that child’s is taken', async () => {
  const ida = talentCalled('ida');
  const { adds, consents } = familyIn(() => joint);
  const [child, other] = [await adds('ida'), await adds('ida')];
  for (const one of [child, other]) await consents('ida', one, 'hukou');
  const sharing = { recipient: 'hukou', purpose: 'document-reuse', memberId: child };
  await joint.call(ida, 'POST /talent/consents', { body: sharing });
  const caseId = await joint.submitted('ida', {
    ...everything,
    services: ['hukou'],
    answers: { hukou: { channel: 'returnee', family: [child] } },
  });
  await joint.works('hukou', caseId, 'assignment');
  const one = { zh: '出生证', en: 'birth certificate', document: 'BIR' };
  const asks = async (memberId: string) =>
    (await joint.works('hukou', caseId, 'supplement-request', { missing: [{ ...one, memberId }] })) as unknown as {
      status: number;
      body: Shown;
    };
  const strange = await asks(other);
  expect([strange.status, strange.body.code]).toEqual([422, 'member-not-named']);
  expect(strange.body.errors).toMatchObject([
    {
      pointer: '/missing/0/memberId',
      rule: { en: expect.stringContaining('no such member') },
      mend: { zh: expect.stringContaining('facts') },
    },
  ]);
  expect((await asks(child)).status).toBe(200);
  await joint.settle((events) => [...events, ...events].reverse());
  const [lane] = (await joint.seen('ida', caseId)).lanes;
  const whose = { zh: '您的子女', en: 'your child' };
  expect(lane).toMatchObject({ supplement: { missing: [{ ...one, memberId: child, whose }] } });
  const params = { caseId, letterId: '2' };
  const letter = await joint.call<{ html: { zh: string; en: string } }>(
    ida,
    'GET /hukou/cases/{caseId}/letters/{letterId}',
    { params },
  );
  expect(letter.body.html).toMatchObject({
    zh: expect.stringContaining('<li>出生证——您的子女</li>'),
    en: expect.stringContaining('<li>birth certificate — your child</li>'),
  });
  const of = (tag: string, memberId?: string) =>
    uploads.ready(ida, 'BIR', pdf(tag), memberId === undefined ? {} : { memberId });
  const items = [await of('own of ida'), await of('of the other', other), await of('of the child', child)];
  const answers = (itemIds: string[]) =>
    joint.does('ida', caseId, 'supplements', { documents: ['BIR'], items: itemIds });
  const own = (await answers(items.slice(0, 2))).body as unknown as Shown;
  expect([own.code, own.errors?.map(({ pointer }) => pointer)]).toEqual(['documents-unfit', ['/items/0', '/items/1']]);
  expect(own.errors?.[1]?.rule.en).toContain(`Still wanted: memberId ${child}.`);
  expect((await answers(items.slice(2))).status).toBe(200);
  await joint.settle((events) => [...events, ...events].reverse());
  expect((await joint.seen('ida', caseId)).lanes).toMatchObject([{ state: 'PRECHECK' }]);
});

test('given a document asked for two children, when one’s comes before the other’s, then the rest is asked for still', async () => {
  const jia = talentCalled('jia');
  const { adds, consents } = familyIn(() => joint);
  const children = [await adds('jia'), await adds('jia')];
  for (const memberId of children) {
    await consents('jia', memberId, 'hukou');
    const body = { recipient: 'hukou', purpose: 'document-reuse', memberId };
    await joint.call(jia, 'POST /talent/consents', { body });
  }
  const answersOfForm = { hukou: { channel: 'returnee', family: children } };
  const caseId = await joint.submitted('jia', { ...everything, services: ['hukou'], answers: answersOfForm });
  await joint.works('hukou', caseId, 'assignment');
  const one = { zh: '出生证', en: 'birth certificate', document: 'BIR' };
  const missing = children.map((memberId) => ({ ...one, memberId }));
  await joint.works('hukou', caseId, 'supplement-request', { missing });
  await joint.settle();
  const items: string[] = [];
  for (const memberId of children) items.push(await uploads.ready(jia, 'BIR', pdf(`of ${memberId}`), { memberId }));
  const hands = async (itemId: string | undefined) => {
    const { status } = await joint.does('jia', caseId, 'supplements', { documents: ['BIR'], items: [itemId] });
    await joint.settle((events) => [...events, ...events].reverse());
    const { lanes } = await joint.seen('jia', caseId);
    const [lane] = lanes as { state: string; supplement?: { missing: object[] } }[];
    return { status, state: lane?.state, missing: lane?.supplement?.missing };
  };
  expect(await hands(items[1])).toMatchObject({
    ...{ status: 200, state: 'SUPPLEMENT' },
    missing: [{ memberId: children[0] }, { memberId: children[1], given: true }],
  });
  expect(await hands(items[1])).toMatchObject({ status: 422, state: 'SUPPLEMENT' });
  expect(await open(caseworkerOf('hukou'), items[1] ?? '', caseId)).toMatchObject({ status: 200 });
  expect((await open(caseworkerOf('hukou'), items[0] ?? '', caseId)).status).toBe(404);
  expect(await hands(items[0])).toMatchObject({ status: 200, state: 'PRECHECK' });
});

describe('a member who was added before the wallet was told of members', () => {
  const body = { relation: 'child', name: '示例孩子', birthDate: '2020-05-01' };
  const announced = async (who: string, memberId: string, tag: string) =>
    (await uploads.announce(talentCalled(who), 'BIR', pdf(tag), undefined, { memberId })).body.code;

  test.each([
    ['gil', 'PATCH /talent/members/{memberId}', () => ({ name: body.name })],
    ['hao', 'POST /talent/consents', (memberId: string) => ({ recipient: 'hukou', purpose: 'handling', memberId })],
  ])(
    'given %s does %s for them, when it has arrived, then documents of theirs are taken, and not after a removal',
    async (who, route, said) => {
      const caller = talentCalled(who);
      const { memberId } = (await joint.call<{ memberId: string }>(caller, 'POST /talent/members', { body })).body;
      await joint.settle((events) => events.filter(({ type }) => !type.includes('member-added')));
      expect(await announced(who, memberId, `${who} too early`)).toBe('member-unknown');
      const params = { memberId };
      await joint.call(caller, route, { ...(route.includes('{') && { params }), body: said(memberId) });
      await joint.settle((events) => [...events, ...events].reverse());
      expect(await announced(who, memberId, `${who} in time`)).toBeUndefined();
      await joint.call(caller, 'POST /talent/members/{memberId}/removal', { params, body: {} });
      await joint.settle((events) => [...events, ...events].reverse());
      expect(await announced(who, memberId, `${who} too late`)).toBe('member-unknown');
    },
  );
});
