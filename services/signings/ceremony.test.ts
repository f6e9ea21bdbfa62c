import { describe, expect, test } from 'vitest';
import type { AnyOperation } from '../../shared/contract/index.ts';
import type { Principal } from '../../shared/identity/principal.ts';
import { createMemoryService } from '../../shared/testing/memory-service.ts';
import { publishBatch } from './published.ts';
import { signings } from './service.ts';

const { operations } = signings.contract;
const office: Principal = { subject: 'signings-office', roles: ['caseworker'], department: 'signings' };
const now = () => Date.parse('2026-11-23T01:00:00Z');
const cny = (amount: number) => ({ amount, currency: 'CNY' });
const parties = [
  { side: 'district', name: { zh: '投促办（演示数据）' } },
  { side: 'enterprise', name: { zh: '示例科技（演示数据）' } },
];

/** A service with one enterprise, and helpers that answer the body. */
function start() {
  const service = createMemoryService(signings, now);
  const post = async (operation: AnyOperation, params: Record<string, string>, body: object = {}) =>
    (await service.ask(operation, { as: office, params, body })).body;
  const project = async (zh: string, more: object = {}): Promise<string> => {
    const { projectId } = await post(operations.registerProject, {}, { names: { zh }, ...more });
    await post(operations.advanceProject, { projectId }, { to: 'ASSESSED', facts: { assessment: '符合' } });
    await post(operations.advanceProject, { projectId }, { to: 'NEGOTIATING', facts: { leadUnit: '投促办' } });
    return projectId;
  };
  const batch = { year: 2026, ordinal: 4, names: { zh: '第四批（演示数据）' }, heldOn: '2026-11-20' };
  const sign = (projectId: string, more: object = {}) =>
    post(operations.signProject, { batchId: '2026-4' }, { projectId, parties, ...more });
  return { ...service, post, project, batch, sign };
}

const params = { batchId: '2026-4' };

