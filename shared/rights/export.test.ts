import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { notices } from '../../services/notices/service.ts';
import type { Archive } from '../../services/talent/rights/archive-schema.ts';
import { talent } from '../../services/talent/service.ts';
import { wallet } from '../../services/wallet/service.ts';
import { pdf, sha256Of } from '../../services/wallet/testing/samples.ts';
import { uploadsIn } from '../../services/wallet/testing/uploads.ts';
import { talentCalled } from '../casework/testing/people.ts';
import type { GatewayResponse } from '../http/gateway.ts';
import { createApi } from '../service/api.ts';
import { type Asking, one, root, startAsking } from './testing/asking.ts';

let joint: Asking;
beforeAll(async () => {
  joint = await startAsking([talent, hukou, housing, education, medical, wallet, notices]);
});
afterAll(() => joint.stop());

const archiveOf = async (who: string, requestId: string) =>
  (await joint.asks<Archive>(who, `GET ${one}/archive`, { params: { requestId } })).body;
const valuesIn = ({ records }: Archive) => records.flatMap(({ values }) => values.map(({ value }) => value));

describe('an export', () => {
  test('given a person, when they ask, then every service adds its part, and the archive has their values, opened', async () => {
    const applicationId = await joint.finished('ana');
    await joint.asks('ana', 'POST /wallet/licences', { body: { kind: 'RP' } });
    const { status, body } = await joint.requests('ana', 'export');
    expect([status, body]).toMatchObject([201, { status: 'COLLECTING', answerBy: '2026-12-23' }]);
    const { requestId } = body;
    const ready = await joint.on('ana', requestId);
    expect(ready.body.status).toBe('READY');
    expect(ready.body.services.map(({ service, state }) => [service, state])).toEqual(
      ['talent', 'hukou', 'housing', 'education', 'medical', 'wallet', 'notices'].map((name) => [name, 'here']),
    );
    const archive = await archiveOf('ana', requestId);
    const schemas = new Set(archive.records.map(({ schema }) => schema));
    for (const schema of [
      'talent.application.v1',
      'talent.consents.v1',
      'hukou.case.v1',
      'wallet.item.v1',
      'notices.notice.v1',
    ])
      expect(schemas).toContain(schema);
    expect(valuesIn(archive)).toEqual(
      expect.arrayContaining(['示例人才', '021 0000 0000', '示例孩子', 'DEMO-RP-0000']),
    );
    expect(archive.records.find(({ schema }) => schema === 'hukou.case.v1')?.id).toBe(applicationId);
    expect(JSON.stringify(archive)).not.toContain('"box"');
  });
});

