import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { notices } from '../../services/notices/service.ts';
import { talent } from '../../services/talent/service.ts';
import { wallet } from '../../services/wallet/service.ts';
import { caseworkerOf, talentCalled } from '../casework/testing/people.ts';
import { type Asking, startAsking } from './testing/asking.ts';

let joint: Asking;
beforeAll(async () => {
  joint = await startAsking([talent, hukou, housing, education, medical, wallet, notices]);
});
afterAll(() => joint.stop());

describe('a restriction', () => {
  test('given hukou is halted, when its caseworker opens, then it is refused by name; the person still may; lifted, it opens', async () => {
    const caseId = await joint.submitted('dee');
    await joint.works('hukou', caseId, 'assignment');
    const open = async () => {
      const { body } = await joint.works('hukou', caseId, 'open-personal', { purpose: 'review' });
      return (body as unknown as { fields: { value?: string; unavailable?: string }[] }).fields[0];
    };
    const halted = await joint.asks('dee', 'PUT /talent/rights/restrictions', { body: { recipients: ['hukou'] } });
    expect([halted.status, halted.body.recipients]).toEqual([200, ['hukou']]);
    expect(await open()).toMatchObject({ unavailable: 'restricted' });
    const flagged = async () =>
      (await joint.seen('dee', caseId)).lanes.map(({ service, ...lane }) => [service, 'halted' in lane]);
    expect(await flagged()).toContainEqual(['hukou', true]);
    expect(await flagged()).toContainEqual(['housing', false]);
    const params = { applicationId: caseId };
    expect((await joint.asks('dee', 'GET /talent/applications/{applicationId}/form', { params })).status).toBe(200);
    expect(
      (await joint.asks('dee', 'PUT /talent/rights/restrictions', { body: { recipients: [] } })).body.recipients,
    ).toEqual([]);
    expect(await open()).toMatchObject({ value: '示例人才' });
    expect(await flagged()).toContainEqual(['hukou', false]);
  });

  test('given hukou is halted, when a case is opened later, then it carries the flag; lifted, it loses it', async () => {
    await joint.asks('gia', 'PUT /talent/rights/restrictions', { body: { recipients: ['hukou', 'medical.contact'] } });
    const caseId = await joint.submitted('gia');
    const flagged = async () =>
      Promise.all(
        ['hukou', 'medical'].map(async (name) => {
          const { body } = await joint.call(caseworkerOf(name), `GET /${name}/cases/{caseId}`, { params: { caseId } });
          return 'halted' in body;
        }),
      );
    expect(await flagged()).toEqual([true, false]);
    await joint.asks('gia', 'PUT /talent/rights/restrictions', { body: { recipients: ['medical'] } });
    expect(await flagged()).toEqual([false, true]);
    await joint.asks('gia', 'PUT /talent/rights/restrictions', { body: { recipients: [] } });
    expect(await flagged()).toEqual([false, false]);
  });

  test('given another version than the one that holds, when it is changed, then that is refused by name', async () => {
    const put = (ifMatch: string, recipients: string[]) =>
      joint.call<{ code: string }>(talentCalled('ida'), 'PUT /talent/rights/restrictions', {
        ...{ headers: { 'if-match': ifMatch }, body: { recipients } },
      });
    expect(await put('zz', ['hukou'])).toMatchObject({ status: 400, body: { code: 'bad-if-match' } });
    expect(await put('"999"', ['hukou'])).toMatchObject({ status: 412, body: { code: 'stale-version' } });
    expect((await put('"0"', ['hukou'])).status).toBe(200);
    expect(await put('"0"', [])).toMatchObject({ status: 412 });
    expect((await put('"1"', [])).status).toBe(200);
  });
});
