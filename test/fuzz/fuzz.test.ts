import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiOf } from '../../infra/docs/openapi.ts';
import { partnersContract } from '../../services/partners/contract.ts';
import type { AnyOperation } from '../../shared/contract/index.ts';
import { commonRefusals } from '../../shared/http/common-refusals.ts';
import { bearerOf } from '../support/bearer.ts';
import { contracts, operations } from '../support/contracts.ts';
import { tableCounts } from '../support/evidence.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { noSuchId, problemIn, type RawRequest, sendRaw, wellFormed } from '../support/request.ts';
import { sideBySide } from '../support/side-by-side.ts';
import { spoiltBodies } from './bodies.ts';
import { judge } from './judge.ts';
import { type BadRequest, badHeaders, badPages, badPaths, rawBodies, unknownRoutes } from './requests.ts';

const seed = 20_241_123;
/** Of each operation's spoilt bodies, drawn with the seed. */
const bodiesEach = 40;
/** Of what one piece of the code refuses for all operations: each kind of it meets dozens of them. */
const sharedEach = 7;

interface Documented {
  parameters: { name: string; in: string }[];
  requestBody?: { content: { 'application/json': { schema: object } } };
  responses: Record<string, unknown>;
}

const { paths } = openApiOf(contracts, '0') as { paths: Record<string, Record<string, Documented>> };
const documentOf = ({ path, method }: AnyOperation): Documented | undefined => paths[path]?.[method.toLowerCase()];
const everyStatus = new Set(
  Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ responses }) => Object.keys(responses)),
);

let platform: Platform;
let before: Record<string, number>;

/** Sends bad requests and says everything that was wrong with the answers. */
async function faultsOf(all: readonly BadRequest[], documented: ReadonlySet<string>): Promise<string[]> {
  const faults: string[] = [];
  await sideBySide(4, all.length, async (number) => {
    const bad = all[number];
    if (bad) faults.push(...judge(bad, await sendRaw(platform.apiUrl, bad.request), documented));
  });
  return faults;
}

/** Some of many, the same ones in every run, and others for another operation. */
function drawn<T>(all: readonly T[], most: number, { id }: AnyOperation): T[] {
  const own = seed + crc32(id);
  const [shuffled = []] = fc.sample(fc.shuffledSubarray([...all], { minLength: Math.min(most, all.length) }), {
    numRuns: 1,
    seed: own,
  });
  return shuffled.slice(0, most);
}

/** Bodies that are not what the schema says; what it lets through only where nothing can come of it. */
function badBodies(operation: AnyOperation, good: RawRequest, schema: object): BadRequest[] {
  const { refused, passed } = spoiltBodies(schema, operation.example);
  const aboutNothing = operation.path.includes('{') ? drawn(passed, bodiesEach / 5, operation) : [];
  return [
    ...drawn(refused, bodiesEach, operation).map(({ name, text, pointers }) => ({
      name,
      request: { ...good, body: text },
      codes: ['invalid-request'],
      pointers,
    })),
    ...aboutNothing.map(({ name, text }) => ({ name, request: { ...good, body: text } })),
    ...drawn(rawBodies(good, operation.bodyLimitKiB), sharedEach, operation),
  ];
}

function badRequests(operation: AnyOperation, token: string): BadRequest[] {
  const good = wellFormed(operation, token, 'fuzz');
  const documented = documentOf(operation);
  const schema = documented?.requestBody?.content['application/json'].schema;
  const query = new Set(documented?.parameters.filter((one) => one.in === 'query').map(({ name }) => name));
  return [
    ...(schema === undefined ? [] : badBodies(operation, good, schema)),
    ...[badPaths(good, operation.path), badPages(good, query), badHeaders(good, operation.versioned)].flatMap((all) =>
      drawn(all, sharedEach, operation),
    ),
  ];
}

beforeAll(async () => {
  platform = await startPlatform();
  before = await tableCounts(platform);
});

afterAll(() => platform?.stop());

describe('given bad input, when an operation is called, then it is refused by a document that says what and why', () => {
  it.each(operations.map((operation) => ({ id: operation.id, operation })))('$id', async ({ operation }) => {
    const [role = 'ops'] = operation.roles === 'anyone' ? [] : operation.roles;
    const token = await platform.token(bearerOf(platform, role, operation));
    const statuses = new Set(Object.keys(documentOf(operation)?.responses ?? {}));
    expect(await faultsOf(badRequests(operation, token), statuses)).toEqual([]);
  });

  it('an address or method that is not in the document', async () => {
    const known = new Map<string, Set<string>>();
    for (const { path, method } of operations) {
      const concrete = path.replace(/\{\w+\}/g, 'nonesuch');
      known.set(concrete, (known.get(concrete) ?? new Set()).add(method));
    }
    expect(await faultsOf(unknownRoutes(known), everyStatus)).toEqual([]);
  });
});

describe('after all of it', () => {
  it('nothing was written', async () => {
    await platform.settle();
    // Sealing comes before the decision, so a form refused late may leave a data key under which nothing is sealed.
    const { 'plus-local-keys': _keys, ...counts } = await tableCounts(platform);
    const { 'plus-local-keys': _before, ...expected } = before;
    expect(counts).toEqual(expected);
  });

  it('no function failed', () => {
    const failed = platform.engine
      .functions()
      .flatMap((name) => platform.engine.logs(name, 100_000))
      .filter((line) => line.includes('request-failed'));
    expect(failed).toEqual([]);
    expect(platform.engine.troubles()).toEqual([]);
  });
});

describe('given a thing that exists', () => {
  const { registerPartner, grantEntitlements, getPartner } = partnersContract.operations;
  const body = { partnerId: 'existing', name: { zh: '已有机构（虚构）', en: 'Existing agency (made up)' } };
  const params = { partnerId: body.partnerId };
  const idempotencyKey = 'the-first-registration';
  const commits = async () => (await tableCounts(platform))['plus-local-partners-log'];
  const ops = () => platform.client('ops-one');

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
    const agency = platform.client('partner-agency');
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
    const authorization = `Bearer ${await platform.token('ops-one')}`;
    const titleIn = async (language: string) => {
      const headers = { authorization, ...(language === '' ? {} : { 'accept-language': language }) };
      const answer = await sendRaw(platform.apiUrl, { method: 'GET', path, headers });
      return [answer.headers['content-language'], problemIn(answer).title];
    };
    const { zh, en } = commonRefusals['not-found'].rule;
    expect(await titleIn('en-GB,zh;q=0.5')).toEqual(['en', en]);
    expect(await titleIn('fr, zh-CN;q=0.9, en;q=0.1')).toEqual(['zh', zh]);
    expect(await titleIn('')).toEqual(['zh', zh]);
  });
});
