import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyOperation } from '../../shared/contract/index.ts';
import { type Role, roles } from '../../shared/identity/index.ts';
import { tokenDetail } from '../../shared/service/token-detail.ts';
import { bearerOf } from '../support/bearer.ts';
import { operations } from '../support/contracts.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { problemIn, sendRaw, wellFormed } from '../support/request.ts';
import { type Forged, forgedTokens } from './forged-tokens.ts';

const nobody = { id: 'nobody', name: { zh: '无角色（虚构）', en: 'No role (made up)' }, claims: { roles: [] } };
const pretender = {
  id: 'pretender',
  name: { zh: '自封角色（虚构）', en: 'A role that is none (made up)' },
  claims: { roles: ['admin', 'Ops', 'constructor', '*'] },
};

let platform: Platform;
let forged: Forged[];
let before: string;

const cases = operations.map((operation) => ({ id: operation.id, operation }));
const stored = async (): Promise<string> => JSON.stringify(await platform.engine.dumpTables());
const allowedTo = ({ roles: allowed }: AnyOperation, role: Role): boolean =>
  allowed === 'anyone' || allowed.includes(role);

const bearer = (role: Role, operation: AnyOperation): string => bearerOf(platform, role, operation);

async function asPersona(operation: AnyOperation, personaId: string) {
  return sendRaw(platform.apiUrl, wellFormed(operation, await platform.token(personaId), `matrix-${personaId}`));
}

async function withForged(operation: AnyOperation, { authorization }: Forged) {
  const request = wellFormed(operation, undefined, 'matrix-forged');
  const headers = { ...request.headers, ...(authorization === undefined ? {} : { authorization }) };
  return sendRaw(platform.apiUrl, { ...request, headers });
}

beforeAll(async () => {
  platform = await startPlatform({ personas: [nobody, pretender] });
  forged = await forgedTokens(platform);
  before = await stored();
});

afterAll(() => platform?.stop());

describe('given a caller without the right, when any operation is called', () => {
  it.each(cases)('$id: then a token with a fault answers 401 and names the fault', async ({ operation }) => {
    for (const one of forged) {
      if (operation.roles === 'anyone' && one.authorization === undefined) continue;
      const answer = await withForged(operation, one);
      expect([one.name, answer.status]).toEqual([one.name, 401]);
      const problem = problemIn(answer);
      expect([one.name, problem.code, problem.detail]).toEqual([
        one.name,
        'unauthenticated',
        tokenDetail[one.fault].en,
      ]);
      expect(problem.errors[0]?.pointer).toBe('#header/authorization');
    }
  });

  it.each(cases)('$id: then every role that is not named answers 403', async ({ operation }) => {
    if (operation.roles === 'anyone') return;
    const others = roles.filter((role) => !allowedTo(operation, role)).map((role) => bearer(role, operation));
    const refused = [...others, nobody.id, pretender.id];
    for (const persona of refused) {
      const answer = await asPersona(operation, persona);
      expect([persona, answer.status]).toEqual([persona, 403]);
      expect(problemIn(answer)).toMatchObject({ code: 'forbidden', status: 403 });
    }
  });

  it('then nothing has changed in any table', async () => {
    await platform.settle();
    expect(await stored()).toBe(before);
  });
});

describe('given a caller with a role that is named, when the operation is called', () => {
  it.each(cases)('$id: then the role is not what stands in the way', async ({ operation }) => {
    for (const role of roles.filter((one) => allowedTo(operation, one))) {
      const { status, ...answer } = await asPersona(operation, bearer(role, operation));
      expect([role, status]).not.toEqual([role, 401]);
      expect(status, `${role}: ${answer.text}`).toBeLessThan(500);
      if (status >= 400) expect(problemIn({ status, ...answer }).code, role).not.toBe('forbidden');
    }
  });

  it('then the engine has refused nothing to a function', async () => {
    await platform.settle();
    expect(platform.engine.troubles()).toEqual([]);
  });
});

describe('given a token that was good, when its time is over', () => {
  it('then it is refused by every service, though it was remembered', async () => {
    const token = await platform.token('ops-one');
    platform.engine.clock.advance(2 * 3_600_000);
    for (const { operation } of cases.filter(({ operation }) => operation.roles !== 'anyone')) {
      const answer = await sendRaw(platform.apiUrl, wellFormed(operation, token, 'matrix-late'));
      expect([operation.id, answer.status]).toEqual([operation.id, 401]);
    }
  });
});
