import { describe, expect, test } from 'vitest';
import type { AnyOperation } from '../../shared/contract/index.ts';
import type { Principal } from '../../shared/identity/principal.ts';
import { createMemoryService } from '../../shared/testing/memory-service.ts';
import seed from './data/seed.json' with { type: 'json' };
import { incubators } from './service.ts';

const { operations } = incubators.contract;
const staff: Principal = { subject: 'mosu', roles: ['caseworker'], department: 'incubators' };
const tezign: Principal = { subject: 't', roles: ['enterprise'], enterprise: 'tezign' };
const tradeweb: Principal = { subject: 'w', roles: ['enterprise'], enterprise: 'tradeweb' };

/** The seeded resources, and helpers that answer the body. */
async function start() {
  const service = createMemoryService(incubators, () => Date.parse('2026-11-23T01:00:00Z'));
  const post = async (as: Principal, operation: AnyOperation, params: Record<string, string>, body: object = {}) =>
    (await service.ask(operation, { as, params, body })).body;
  for (const body of seed.resources) await post(staff, operations.offerResource, {}, body);
  const request = async (as: Principal, resourceId: string, amount: number, more: object = {}) =>
    post(as, operations.requestResource, { resourceId }, { amount, purpose: '研发', ...more });
  const on = (
    operation: AnyOperation,
    { resourceId, requestId }: { resourceId: string; requestId: string },
    body: object = {},
    as = staff,
  ) => post(as, operation, { resourceId, requestId }, body);
  return { ...service, post, request, on };
}

describe('resources', () => {
  test('the seed is offered, and anyone concerned sees what is free', async () => {
    const { ask } = await start();
    const all = await ask(operations.listResources, { as: tezign });
    expect(all.body.items).toHaveLength(seed.resources.length);
    const labs = await ask(operations.listResources, { as: tezign, query: { kind: 'lab' } });
    expect(labs.body.items).toMatchObject([{ resourceId: 'demo-lab', capacity: 12, free: 12, waiting: 0 }]);
    expect((await ask(operations.getResource, { as: tezign, params: { resourceId: 'nothing' } })).status).toBe(404);
  });

  test('only staff offer and change them', async () => {
    const { ask, post } = await start();
    const [body] = seed.resources;
    const other: Principal = { ...staff, department: 'hukou' };
    expect((await ask(operations.offerResource, { as: other, body })).status).toBe(403);
    expect(
      (await post(staff, operations.offerResource, {}, { ...body, names: { zh: '别的', en: 'Other' } })).code,
    ).toBe('resource-differs');
    const { voucherRule: _none, ...unruled } = body as { voucherRule: string };
    expect((await post(staff, operations.offerResource, {}, { ...unruled, resourceId: 'x' })).code).toBe(
      'voucher-rule-missing',
    );
    const made = await post(staff, operations.offerResource, {}, { ...seed.resources[5], resourceId: undefined });
    expect(made.resourceId).toMatch(/^[0-9a-f]{20}$/);
    expect(await post(staff, operations.changeCapacity, { resourceId: 'demo-lab' }, { capacity: 20 })).toMatchObject({
      free: 20,
    });
  });

  test('voucher rules come with their source, and can be tried', async () => {
    const { ask, post } = await start();
    expect((await ask(operations.listVoucherRules, { as: tezign })).body.items).toHaveLength(3);
    const answer = await post(
      tezign,
      operations.checkVoucher,
      { ruleId: 'model-voucher' },
      { contractFen: 1_200_000_000 },
    );
    expect(answer).toMatchObject({ answer: 'at-most', atMostFen: 500_000_000, source: { standing: 'A-mirror' } });
  });
});

