import { beforeAll, describe, expect, test } from 'vitest';
import { seed } from '../../infra/seed.ts';
import { talentContract } from '../../services/talent/contract.ts';
import type { AnyOperation } from '../../shared/contract/index.ts';
import type { Role } from '../../shared/identity/index.ts';
import { canonical, shortDigest } from '../../shared/log/index.ts';
import { machineOf } from '../journey/place.ts';
import { runJourney } from '../journey/story.ts';
import { bearerOf } from '../support/bearer.ts';
import { operations } from '../support/contracts.ts';
import type { Platform } from '../support/platform.ts';
import { problemIn, type RawAnswer, sendRaw, wellFormed } from '../support/request.ts';
import { excuses, notInStory, notTheirs, whyNot } from './excused.ts';
import { type Ids, idsOfStory } from './story-ids.ts';
import { strangerTo } from './strangers.ts';

const owner = 'talent-lin';

let platform: Platform;
let ids: Ids;

/** A journey leaves a case in each department, with letters, a review, a rating, documents, notices and an export. */
async function tell(given: Platform): Promise<void> {
  platform = given;
  await seed({ ...platform, progress: () => {} });
  const place = { ...platform, machine: machineOf(platform.engine) };
  const { ok, moments, applicationId = '', projectIds } = await runJourney(place, { talent: owner, tag: 'rights' });
  if (!ok) throw new Error(moments.find((moment) => !moment.ok)?.what.en);
  const member = { relation: 'child', name: '示例孩子', birthDate: '2020-05-01' } as const;
  await platform.client(owner)(talentContract.operations.addMember, { body: member });
  await platform.settle();
  ids = await idsOfStory(platform, owner, { applicationId, projectIds });
  await platform.settle();
  // What is due leaves now, and not between two looks at the tables.
  platform.engine.runSchedules();
  await platform.settle();
}

const about = operations.filter(({ path, roles }) => path.includes('{') && roles !== 'anyone');
const keyOf = ({ method, path }: AnyOperation): string => `${method} ${path}`;

/** The operation's address with what the story left; nothing when it left nothing of the kind. */
function addressOf({ path }: AnyOperation): string | undefined {
  const [, service = ''] = path.split('/');
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.some((name) => ids(service, name) === undefined)) return undefined;
  return path.replace(/\{(\w+)\}/g, (_whole, name: string) => ids(service, name) ?? '');
}

/** The same address with ids that somebody might guess from it, and that nothing has: a neighbour, and a thing of another kind. */
function guessedFrom({ path }: AnyOperation): string[] {
  const [, service = ''] = path.split('/');
  const filled = (guess: (id: string) => string) =>
    path.replace(/\{(\w+)\}/g, (_whole, name: string) => guess(ids(service, name) ?? ''));
  const other = service === 'wallet' ? ids('', 'caseId') : ids('wallet', 'itemId');
  return [filled((id) => id.slice(0, -1) + (id.endsWith('1') ? '2' : '1')), filled(() => other ?? '')];
}

/** What an answer lets its reader know, whatever the request. */
const toldBy = (answer: RawAnswer): string =>
  answer.status < 400
    ? String(answer.status)
    : `${answer.status} ${JSON.stringify({ ...problemIn(answer), requestId: '' })}`;

async function asked(operation: AnyOperation, path: string, persona: string) {
  const request = wellFormed(operation, await platform.token(persona), `objects-${persona}-${shortDigest(path)}`);
  const [, query] = request.path.split('?');
  return sendRaw(platform.apiUrl, {
    ...request,
    path: query === undefined ? path : `${path}?${query}`,
    ...(typeof request.body === 'string' && { body: aboutTheCase(request.body) }),
  });
}

/** A body that names a case names the story's. */
function aboutTheCase(body: string): string {
  const value = JSON.parse(body) as Record<string, unknown>;
  return JSON.stringify('caseId' in value ? { ...value, caseId: ids('', 'caseId') } : value);
}

/** Everything in every table, in an order of its own. */
async function stored(): Promise<Record<string, string[]>> {
  const tables = await platform.engine.dumpTables();
  return Object.fromEntries(Object.entries(tables).map(([name, items]) => [name, items.map(canonical).sort()]));
}

const rolesOf = ({ roles }: AnyOperation): readonly Role[] => (roles === 'anyone' ? [] : roles);

/** Every operation about one thing, asked by others than those to whom a whole story left it. */
export function rightsByObject(given: () => Platform): void {
  beforeAll(() => tell(given()));

  test('every operation about one thing is tried by a stranger, or there is a reason why not', () => {
    const untried = about.filter(
      (one) => addressOf(one) === undefined || rolesOf(one).every((role) => !strangerTo(role, one.path)),
    );
    expect(untried.map(keyOf).filter((key) => whyNot(key) === undefined)).toEqual([]);
    expect(excuses.filter((one) => !about.map(keyOf).some((key) => one.test(key)))).toEqual([]);
  });

  describe('given what belongs to others, under its own address', () => {
    test('when a stranger of a role that may call asks for it or acts on it, then there is nothing there', async () => {
      const before = await stored();
      const offences: string[] = [];
      for (const operation of about) {
        const path = addressOf(operation);
        if (path === undefined || whyNot(keyOf(operation)) !== undefined) continue;
        for (const role of rolesOf(operation)) {
          const persona = strangerTo(role, operation.path);
          if (!persona) continue;
          const answer = await asked(operation, path, persona);
          const code = answer.status < 400 ? '' : problemIn(answer).code;
          if (code !== 'not-found' && code !== 'forbidden')
            offences.push(`${persona} ${keyOf(operation)}: ${answer.status} ${code}`);
          // Whoever may not know of it learns nothing from how it is refused.
          for (const guess of guessedFrom(operation)) {
            const nothing = toldBy(await asked(operation, guess, persona));
            if (toldBy(answer) !== nothing)
              offences.push(`${persona} ${keyOf(operation)}: ${toldBy(answer)}; ${nothing}`);
          }
        }
      }
      expect(offences).toEqual([]);
      await platform.settle();
      expect(await stored()).toEqual(before);
    });

    test('when those to whom it belongs read it or act on it, then it is there', async () => {
      const missing: string[] = [];
      const inTurn = [...about].sort((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'));
      for (const operation of inTurn) {
        const path = addressOf(operation);
        if (path === undefined) continue;
        for (const role of rolesOf(operation).filter((one) => strangerTo(one, operation.path) !== undefined)) {
          const persona = ownerBy(role, operation);
          if (!isThere(operation, await asked(operation, path, persona)))
            missing.push(`${persona} ${keyOf(operation)}`);
        }
      }
      const excused = [...notInStory, ...notTheirs];
      expect(missing.filter((line) => !excused.some((one) => one.test(line)))).toEqual([]);
      // An excuse that nothing needs any more would hide what comes later.
      expect(excused.filter((one) => !missing.some((line) => one.test(line)))).toEqual([]);
    });
  });
}

/** Who has a thing of the story, of those with this role. */
function ownerBy(role: Role, operation: AnyOperation): string {
  if (role === 'talent') return owner;
  return role === 'enterprise' ? 'enterprise-a' : bearerOf(platform, role, operation);
}

/** What may be read is read; what may be acted on may still refuse, for another reason than that it is not there. */
function isThere({ method }: AnyOperation, answer: RawAnswer): boolean {
  if (method === 'GET') return answer.status === 200;
  return answer.status < 400 || !['not-found', 'forbidden'].includes(problemIn(answer).code);
}
