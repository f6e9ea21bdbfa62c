import { expect, it } from 'vitest';
import { partnersContract } from '../../services/partners/contract.ts';
import { commonRefusals } from '../../shared/http/common-refusals.ts';
import { tableCounts } from '../support/evidence.ts';
import type { Platform } from '../support/platform.ts';
import { noSuchId, problemIn, sendRaw } from '../support/request.ts';

/** The manners of a request about a thing that exists: its key, the version it was seen in, who asks, and the language. */
export function existingThing(given: () => Platform): void {
  const { registerPartner, grantEntitlements, getPartner } = partnersContract.operations;
  const body = { partnerId: 'existing', name: { zh: '已有机构（虚构）', en: 'Existing agency (made up)' } };
  const params = { partnerId: body.partnerId };
  const idempotencyKey = 'the-first-registration';
  const commits = async () => (await tableCounts(given()))['plus-local-partners-log'];
  const ops = () => given().client('ops-one');

  it('when its making is repeated with the same key, then the answer is the same and nothing new is written', async () => {
    const first = await ops()(registerPartner, { body, idempotencyKey });
    expect(first).toMatchObject({ ok: true, status: 201, etag: '"1"' });
    const written = await commits();
    expect(await ops()(registerPartner, { body, idempotencyKey })).toEqual(first);
    expect(await commits()).toBe(written);
  });

  it('when the key comes again with another body, then it is refused', async () => {
    const other = { ...body, name: { zh: '另一名称', en: 'Another name' } };
    const answer = await ops()(registerPartner, { body: other, idempotencyKey });
    expect(answer).toMatchObject({ ok: false, status: 422, problem: { code: 'command-id-reused' } });
  });

  it('when it is changed on a stale view of it, then the change is refused, and on a fresh one it is made', async () => {
    const change = (ifMatch: string) => ops()(grantEntitlements, { params, body: { entitlements: [] }, ifMatch });
    expect(await change('"7"')).toMatchObject({ ok: false, status: 412, problem: { code: 'stale-version' } });
    expect(await ops()(getPartner, { params })).toMatchObject({ etag: '"1"' });
    expect(await change('"1"')).toMatchObject({ ok: true, etag: '"2"' });
    expect(await change('"1"')).toMatchObject({ ok: false, status: 412 });
  });

  it('when somebody asks who may not know of it, then it looks as if it were not there', async () => {
    const agency = given().client('partner-agency');
    const [hidden, missing] = [
      await agency(getPartner, { params }),
      await agency(getPartner, { params: { partnerId: noSuchId } }),
    ];
    const shown = (answer: typeof hidden) => (answer.ok ? answer : { ...answer.problem, requestId: '' });
    expect(hidden.status).toBe(404);
    expect(shown(hidden)).toEqual(shown(missing));
  });

  it('when it is asked for in a language, then a refusal speaks it, and Chinese when none is named', async () => {
    const path = `/partners/${noSuchId}`;
    const authorization = `Bearer ${await given().token('ops-one')}`;
    const titleIn = async (language: string) => {
      const headers = { authorization, ...(language === '' ? {} : { 'accept-language': language }) };
      const answer = await sendRaw(given().apiUrl, { method: 'GET', path, headers });
      return [answer.headers['content-language'], problemIn(answer).title];
    };
    const { zh, en } = commonRefusals['not-found'].rule;
    expect(await titleIn('en-GB,zh;q=0.5')).toEqual(['en', en]);
    expect(await titleIn('fr, zh-CN;q=0.9, en;q=0.1')).toEqual(['zh', zh]);
    expect(await titleIn('')).toEqual(['zh', zh]);
  });
}