describe('a request', () => {
  test('is granted, waits, moves up by itself, ends; every step is told and recorded', async () => {
    const { request, on, ask, listen, commits } = await start();
    const a = await request(tezign, 'demo-lab', 8);
    const b = await request(tradeweb, 'demo-lab', 6);
    expect(a).toMatchObject({ status: 'APPLIED', enterpriseId: 'tezign', unit: 'place', purpose: '研发' });
    expect(await on(operations.grantResourceRequest, a)).toMatchObject({ status: 'GRANTED' });
    expect(await on(operations.grantResourceRequest, b)).toMatchObject({ status: 'WAITLISTED', position: 1 });
    expect((await on(operations.withdrawResourceRequest, a, {}, tezign)).code).toBe('request-status');
    expect(await on(operations.endResourceRequest, a)).toMatchObject({ status: 'ENDED', returned: 8 });
    const after = await ask(operations.getResourceRequest, {
      as: tradeweb,
      params: { resourceId: 'demo-lab', requestId: b.requestId },
    });
    expect(after.body).toMatchObject({ status: 'GRANTED' });
    await listen();
    await listen();
    const mine = await ask(operations.listResourceRequests, { as: tezign });
    expect(mine.body.items).toMatchObject([{ requestId: a.requestId, status: 'ENDED' }]);
    const granted = await ask(operations.listResourceRequests, { as: staff, query: { status: 'GRANTED' } });
    expect(granted.body.items).toMatchObject([{ requestId: b.requestId }]);
    const types = commits.flatMap((commit) => commit.published).map(({ type }) => type.split('.')[2]);
    expect(types).toEqual([
      'resource-requested',
      'resource-requested',
      'resource-granted',
      'resource-waitlisted',
      'resource-ended',
      'resource-granted',
    ]);
  });

  test('waits in the queue of the staff, who refuse with a reason', async () => {
    const { request, on, ask, listen } = await start();
    const a = await request(tezign, 'demo-scenario', 1);
    await listen();
    expect((await ask(operations.listResourceRequests, { as: staff })).body.items).toMatchObject([
      { requestId: a.requestId },
    ]);
    expect(await on(operations.refuseResourceRequest, a, { reason: '不符' })).toMatchObject({
      status: 'REFUSED',
      reason: '不符',
    });
    await listen();
    expect((await ask(operations.listResourceRequests, { as: staff })).body.items).toEqual([]);
  });

  test('for a voucher is bounded by the rule, settled, and not returned', async () => {
    const { request, on, ask } = await start();
    const voucher = { contractFen: 400_000_000 };
    expect((await request(tezign, 'mosu-model-vouchers', 200_000_001, { voucher })).code).toBe('above-voucher-limit');
    expect((await request(tezign, 'mosu-model-vouchers', 1)).code).toBe('voucher-facts-missing');
    const related = { voucher: { contractFen: 100, supplierRelated: true } };
    expect((await request(tezign, 'mosu-corpus-vouchers', 1, related)).code).toBe('voucher-refused');
    const a = await request(tezign, 'mosu-model-vouchers', 200_000_000, { voucher });
    expect(a).toMatchObject({ check: false, voucher });
    expect((await on(operations.settleResourceRequest, a, { amount: 1 })).code).toBe('request-status');
    await on(operations.grantResourceRequest, a);
    expect((await on(operations.settleResourceRequest, a, { amount: 200_000_001 })).code).toBe('above-grant');
    expect(await on(operations.settleResourceRequest, a, { amount: 180_000_000 })).toMatchObject({
      status: 'SETTLED',
      settled: 180_000_000,
    });
    expect(await on(operations.endResourceRequest, a)).toMatchObject({ status: 'ENDED', returned: 0 });
    const pool = await ask(operations.getResource, { as: staff, params: { resourceId: 'mosu-model-vouchers' } });
    expect(pool.body).toMatchObject({ held: 0, spent: 200_000_000 });
  });

  test('of compute ends with what was consumed', async () => {
    const { request, on } = await start();
    const a = await request(tezign, 'demo-compute', 1000);
    await on(operations.grantResourceRequest, a);
    expect((await on(operations.settleResourceRequest, a, { amount: 1 })).code).toBe('not-settleable');
    expect((await on(operations.endResourceRequest, a)).code).toBe('consumed-missing');
    expect(await on(operations.endResourceRequest, a, { consumed: 400 })).toMatchObject({ returned: 600 });
  });

  test('belongs to its enterprise; others see nothing', async () => {
    const { request, on, ask } = await start();
    const a = await request(tezign, 'demo-lab', 1);
    const params = { resourceId: 'demo-lab', requestId: a.requestId };
    expect((await ask(operations.getResourceRequest, { as: tradeweb, params })).status).toBe(404);
    expect((await on(operations.withdrawResourceRequest, a, {}, tradeweb)).code).toBe('not-found');
    expect(
      (await ask(operations.getResourceRequest, { as: staff, params: { ...params, requestId: 'nothing' } })).status,
    ).toBe(404);
    const nobody: Principal = { subject: 'n', roles: ['enterprise'] };
    expect((await request(nobody, 'demo-lab', 1)).code).toBe('enterprise-missing');
    expect((await on(operations.withdrawResourceRequest, a, {}, nobody)).code).toBe('enterprise-missing');
    expect((await ask(operations.listResourceRequests, { as: nobody })).status).toBe(404);
    expect((await ask(operations.listResourceRequests, { as: tezign, query: { status: 'APPLIED' } })).status).toBe(404);
    expect((await ask(operations.grantResourceRequest, { as: { ...staff, department: 'hukou' }, params })).status).toBe(
      403,
    );
    expect(await on(operations.withdrawResourceRequest, a, {}, tezign)).toMatchObject({ status: 'WITHDRAWN' });
  });

  test('is found in its own record when its resource has long forgotten it', async () => {
    const { request, on, ask, listen } = await start();
    const first = await request(tezign, 'demo-lab', 1);
    await on(operations.withdrawResourceRequest, first, {}, tezign);
    for (let more = 0; more < 55; more += 1) {
      const next = await request(tezign, 'demo-lab', 1);
      await on(operations.withdrawResourceRequest, next, {}, tezign);
    }
    await listen();
    const params = { resourceId: 'demo-lab', requestId: first.requestId };
    expect((await ask(operations.getResourceRequest, { as: tezign, params })).body).toMatchObject({
      status: 'WITHDRAWN',
    });
    const elsewhere = { ...params, resourceId: 'demo-scenario' };
    expect((await ask(operations.getResourceRequest, { as: tezign, params: elsewhere })).status).toBe(404);
  });

  test('more than there can ever be is refused; the same request again gets the same answer', async () => {
    const { request, ask } = await start();
    expect((await request(tezign, 'demo-scenario', 4)).code).toBe('above-capacity');
    const asked = {
      as: tezign,
      params: { resourceId: 'demo-scenario' },
      body: { amount: 1, purpose: '研发' },
      key: 'one',
    };
    const one = await ask(operations.requestResource, asked);
    expect(await ask(operations.requestResource, asked)).toEqual(one);
    expect((await ask(operations.requestResource, { ...asked, body: { amount: 2, purpose: '研发' } })).body.code).toBe(
      'command-id-reused',
    );
  });
});
