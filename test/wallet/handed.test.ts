import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { talent } from '../../services/talent/service.ts';
import { wallet } from '../../services/wallet/service.ts';
import { pdf } from '../../services/wallet/testing/samples.ts';
import { uploadsIn } from '../../services/wallet/testing/uploads.ts';
import { everything, type Joint, startJoint } from '../../shared/casework/testing/joint.ts';
import { caseworkerOf, talentCalled } from '../../shared/casework/testing/people.ts';

let joint: Joint;
let uploads: ReturnType<typeof uploadsIn>;
beforeAll(async () => {
  joint = await startJoint([talent, hukou, housing, medical, wallet]);
  uploads = uploadsIn(joint);
});
afterAll(() => joint.stop());

interface Told {
  code?: string;
  errors?: { pointer: string; rule: { en: string } }[];
  documents?: object[];
  file?: { base64: string };
}
const { hukou: forHukou, housing: forHousing, medical: forMedical } = everything.answers;
const form = {
  ...everything,
  services: ['hukou', 'housing', 'medical'],
  answers: { hukou: forHukou, housing: forHousing, medical: forMedical },
};
const submits = async (who: string, id: string, documents: object[]) => {
  const answer = await joint.does(who, id, 'submit', { documents });
  return { status: answer.status, body: answer.body as unknown as Told };
};
const shares = (who: string, recipient: string) =>
  joint.call(talentCalled(who), 'POST /talent/consents', { body: { recipient, purpose: 'document-reuse' } });
const open = (department: string, itemId: string, caseId: string) =>
  joint.call<Told>(caseworkerOf(department), 'POST /wallet/items/{itemId}/openings', {
    params: { itemId },
    body: { caseId, purpose: 'review' },
  });

describe('documents that go with a submission', () => {
  test('given some that do not fit or lack a consent, when it is submitted, then each is told by its place, and nothing is sent', async () => {
    const id = await joint.drafted('abe', form);
    const tax = await uploads.ready(talentCalled('abe'), 'TAX', pdf('tax of abe'));
    const con = await uploads.ready(talentCalled('abe'), 'CON', pdf('contract of abe'));
    await shares('abe', 'hukou');
    const named = [
      { kind: 'CON', itemId: tax },
      { kind: 'CON', itemId: 'guessed' },
      { kind: 'CON', itemId: con },
    ];
    const { status, body } = await submits('abe', id, named);
    expect([status, body.code]).toEqual([422, 'documents-unfit']);
    expect(body.errors?.map(({ pointer }) => pointer)).toEqual([
      '/documents/0/kind',
      '/documents/1/itemId',
      '/documents/2',
    ]);
    expect(body.errors?.[2]?.rule.en).toContain('housing');
    expect((await joint.seen('abe', id)).status).toBe('DRAFT');
  });

  test('given one that fits, when it is submitted, then the departments that require it see and open it, and the wallet holds it', async () => {
    const id = await joint.drafted('bel', form);
    const con = await uploads.ready(talentCalled('bel'), 'CON', pdf('contract of bel'));
    for (const recipient of ['hukou', 'housing']) await shares('bel', recipient);
    const { status, body } = await submits('bel', id, [{ kind: 'CON', itemId: con }]);
    expect(status).toBe(200);
    expect(body.documents).toEqual(['hukou', 'housing'].map((service) => ({ service, kind: 'CON', itemId: con })));
    await joint.settle((events) => [...events, ...events].reverse());
    for (const department of ['hukou', 'housing', 'medical']) {
      const params = { caseId: id };
      const route = `GET /${department}/cases/{caseId}`;
      const { body: seen } = await joint.call<Told>(caseworkerOf(department), route, { params });
      const has = department !== 'medical';
      expect(seen.documents).toEqual(has ? [{ kind: 'CON', itemId: con }] : undefined);
      expect((await open(department, con, id)).status).toBe(has ? 200 : 404);
    }
    const refused = await joint.call<Told>(talentCalled('bel'), 'POST /wallet/items/{itemId}/delete', {
      params: { itemId: con },
      body: {},
    });
    expect(refused.body.code).toBe('in-use');
  });
});
