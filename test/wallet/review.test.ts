import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hukou } from '../../services/hukou/service.ts';
import { talent } from '../../services/talent/service.ts';
import { wallet } from '../../services/wallet/service.ts';
import { pdf } from '../../services/wallet/testing/samples.ts';
import { uploadsIn } from '../../services/wallet/testing/uploads.ts';
import { everything, type Joint, startJoint } from '../../shared/casework/testing/joint.ts';
import { caseworkerOf, leadOf, talentCalled } from '../../shared/casework/testing/people.ts';
import type { Principal } from '../../shared/identity/index.ts';

let joint: Joint;
let uploads: ReturnType<typeof uploadsIn>;
beforeAll(async () => {
  joint = await startJoint([talent, hukou, wallet]);
  uploads = uploadsIn(joint);
});
afterAll(() => joint.stop());

const [worker, second, lead] = [caseworkerOf('hukou'), caseworkerOf('hukou', 'second'), leadOf('hukou')];
const twice = () => joint.settle((events) => [...events, ...events].reverse());

/** A case of hukou that was given a document, was rejected, and whose applicant asked for a review. */
async function reviewed(who: string) {
  const form = { ...everything, services: ['hukou'], answers: { hukou: everything.answers.hukou } };
  const caseId = await joint.submitted(who, form);
  const reuse = { recipient: 'hukou', purpose: 'document-reuse' };
  await joint.call(talentCalled(who), 'POST /talent/consents', { body: reuse });
  await joint.works('hukou', caseId, 'assignment');
  const missing = [{ zh: '合同', en: 'the contract', document: 'CON' }];
  await joint.works('hukou', caseId, 'supplement-request', { missing });
  await joint.settle();
  const itemId = await uploads.ready(talentCalled(who), 'CON', pdf(`contract of ${who}`));
  await joint.does(who, caseId, 'supplements', { documents: ['CON'], items: [itemId] });
  await joint.settle();
  await joint.works('hukou', caseId, 'decision', { outcome: 'rejected', reasonCode: 'channel-not-fitting' });
  const asked = { params: { caseId }, body: { grounds: '材料已补正（演示数据）' } };
  await joint.call(talentCalled(who), 'POST /hukou/cases/{caseId}/review', asked);
  await twice();
  return { caseId, itemId, reviewId: `${caseId}-1` };
}

const onReview = async (who: Principal, reviewId: string, what: string, body: object = {}) => {
  const { status } = await joint.call(who, `POST /hukou/reviews/{reviewId}/${what}`, { params: { reviewId }, body });
  await twice();
  return status;
};

/** What somebody gets of the personal data, and of the document, of a case. */
async function seesOf(who: Principal, { caseId, itemId }: { caseId: string; itemId: string }) {
  const request = { params: { caseId }, body: { purpose: 'contact' } };
  const data = await joint.call<Told>(who, 'POST /hukou/cases/{caseId}/open-personal', request);
  const opening = { params: { itemId }, body: { caseId, purpose: 'contact' } };
  const file = await joint.call<Told>(who, 'POST /wallet/items/{itemId}/openings', opening);
  return [data, file].map(({ status, body }) => body.code ?? status);
}
interface Told {
  code?: string;
}

describe('a review', () => {
  test('given a review of a case that has ended, when somebody has it, then what was decided on opens to them alone, as reviewing', async () => {
    const about = await reviewed('ula');
    expect(await seesOf(second, about)).toEqual(['case-closed', 'case-closed']);
    expect(await onReview(second, about.reviewId, 'assignment')).toBe(200);
    expect(await seesOf(second, about)).toEqual([200, 200]);
    const { lanes } = await joint.seen('ula', about.caseId);
    const asked = { reviewId: about.reviewId, status: 'open', filedBy: 'talent', promisedOn: '2026-12-14' };
    expect(lanes).toMatchObject([
      { state: 'REJECTED', reviews: [{ ...asked, askedAt: expect.stringContaining('T') }] },
    ]);
    expect(await seesOf(worker, about)).toEqual(['case-closed', 'case-closed']);
    expect(await seesOf(lead, about)).toEqual(['case-closed', 'not-found']);
    const { items } = (await joint.call<{ items: object[] }>(talentCalled('ula'), 'GET /talent/openings')).body;
    const purpose = { en: 'Reviewing the application' };
    for (const field of ['applicant/name', 'wallet/file'])
      expect(items).toContainEqual(
        expect.objectContaining({ who: second.subject, field, purpose: expect.objectContaining(purpose) }),
      );
  });

  test('given the lead takes a review, when it is decided, then it is open until then, and goes on where the case does', async () => {
    const about = await reviewed('vik');
    expect(await onReview(second, about.reviewId, 'assignment')).toBe(200);
    expect(await onReview(lead, about.reviewId, 'assignment')).toBe(200);
    expect(await seesOf(second, about)).toEqual(['case-closed', 'case-closed']);
    expect(await seesOf(lead, about)).toEqual([200, 200]);
    const reasons = { zh: '材料齐全', en: 'It is all there' };
    expect(await onReview(lead, about.reviewId, 'decision', { outcome: 'changed', reasons })).toBe(200);
    expect(await seesOf(lead, about)).toEqual([200, 200]);
    expect(await seesOf(second, about)).toEqual(['not-yours', 200]);
  });

  test('given a review that confirms, when it is decided, then nothing opens any more', async () => {
    const about = await reviewed('wes');
    await onReview(second, about.reviewId, 'assignment');
    const reasons = { zh: '维持', en: 'It stands' };
    await onReview(second, about.reviewId, 'decision', { outcome: 'confirmed', reasons });
    expect(await seesOf(second, about)).toEqual(['case-closed', 'case-closed']);
    const { lanes } = await joint.seen('wes', about.caseId);
    const told = { status: 'decided', outcome: 'confirmed', askedAt: expect.anything(), decidedAt: expect.anything() };
    expect(lanes).toMatchObject([{ reviews: [told] }]);
  });
});