describe('a collective signing', () => {
  test('from the plan to the close: signed, a memorandum, one pulled at the last minute', async () => {
    const { post, project, batch, sign, ask, commits } = start();
    await post(operations.registerEnterprise, {}, { enterpriseId: 'tezign', names: { zh: '特赞科技', en: 'Tezign' } });
    const [a, b, m] = [
      await project('甲', { enterpriseId: 'tezign', amounts: { signed: cny(500) } }),
      await project('乙'),
      await project('丙'),
    ];
    await post(operations.createBatch, {}, batch);
    await post(operations.putOnAgenda, params, { projectIds: [a, b] });
    await post(operations.putOnAgenda, params, { projectIds: [m], kind: 'memorandum' });
    expect((await sign(a)).code).toBe('batch-stage');
    await post(operations.fixAgenda, params);
    await post(operations.holdBatch, params);
    await post(operations.pullFromAgenda, { ...params, projectId: b }, { reason: '临时调整' });
    expect((await sign(b)).code).toBe('pulled');
    expect((await sign('nobody')).code).toBe('not-on-agenda');
    expect(await sign(a)).toMatchObject({ stage: 'SIGNED', counted: { on: '2026-11-20', amount: cny(500) } });
    expect((await post(operations.closeBatch, params)).code).toBe('entries-open');
    expect(await sign(m)).toMatchObject({ stage: 'MOU' });
    const board = await post(operations.closeBatch, params);
    expect(board).toMatchObject({ stage: 'CLOSED', projects: 1, memoranda: 1, pulled: 1, open: 0 });
    expect(board.entries).toMatchObject([
      { projectId: a, state: 'signed', stage: 'SIGNED' },
      { projectId: b, state: 'pulled', stage: 'NEGOTIATING', pulled: { reason: '临时调整' } },
      { projectId: m, state: 'signed', stage: 'MOU', kind: 'memorandum' },
    ]);
    const published = commits.flatMap((commit) => commit.published);
    expect(published.filter(({ type }) => type.startsWith('plus.signings.batch-')).map(({ data }) => data)).toEqual([
      {
        batchId: '2026-4',
        year: 2026,
        ordinal: 4,
        heldOn: '2026-11-20',
        projects: 0,
        memoranda: 0,
        pulled: 0,
        open: 3,
      },
      { batchId: '2026-4', year: 2026, ordinal: 4, heldOn: '2026-11-20', projects: 1, memoranda: 1, pulled: 1 },
    ]);
    const list = await ask(operations.listBatches, { as: office });
    expect(list.body.items).toMatchObject([{ batchId: '2026-4', stage: 'CLOSED' }]);
  });

  test('a project that was signed in one batch may sign in the next, and does not count again', async () => {
    const { post, project, batch, sign, commits } = start();
    const a = await project('甲');
    for (const ordinal of [4, 5]) {
      const id = { batchId: `2026-${ordinal}` };
      await post(operations.createBatch, {}, { ...batch, ordinal });
      await post(operations.putOnAgenda, id, { projectIds: [a] });
      await post(operations.fixAgenda, id);
      await post(operations.holdBatch, id);
    }
    await sign(a);
    await sign(a);
    await post(operations.signProject, { batchId: '2026-5' }, { projectId: a, parties });
    const signed = commits
      .flatMap((commit) => commit.published)
      .filter(({ type }) => type.endsWith('project-signed.v1'));
    expect(signed.map(({ data }) => data)).toMatchObject([
      { batchId: '2026-4', first: true },
      { batchId: '2026-5', first: false, countedOn: '2026-11-20' },
    ]);
  });

  test('a capital increase after the signing adds only its increment, on its own day', async () => {
    const { post, project, batch, sign, commits } = start();
    const a = await project('甲', { amounts: { signed: cny(500) } });
    await post(operations.createBatch, {}, batch);
    await post(operations.putOnAgenda, params, { projectIds: [a] });
    await post(operations.fixAgenda, params);
    await post(operations.holdBatch, params);
    await sign(a);
    const increase = { on: '2026-11-22', to: cny(800) };
    expect(await post(operations.recordCapitalIncrease, { projectId: a }, increase)).toMatchObject({
      counted: { amount: cny(800) },
    });
    expect((await post(operations.recordAmounts, { projectId: a }, { signed: cny(1) })).code).toBe('amount-counted');
    expect(commits.flatMap((commit) => commit.published).at(-1)?.data).toEqual({
      projectId: a,
      signedOn: '2026-11-22',
      kind: 'capital-increase',
      countedAmount: cny(300),
      first: false,
    });
  });

  test('a signing that the batch notes just after its close tells the final counts anew', () => {
    const entries = [{ projectId: 'a', names: { zh: '甲' }, kind: 'project', state: 'signed' }] as const;
    const { names, year, ordinal, heldOn } = { ...start().batch };
    const closed = { plan: { names, year, ordinal, heldOn }, stage: 'CLOSED', heldOn, entries: [...entries] } as const;
    const late = { type: 'signed-noted' as const, projectIds: ['a'], on: heldOn };
    expect(publishBatch(late, closed as never, { id: '2026-4' })).toMatchObject([{ data: { projects: 1 } }]);
  });

  test('a signing that was cut off before the batch noted it is completed by signing again', async () => {
    const { post, project, batch, sign, commits, ask } = start();
    const a = await project('甲');
    await post(operations.createBatch, {}, batch);
    await post(operations.putOnAgenda, params, { projectIds: [a] });
    await post(operations.fixAgenda, params);
    await post(operations.holdBatch, params);
    const push = commits.push.bind(commits);
    commits.push = (...items) => {
      if (items.some(({ stream }) => stream.startsWith('project/'))) {
        push(...items);
        throw new Error('crash');
      }
      return push(...items);
    };
    await expect(sign(a)).rejects.toThrow();
    commits.push = push;
    await sign(a);
    const { body } = await ask(operations.getBatch, { as: office, params });
    expect(body).toMatchObject({ projects: 1, open: 0 });
  });

  test('what cannot be done is refused with its code', async () => {
    const { post, project, batch, sign } = start();
    const a = await project('甲');
    expect((await post(operations.putOnAgenda, params, { projectIds: [a] })).code).toBe('not-found');
    expect((await sign(a)).code).toBe('not-found');
    await post(operations.createBatch, {}, batch);
    expect((await post(operations.createBatch, {}, { ...batch, heldOn: '2026-12-01' })).code).toBe('batch-differs');
    const unknown = await post(operations.putOnAgenda, params, { projectIds: [a, 'nobody'] });
    expect([unknown.code, unknown.errors[0].pointer]).toEqual(['unknown-project', '/projectIds/1']);
    expect((await post(operations.fixAgenda, params)).code).toBe('agenda-empty');
    expect((await post(operations.holdBatch, params)).code).toBe('batch-stage');
    expect((await post(operations.closeBatch, params)).code).toBe('batch-stage');
    expect((await post(operations.pullFromAgenda, { ...params, projectId: a }, { reason: '无' })).code).toBe(
      'not-on-agenda',
    );
  });
});

