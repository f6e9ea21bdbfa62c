import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { notices } from '../../services/notices/service.ts';
import { talent } from '../../services/talent/service.ts';
import { wallet } from '../../services/wallet/service.ts';
import { type Asking, root, startAsking } from './testing/asking.ts';

let joint: Asking;
beforeAll(async () => {
  joint = await startAsking([talent, hukou, housing, education, medical, wallet, notices]);
});
afterAll(() => joint.stop());

function boxesOf(value: unknown): { person: string }[] {
  if (value === null || typeof value !== 'object') return [];
  return 'sealed' in value && 'box' in value ? [value as never] : Object.values(value).flatMap(boxesOf);
}

describe('an erasure', () => {
  let old: string;
  let memberId: string;
  test('given lanes under way, when asked, then it is refused with the way to mend it', async () => {
    old = await joint.submitted('cy');
    const refused = await joint.requests('cy', 'erase');
    expect([refused.status, refused.body.code]).toEqual([409, 'lanes-under-way']);
  });

  test('given they were withdrawn, when asked, then what goes and what remains is told, and nothing has gone yet', async () => {
    await joint.ends('cy', old);
    await joint.asks('cy', 'POST /wallet/licences', { body: { kind: 'RP' } });
    const child = { relation: 'child', name: '示例孩子', birthDate: '2020-05-01' };
    memberId = (await joint.asks<{ memberId: string }>('cy', 'POST /talent/members', { body: child })).body.memberId;
    const { requestId } = (await joint.requests('cy', 'erase')).body;
    const { preview, status } = (await joint.on('cy', requestId)).body;
    expect(status).toBe('READY');
    expect(preview?.goes.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['application', 'member', 'item', 'notice', 'person']),
    );
    expect(preview?.remains).toContainEqual(
      expect.objectContaining({ kind: 'case', until: '2036-11-23', certainty: 'made-up' }),
    );
    expect(preview?.blocks).toEqual([]);
    expect((await joint.seen('cy', old)).status).toBe('COMPLETED');
  });

  test('given an application in between, when confirmed, then it is refused, until that is withdrawn', async () => {
    const [{ requestId } = { requestId: '' }] = (await joint.asks('cy', `GET ${root}`)).body.items;
    const later = await joint.submitted('cy');
    expect((await joint.on('cy', requestId, '/confirm', 'POST')).body.code).toBe('lanes-under-way');
    await joint.does('cy', later, 'withdraw');
    await joint.settle();
    expect((await joint.on('cy', requestId, '/confirm', 'POST')).body.status).toBe('ERASING');
  });

  test('given it was carried out, then every service has let go, no list shows anything, and no box opens', async () => {
    const { items } = (await joint.asks('cy', `GET ${root}`)).body;
    expect(items).toMatchObject([{ status: 'DONE' }]);
    const { services, preview } = (await joint.on('cy', items[0]?.requestId ?? '')).body;
    expect(new Set(services.map(({ state }) => state))).toEqual(new Set(['gone']));
    expect(preview?.remains.map(({ kind }) => kind)).toContain('case');
    for (const route of ['GET /talent/applications', 'GET /hukou/cases', 'GET /wallet/items', 'GET /notices/messages'])
      expect((await joint.asks('cy', route)).body.items).toEqual([]);
    expect((await joint.does('cy', old, 'withdraw')).status).toBe(404);
    expect((await joint.asks('cy', 'GET /hukou/cases/{caseId}', { params: { caseId: old } })).status).toBe(404);
    const boxes = (await Promise.all(['talent', 'hukou', 'wallet', 'notices'].map((name) => joint.commitsOf(name))))
      .flat()
      .flatMap(({ events }) => boxesOf(events))
      .filter(({ person }) => person === 'cy' || person === memberId);
    expect(boxes.some(({ person }) => person === memberId)).toBe(true);
    expect(boxes.length).toBeGreaterThan(10);
    const purpose = { who: 'cy', why: 'test.all', caseId: 'none' };
    for (const box of boxes)
      expect(
        await joint
          .runtimeOf('talent')
          .keyring()
          .open(box as never, purpose),
      ).toEqual({ ok: false, code: 'erased' });
  });

  test('then the one notice left says that it is done, and nothing else', async () => {
    const { items } = (
      await joint.asks<{ items: { template: string }[] }>('cy', 'GET /notices', { query: { box: 'mine' } })
    ).body;
    expect(items.map(({ template }) => template)).toEqual(['rights.erase.done']);
  });

  test('given they begin anew, when the erasure is told again, then the new key stays, and whom they halt stays halted', async () => {
    await joint.advanceTo('2026-11-23T09:30:00+08:00');
    const fresh = await joint.drafted('cy');
    await joint.asks('cy', 'PUT /talent/rights/restrictions', { body: { recipients: ['hukou'] } });
    const erased = (await joint.commitsOf('talent'))
      .flatMap(({ published }) => published)
      .find(({ type }) => type === 'plus.talent.person-erased.v1');
    await joint.tell('plus.talent.person-erased.v1', erased?.data);
    const form = await joint.asks<{ applicant: { name: string } }>(
      'cy',
      'GET /talent/applications/{applicationId}/form',
      {
        params: { applicationId: fresh },
      },
    );
    expect([form.status, form.body.applicant?.name]).toEqual([200, '示例人才']);
    const keyring = joint.runtimeOf('talent').keyring();
    const box = await keyring.seal('cy', 'applicant/name', '示例人才');
    const opened = await keyring.open(box, { who: 'worker', why: 'hukou.review', caseId: fresh });
    expect(opened).toEqual({ ok: false, code: 'restricted' });
  });
});
