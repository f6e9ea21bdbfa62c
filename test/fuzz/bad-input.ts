import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApiOf } from '../../infra/docs/openapi.ts';
import type { AnyOperation } from '../../shared/contract/index.ts';
import { bearerOf } from '../support/bearer.ts';
import { contracts, operations } from '../support/contracts.ts';
import { tableCounts } from '../support/evidence.ts';
import { resolvedIn } from '../support/json-schema.ts';
import type { Platform } from '../support/platform.ts';
import { type RawRequest, sendRaw, wellFormed } from '../support/request.ts';
import { forEachAtOnce } from '../support/side-by-side.ts';
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

const document = openApiOf(contracts, '0') as { paths: Record<string, Record<string, Documented>> };
const { paths } = document;
const documentOf = ({ path, method }: AnyOperation): Documented | undefined => paths[path]?.[method.toLowerCase()];
const everyStatus = new Set(
  Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ responses }) => Object.keys(responses)),
);

/** Sends bad requests and says everything that was wrong with the answers. */
async function faultsOf(
  apiUrl: string,
  all: readonly BadRequest[],
  documented: ReadonlySet<string>,
): Promise<string[]> {
  const faults: string[] = [];
  await forEachAtOnce(all, async (bad) => {
    faults.push(...judge(bad, await sendRaw(apiUrl, bad.request), documented));
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
    ...(schema === undefined ? [] : badBodies(operation, good, resolvedIn(document, schema) as object)),
    ...[badPaths(good, operation.path), badPages(good, query), badHeaders(good, operation.versioned)].flatMap((all) =>
      drawn(all, sharedEach, operation),
    ),
  ];
}

/** Bad input to every operation, and to addresses that there are not: each is refused, and nothing comes of it. */
export function badInput(given: () => Platform): void {
  let before: Record<string, number>;

  beforeAll(async () => {
    before = await tableCounts(given());
  });

  describe('when an operation is called, then it is refused by a document that says what and why', () => {
    it.each(operations.map((operation) => ({ id: operation.id, operation })))('$id', async ({ operation }) => {
      const [role = 'ops'] = operation.roles === 'anyone' ? [] : operation.roles;
      const token = await given().token(bearerOf(given(), role, operation));
      const statuses = new Set(Object.keys(documentOf(operation)?.responses ?? {}));
      expect(await faultsOf(given().apiUrl, badRequests(operation, token), statuses)).toEqual([]);
    });

    it('an address or method that is not in the document', async () => {
      const known = new Map<string, Set<string>>();
      for (const { path, method } of operations) {
        const concrete = path.replace(/\{\w+\}/g, 'nonesuch');
        known.set(concrete, (known.get(concrete) ?? new Set()).add(method));
      }
      expect(await faultsOf(given().apiUrl, unknownRoutes(known), everyStatus)).toEqual([]);
    });
  });

  it('then nothing was written', async () => {
    await given().settle();
    // Sealing comes before the decision, so a form refused late may leave a data key under which nothing is sealed.
    const { 'plus-local-keys': _keys, ...counts } = await tableCounts(given());
    const { 'plus-local-keys': _before, ...expected } = before;
    expect(counts).toEqual(expected);
  });
}
