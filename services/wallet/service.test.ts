import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type District, startDistrict } from '../../shared/casework/testing/district.ts';
import { caseworkerOf, talentCalled } from '../../shared/casework/testing/people.ts';
import { documentKinds } from '../../shared/documents/kinds.ts';
import { licenceSourceOf } from './licences.ts';
import { wallet } from './service.ts';

let district: District;
beforeAll(async () => {
  district = await startDistrict([wallet], '2026-11-23T10:00:00+08:00');
});
afterAll(() => district.stop());

interface Shown {
  itemId: string;
  state: string;
  items: Shown[];
  code: string;
}
const ana = talentCalled('ana');
const bo = talentCalled('bo');
const ask = async (who: typeof ana, route: string, request: object = {}) => {
  const answer = await district.call<Shown>(who, route, request);
  await district.settle();
  return answer;
};
const fetched = (who: typeof ana, kind: string) => ask(who, 'POST /wallet/licences', { body: { kind } });
const listed = async (who: typeof ana, state: string) =>
  (await ask(who, 'GET /wallet/items', { query: { state } })).body.items.map(({ itemId }) => itemId);

describe('the wallet', () => {
  test('given nobody in particular, when the kinds are listed, then each is there in words', async () => {
    const { body } = await ask(ana, 'GET /wallet/kinds');
    expect(body.items).toHaveLength(documentKinds.options.length);
    expect(body.items.find((one) => JSON.stringify(one).includes('"NOCR"'))).toMatchObject({ sensitive: true });
  });

  test('given a person, when they fetch a licence twice, then they have one, marked as made up, and can open it', async () => {
    const { status, body } = await fetched(ana, 'RP');
    expect([status, body]).toMatchObject([201, { kind: 'RP', state: 'READY', certainty: 'made-up' }]);
    expect((await fetched(ana, 'RP')).body).toEqual(body);
    expect(await listed(ana, 'READY')).toEqual([body.itemId]);
    const params = { itemId: body.itemId };
    expect((await ask(ana, 'GET /wallet/items/{itemId}', { params })).body).toEqual(body);
    const content = await ask(ana, 'GET /wallet/items/{itemId}/content', { params });
    expect(content.body).toEqual({ number: 'DEMO-RP-0000' });
  });

  test('given an item of another, when somebody reads, opens or deletes it, then there is none', async () => {
    const params = { itemId: (await fetched(ana, 'SI')).body.itemId };
    for (const route of ['GET /wallet/items/{itemId}', 'GET /wallet/items/{itemId}/content'])
      expect((await ask(bo, route, { params })).status).toBe(404);
    expect((await ask(bo, 'POST /wallet/items/{itemId}/delete', { params, body: {} })).status).toBe(404);
    expect(await listed(bo, 'READY')).toEqual([]);
    const other = { params: { itemId: 'guessed' } };
    expect((await ask(ana, 'GET /wallet/items/{itemId}/content', other)).status).toBe(404);
    const worker = await ask(caseworkerOf('hukou'), 'GET /wallet/items/{itemId}', { params });
    expect(worker.status).toBe(403);
  });

  test('given an item, when its owner deletes it, then nobody reads it any more', async () => {
    const params = { itemId: (await fetched(bo, 'ID')).body.itemId };
    const { body } = await ask(bo, 'POST /wallet/items/{itemId}/delete', { params, body: {} });
    expect(body.state).toBe('DELETED');
    for (const route of ['GET /wallet/items/{itemId}', 'GET /wallet/items/{itemId}/content'])
      expect((await ask(bo, route, { params })).status).toBe(404);
    expect(await listed(bo, 'READY')).toEqual([]);
  });

  test('given an item, when its owner was erased, then its content is gone for good', async () => {
    const cy = talentCalled('cy');
    const params = { itemId: (await fetched(cy, 'RP')).body.itemId };
    await district.runtimeOf('wallet').keyring().erase(cy.subject);
    const { status, body } = await ask(cy, 'GET /wallet/items/{itemId}/content', { params });
    expect([status, body.code]).toEqual([410, 'personal-data-erased']);
  });

  test('given an item that was erased, when it is fetched anew as told, then it can be opened again', async () => {
    expect((await fetched(talentCalled('cy'), 'RP')).body.itemId).toMatch(/^l/);
    const params = { itemId: (await fetched(talentCalled('cy'), 'RP')).body.itemId };
    const { body } = await ask(talentCalled('cy'), 'GET /wallet/items/{itemId}/content', { params });
    expect(body).toEqual({ number: 'DEMO-RP-0000' });
  });

  test('given no source, when a document is fetched, then it is told so', async () => {
    const { status, body } = await fetched(ana, 'GCON');
    expect([status, body.code]).toEqual([422, 'no-source']);
    expect(licenceSourceOf('prod')).toBeUndefined();
  });

  test('given an item, when its last day has passed, then it has expired and is listed as such', async () => {
    const { itemId } = (await fetched(bo, 'MAR')).body;
    await district.advanceTo('2028-01-01T00:00:00+08:00');
    expect(await listed(bo, 'EXPIRED')).toEqual([itemId]);
  });
});
