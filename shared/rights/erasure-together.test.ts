import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { notices } from '../../services/notices/service.ts';
import { talent } from '../../services/talent/service.ts';
import { wallet } from '../../services/wallet/service.ts';
import { everything } from '../casework/testing/joint.ts';
import { talentCalled } from '../casework/testing/people.ts';
import { type Asking, one, type Shown, startAsking } from './testing/asking.ts';

let joint: Asking;
beforeAll(async () => {
  joint = await startAsking([talent, hukou, housing, education, medical, wallet, notices]);
});
afterAll(() => joint.stop());

/** Names a child, who is added for it. */
const forChild = { ...everything, services: ['education'], answers: { education: everything.answers.education } };

/** A draft, and an erasure that can be confirmed. */
async function both(who: string, form: object = everything) {
  const applicationId = await joint.drafted(who, form);
  await joint.settle();
  const { requestId } = (await joint.requests(who, 'erase')).body;
  expect((await joint.on(who, requestId)).body.status).toBe('READY');
  const call = { params: { requestId }, body: {} };
  // Neither is carried to anybody before the other is tried.
  const confirm = () => joint.call<Shown>(talentCalled(who), `POST ${one}/confirm`, call);
  return { requestId, applicationId, confirm, submit: () => joint.does(who, applicationId, 'submit') };
}

describe('an erasure and a submission that nothing has told of each other', () => {
  test('given it was submitted just now, when an erasure is confirmed or asked for, then it is refused', async () => {
    const { submit, confirm } = await both('ned');
    expect((await submit()).status).toBe(200);
    const refused = await confirm();
    expect([refused.status, refused.body.code]).toEqual([409, 'lanes-under-way']);
    await joint.settle();
    expect((await confirm()).body.code).toBe('lanes-under-way');

    const draft = await joint.drafted('ole');
    await joint.settle();
    expect((await joint.does('ole', draft, 'submit')).status).toBe(200);
    expect((await joint.requests('ole', 'erase')).body.code).toBe('lanes-under-way');
  });

  test('given it is confirmed, when the draft is submitted, then that is refused by name; afterwards they can begin anew', async () => {
    const { requestId, submit, confirm } = await both('pia');
    expect((await confirm()).body.status).toBe('ERASING');
    const refused = await submit();
    expect([refused.status, refused.body.code]).toEqual([409, 'erasure-under-way']);
    await joint.settle();
    expect((await joint.on('pia', requestId)).body.status).toBe('DONE');
    const anew = await joint.submitted('pia');
    expect((await joint.seen('pia', anew)).status).toBe('IN_PROGRESS');
  });

  test('given it is confirmed, when education is asked for a child, also one who is added meanwhile, then that is refused by name', async () => {
    const { requestId, confirm } = await both('sia');
    const before = await joint.drafted('sia', forChild);
    expect((await confirm()).body.status).toBe('ERASING');
    for (const applicationId of [before, await joint.drafted('sia', forChild)])
      expect((await joint.does('sia', applicationId, 'submit')).body.code).toBe('erasure-under-way');
    await joint.settle();
    expect((await joint.on('sia', requestId)).body.status).toBe('DONE');
  });

  test('given both come at once, then one of them is refused', async () => {
    for (const [who, only] of [
      ['quy', undefined],
      ['rea', undefined],
      // About a child alone, whom nothing but the claim on that child holds apart.
      ['tom', forChild],
    ] as const) {
      const { requestId, applicationId, submit, confirm } = await both(who, only);
      const [submitted, confirmed] = await Promise.all([submit(), confirm()]);
      expect([submitted.status, confirmed.status].sort()).toEqual([200, 409]);
      await joint.settle();
      const { status } = (await joint.on(who, requestId)).body;
      if (submitted.status === 409) expect([submitted.body.code, status]).toEqual(['erasure-under-way', 'DONE']);
      else expect([status, (await joint.seen(who, applicationId)).status]).toEqual(['READY', 'IN_PROGRESS']);
    }
  });
});

test('given an export is open when its person is erased, when they begin anew and ask for one, then nothing old stands in its way', async () => {
  const { requestId, confirm } = await both('uma');
  const open = (await joint.requests('uma', 'export')).body.requestId;
  expect((await joint.on('uma', open)).body.status).toBe('READY');
  await confirm();
  await joint.settle();
  expect((await joint.on('uma', requestId)).body.status).toBe('DONE');
  expect((await joint.on('uma', open)).body.status).toBe('CANCELLED');
  const { body } = await joint.asks<{ items: { template: string }[] }>('uma', 'GET /notices');
  expect(body.items.map(({ template }) => template)).toEqual(['rights.erase.done']);
  expect((await joint.requests('uma', 'export')).status).toBe(201);
});
