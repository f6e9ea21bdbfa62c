import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiOf } from '../../infra/docs/openapi.ts';
import type { AnyOperation } from '../../shared/contract/index.ts';
import { bearerOf } from '../support/bearer.ts';
import { contracts, operations } from '../support/contracts.ts';
import { tableCounts } from '../support/evidence.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { type RawRequest, sendRaw, wellFormed } from '../support/request.ts';
import { sideBySide } from '../support/side-by-side.ts';
import { spoiltBodies } from './bodies.ts';
import { judge } from './judge.ts';
import { type BadRequest, badHeaders, badPages, badPaths, rawBodies, unknownRoutes } from './requests.ts';

const seed = 20_241_123;
/** Of each operation's spoilt bodies, drawn with the seed. */
const bodiesEach = 50;

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

/** Some of many, the same ones in every run. */
const drawn = <T>(all: readonly T[], most: number): T[] =>
  (
    fc.sample(fc.shuffledSubarray([...all], { minLength: Math.min(most, all.length) }), { numRuns: 1, seed })[0] ?? []
  ).slice(0, most);

/** Bodies that are not what the schema says; what it lets through only where nothing can come of it. */
function badBodies(operation: AnyOperation, good: RawRequest, schema: object): BadRequest[] {
  const { refused, passed } = spoiltBodies(schema, operation.example);
  const aboutNothing = operation.path.includes('{') ? drawn(passed, bodiesEach / 5) : [];
  return [
    ...drawn(refused, bodiesEach).map(({ name, text, pointers }) => ({
      name,
      request: { ...good, body: text },
      codes: ['invalid-request'],
      pointers,
    })),
    ...aboutNothing.map(({ name, text }) => ({ name, request: { ...good, body: text } })),
    ...rawBodies(good, operation.bodyLimitKiB),
  ];
}

function badRequests(operation: AnyOperation, token: string): BadRequest[] {
  const good = wellFormed(operation, token, 'fuzz');
  const documented = documentOf(operation);
  const schema = documented?.requestBody?.content['application/json'].schema;
  const query = new Set(documented?.parameters.filter((one) => one.in === 'query').map(({ name }) => name));
  return [
    ...(schema === undefined ? [] : badBodies(operation, good, schema)),
    ...badPaths(good, operation.path),
    ...badPages(good, query),
    ...badHeaders(good, operation.versioned),
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
    expect(await tableCounts(platform)).toEqual(before);
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