describe('a project', () => {
  test('is followed, its amounts and capital recorded', async () => {
    const { post, project, ask } = start();
    const projectId = await project('甲');
    const id = { projectId };
    const line = { on: '2026-11-20', to: cny(900) };
    expect((await post(operations.recordCapitalIncrease, id, line)).code).toBe('not-counted-yet');
    expect((await post(operations.advanceProject, id, { to: 'SIGNED' })).code).toBe('stage-by-signing');
    expect((await post(operations.advanceProject, id, { to: 'REGISTERED' })).code).toBe('stage-not-legal');
    expect((await post(operations.advanceProject, id, { to: 'STALLED' })).code).toBe('fields-missing');
    expect(await post(operations.recordAmounts, id, { paidInForeign: { amount: 5, currency: 'USD' } })).toMatchObject({
      amounts: { paidInForeign: { amount: 5, currency: 'USD' } },
      next: ['STALLED', 'WITHDRAWN'],
    });
    const stalled = { to: 'STALLED', reason: '等待土地', followUpOn: '2026-12-01' };
    expect(await post(operations.advanceProject, id, stalled)).toMatchObject({
      stage: 'STALLED',
      followUpOn: '2026-12-01',
    });
    const list = await ask(operations.listProjects, { as: office, query: { stage: 'STALLED' } });
    expect(list.body.items).toMatchObject([{ projectId, followUpOn: '2026-12-01' }]);
    const ended = await post(operations.advanceProject, id, { to: 'WITHDRAWN', reason: '终止' });
    expect(ended).toMatchObject({ stage: 'WITHDRAWN', withdrawn: '终止' });
  });

  test('changes only under the version that was seen, when one is named', async () => {
    const { project, ask } = start();
    const at = { as: office, params: { projectId: await project('甲') } };
    const { etag } = await ask(operations.getProject, at);
    const body = { contractedForeign: { amount: 1, currency: 'USD' } };
    expect((await ask(operations.recordAmounts, { ...at, body, ifMatch: '"1"' })).status).toBe(412);
    expect((await ask(operations.recordAmounts, { ...at, body, ...(etag ? { ifMatch: etag } : {}) })).status).toBe(200);
  });

  test('belongs to an enterprise that is there', async () => {
    const { post } = start();
    const { code, errors } = await post(
      operations.registerProject,
      {},
      { names: { zh: '甲' }, enterpriseId: 'nobody' },
    );
    expect([code, errors[0].pointer]).toEqual(['unknown-enterprise', '/enterpriseId']);
  });
});

describe('rights', () => {
  const tezign: Principal = { subject: 't', roles: ['enterprise'], enterprise: 'tezign' };
  const hukou: Principal = { subject: 'h', roles: ['caseworker'], department: 'hukou' };

  test('another department neither writes nor reads', async () => {
    const { ask, batch } = start();
    expect((await ask(operations.createBatch, { as: hukou, body: batch })).status).toBe(403);
    expect((await ask(operations.listBatches, { as: hukou })).status).toBe(403);
    expect((await ask(operations.listProjects, { as: hukou })).status).toBe(404);
  });

  test('an enterprise reads what is its own, and what is not looks like nothing', async () => {
    const { post, project, ask } = start();
    for (const enterpriseId of ['tezign', 'tradeweb'])
      await post(operations.registerEnterprise, {}, { enterpriseId, names: { zh: enterpriseId } });
    const own = await project('甲', { enterpriseId: 'tezign' });
    const other = await project('乙', { enterpriseId: 'tradeweb' });
    const get = (projectId: string) => ask(operations.getProject, { as: tezign, params: { projectId } });
    expect([(await get(own)).status, (await get(other)).status, (await get('nobody')).status]).toEqual([200, 404, 404]);
    const list = (query: Record<string, string>) => ask(operations.listProjects, { as: tezign, query });
    expect((await list({})).body.items).toMatchObject([{ projectId: own }]);
    expect((await list({ enterpriseId: 'tezign' })).status).toBe(200);
    expect((await list({ enterpriseId: 'tradeweb' })).status).toBe(404);
    expect((await list({ stage: 'LEAD' })).status).toBe(404);
    expect((await ask(operations.getEnterprise, { as: tezign, params: { enterpriseId: 'tradeweb' } })).status).toBe(
      404,
    );
    expect((await ask(operations.getEnterprise, { as: tezign, params: { enterpriseId: 'tezign' } })).status).toBe(200);
    expect((await ask(operations.listEnterprises, { as: tezign })).status).toBe(403);
    expect((await ask(operations.listSectors, { as: tezign })).body.items).toHaveLength(7);
  });

  test('staff list by stage, by enterprise, or all, but not by both', async () => {
    const { post, project, ask } = start();
    await post(
      operations.registerEnterprise,
      {},
      { enterpriseId: 'tezign', names: { zh: '特赞科技' }, sector: 'large-models' },
    );
    await project('甲', { enterpriseId: 'tezign', sector: 'large-models', note: '备注' });
    const count = async (query: Record<string, string>) =>
      (await ask(operations.listProjects, { as: office, query })).body.items?.length;
    expect([await count({}), await count({ stage: 'NEGOTIATING' }), await count({ enterpriseId: 'tezign' })]).toEqual([
      1, 1, 1,
    ]);
    expect(await count({ stage: 'LEAD', enterpriseId: 'tezign' })).toBeUndefined();
    expect((await ask(operations.listEnterprises, { as: office })).body.items).toMatchObject([
      { sector: 'large-models' },
    ]);
  });
});
