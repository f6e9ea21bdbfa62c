import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { notices } from '../../services/notices/service.ts';
import { talent } from '../../services/talent/service.ts';
import { wallet } from '../../services/wallet/service.ts';
import { leadOf } from '../casework/testing/people.ts';
import { type Asking, startAsking } from './testing/asking.ts';

let joint: Asking;
beforeAll(async () => {
  joint = await startAsking([talent, hukou, housing, education, medical, wallet, notices]);
});
afterAll(() => joint.stop());

const requestsOf = async (who: string) => (await joint.asks(who, 'GET /talent/rights/requests')).body.items;
const own = async (who: string) => (await joint.asks<{ own: object[] }>(who, 'GET /talent/rights/retention')).body.own;
const told = async (who: string) => {
  const { body } = await joint.asks<{ items: { template: string; text: { en: string } }[] }>(who, 'GET /notices');
  return body.items.filter(({ template }) => template.startsWith('rights.'));
};

describe('the end of retention', () => {
  let ivos = '';
  beforeAll(async () => {
    for (const who of ['fay', 'gil', 'hedy']) await joint.finished(who);
    ivos = await joint.finished('ivo');
    await joint.advanceTo('2029-10-22T00:00:00+08:00');
  });

  test('given the last application ended long ago, when thirty days are left, then its day, what goes and how to keep it are told', async () => {
    expect(await requestsOf('fay')).toEqual([]);
    await joint.advanceTo('2029-10-24T00:00:00+08:00');
    const [one] = await requestsOf('fay');
    expect(one).toMatchObject({ kind: 'erase', reason: 'retention', status: 'READY' });
    const { preview } = (await joint.on('fay', one?.requestId ?? '')).body;
    expect(preview?.goes.map(({ kind }) => kind)).toContain('application');
    const all = await told('fay');
    const [ahead, record] = ['rights.retention.ahead', 'rights.record.ahead'].map((code) =>
      all.find(({ template }) => template === code),
    );
    expect(all).toHaveLength(2);
    expect(ahead?.text.en).toMatch(/from 2029-11-23 on .* cancel the request .* new application/);
    expect(record?.text.en).toMatch(/from 2029-11-23 on .* ask for an export and fetch it before then/);
    expect(await own('fay')).toMatchObject([{ on: '2029-11-23', announced: true }]);
  });

  test('given it was told of an application, when a case of it is worked on again, then that it stays is told', async () => {
    const request = { params: { caseId: ivos }, body: { reason: { zh: '演示', en: 'Made up' } } };
    await joint.call(leadOf('hukou'), 'POST /hukou/cases/{caseId}/reopening', request);
    await joint.settle();
    expect((await told('ivo')).map(({ template }) => template)).toContain('rights.record.kept');
    expect(await own('ivo')).toEqual([]);
  });

  test('given it was told, when one cancels, another applies anew and the third does nothing, then that one alone is erased', async () => {
    const [gils] = await requestsOf('gil');
    expect((await joint.on('gil', gils?.requestId ?? '', '/cancel', 'POST')).body.status).toBe('CANCELLED');
    await joint.submitted('hedy');
    await joint.advanceTo('2029-11-24T00:00:00+08:00');
    expect(await requestsOf('fay')).toMatchObject([{ status: 'DONE' }]);
    expect((await told('fay')).map(({ template }) => template)).toEqual(['rights.retention.done']);
    expect((await joint.asks('fay', 'GET /hukou/cases')).body.items).toEqual([]);
    expect(await requestsOf('gil')).toMatchObject([{ status: 'CANCELLED' }]);
    expect((await told('gil')).map(({ template }) => template)).toContain('rights.retention.kept');
    expect(await own('gil')).toEqual([]);
    expect(await requestsOf('hedy')).toMatchObject([{ status: 'REFUSED' }]);
    expect((await told('hedy')).map(({ template }) => template)).toContain('rights.refused');
  });

  test('given it was cancelled, when it falls due again, then it is told ahead again', async () => {
    await joint.advanceTo('2029-12-24T00:00:00+08:00');
    expect(await requestsOf('gil')).toMatchObject([{ status: 'READY' }, { status: 'CANCELLED' }]);
    expect(await requestsOf('fay')).toHaveLength(1);
  });
});