describe('the files of an export', () => {
  const linkIn = ({ path }: Archive['files'][number]) => path.split('/').at(-1) ?? '';
  const fetched = async (link: string) => {
    const api = createApi(joint.runtimeOf('wallet'));
    const request = { routeKey: 'GET /wallet/exports/{link}', rawPath: '/', headers: {}, pathParameters: { link } };
    const context = { requestContext: { requestId: 'one' } };
    return (await api({ ...request, ...context }, {} as never, undefined as never)) as GatewayResponse;
  };
  const codeOf = async (link: string) => {
    const { statusCode, body } = await fetched(link);
    return [statusCode, (JSON.parse(body) as { code: string }).code];
  };

  test('given files of the person and of a member, when exported, then each link gives its bytes without a sign-in, for some minutes', async () => {
    const uploads = uploadsIn(joint);
    const ivy = talentCalled('ivy');
    const child = { relation: 'child', name: '示例孩子', birthDate: '2020-05-01' };
    const { memberId } = (await joint.asks<{ memberId: string }>('ivy', 'POST /talent/members', { body: child })).body;
    const own = await uploads.ready(ivy, 'DEG', pdf('own'), { fileName: "学位证 (it's mine).pdf" });
    const theirs = await uploads.ready(ivy, 'BIR', pdf('theirs'), { memberId });
    await uploads.put(ivy, 'CON', pdf('unscanned'));
    const { requestId } = (await joint.requests('ivy', 'export')).body;
    const { files } = await archiveOf('ivy', requestId);
    expect(files.map(({ id }) => id).sort()).toEqual([own, theirs].sort());
    for (const [id, bytes] of [
      [own, pdf('own')],
      [theirs, pdf('theirs')],
    ] as const) {
      const file = files.find((one) => one.id === id) as Archive['files'][number];
      expect(file).toMatchObject({ bytes: bytes.length, sha256: sha256Of(bytes), contentType: 'application/pdf' });
      const answer = await fetched(linkIn(file));
      expect([answer.statusCode, answer.isBase64Encoded, answer.headers['content-type']]).toEqual([
        200,
        true,
        'application/pdf',
      ]);
      expect(answer.body).toBe(bytes.toString('base64'));
      if (id === own)
        expect(answer.headers['content-disposition']).toContain(
          '%E5%AD%A6%E4%BD%8D%E8%AF%81%20%28it%27s%20mine%29.pdf',
        );
    }
    const { items } = (await joint.asks<{ items: object[] }>('ivy', 'GET /talent/openings')).body;
    expect(items).toContainEqual(expect.objectContaining({ who: 'ivy', caseId: own, field: 'wallet/file' }));
    const page = (await joint.on('ivy', requestId, '/page')).body.html;
    expect(page.en).toContain('<a href="/wallet/exports/');
    const [first, second] = files.map(linkIn);
    await joint.advanceTo('2026-11-23T09:40:00+08:00');
    expect(await codeOf(first ?? '')).toEqual([410, 'link-expired']);
    const swapped = Buffer.from(`${first}`, 'base64url')
      .toString()
      .replace(/^\["[^"]+"/, `["${own === files[0]?.id ? theirs : own}"`);
    for (const link of [Buffer.from(swapped).toString('base64url'), `WyJ${'x'.repeat(40)}`, `${second}`.slice(0, -8)])
      expect(await codeOf(link)).toEqual([404, 'not-found']);
  });

  test('given the person is erased, then a link that was given before opens nothing', async () => {
    const uploads = uploadsIn(joint);
    await uploads.ready(talentCalled('jan'), 'DEG', pdf('of jan'));
    const { requestId } = (await joint.requests('jan', 'export')).body;
    const [file] = (await archiveOf('jan', requestId)).files;
    await joint.runtimeOf('talent').keyring().erase('jan');
    expect((await fetched(linkIn(file as Archive['files'][number]))).statusCode).toBe(404);
  });
});

describe('what is told of it', () => {
  test('given a request, then its person is told that it came and that it is ready', async () => {
    await joint.requests('gus', 'export');
    const { items } = (
      await joint.asks<{ items: { template: string }[] }>('gus', 'GET /notices', { query: { box: 'mine' } })
    ).body;
    expect(items.map(({ template }) => template).sort()).toEqual(['rights.export.ready', 'rights.export.received']);
  });

  test('given a service does not answer, when the day has passed, then operations are told, once, and see whose part is missing, and not whose it is', async () => {
    const person = talentCalled('hal');
    await joint.call(person, `POST ${root}`, { body: { kind: 'export' } });
    await joint.settle((events) => events.filter(({ type }) => type !== 'plus.wallet.person-part-ready.v1'));
    await joint.advanceTo('2026-12-25T00:00:00+08:00');
    await joint.advanceTo('2026-12-26T00:00:00+08:00');
    expect((await joint.asks('hal', `GET ${root}`)).body.items).toMatchObject([
      { status: 'COLLECTING', overdue: true },
    ]);
    const ops = { subject: 'ops-one', roles: ['ops'] as const };
    const { items } = (
      await joint.call<{ items: { template: string; about: { path: string } }[] }>(ops, 'GET /notices', {
        query: { box: 'desk' },
      })
    ).body;
    const [told, ...others] = items.filter(({ template }) => template === 'rights.overdue');
    expect([told?.about.path, others]).toEqual(['/talent/rights/overdue', []]);
    const { body } = await joint.call<{ items: { services: object[] }[] }>(ops, `GET ${told?.about.path}`);
    expect(body.items).toMatchObject([{ kind: 'export', status: 'COLLECTING', answerBy: '2026-12-23' }]);
    expect(body.items[0]?.services).toContainEqual({ service: 'wallet', state: 'awaited', records: 0 });
    expect(JSON.stringify(body)).not.toContain('hal');
    expect((await joint.asks('hal', 'GET /talent/rights/overdue')).status).toBe(403);
  });
});

describe('who may ask, and how often', () => {
  test('given a request, when somebody else looks, fetches, confirms or cancels, then there is none', async () => {
    const { requestId } = (await joint.requests('bob', 'export')).body;
    for (const [verb, what] of [
      ['GET', ''],
      ['GET', '/archive'],
      ['GET', '/page'],
      ['POST', '/confirm'],
      ['POST', '/cancel'],
    ] as const)
      expect((await joint.on('eve', requestId, what, verb)).status).toBe(404);
    expect((await joint.asks('eve', `GET ${root}`)).body.items).toEqual([]);
    const own = await joint.on('bob', requestId, '/confirm', 'POST');
    expect([own.status, own.body.code]).toEqual([409, 'not-an-erasure']);
  });

  test('given one is open, when asked again, then it is refused; after a cancellation it is not', async () => {
    const again = await joint.requests('bob', 'export');
    expect([again.status, again.body.code]).toEqual([409, 'request-open']);
    const [{ requestId } = { requestId: '' }] = (await joint.asks('bob', `GET ${root}`)).body.items;
    expect((await joint.on('bob', requestId, '/cancel', 'POST')).body.status).toBe('CANCELLED');
    expect((await joint.on('bob', requestId, '/archive')).body.code).toBe('not-ready');
    expect((await joint.on('bob', requestId, '/cancel', 'POST')).status).toBe(200);
    expect((await joint.requests('bob', 'export')).status).toBe(201);
  });

  test('given a page, when it is read, then values are escaped and nothing is fetched from elsewhere', async () => {
    const form = {
      services: ['medical'],
      applicant: { name: '<b>&"', phone: '021 0000 0001', idNumber: 'DEMO000002' },
    };
    await joint.drafted('tag', {
      ...form,
      employer: { enterpriseId: 'e1', name: 'E' },
      answers: { medical: { speciality: 'check-up' } },
    });
    const { requestId } = (await joint.requests('tag', 'export')).body;
    const { html } = (await joint.on('tag', requestId, '/page')).body;
    for (const page of [html.zh, html.en]) {
      expect(page).toContain('&lt;b&gt;&amp;&quot;');
      expect(page).not.toContain('<b>');
      expect(page).not.toMatch(/src=|href=|url\(|@import|<script/);
    }
  });
});
