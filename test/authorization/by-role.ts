import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyOperation } from '../../shared/contract/index.ts';
import { type Role, roles } from '../../shared/identity/index.ts';
import { tokenDetail } from '../../shared/service/token-detail.ts';
import { bearerOf } from '../support/bearer.ts';
import { operations } from '../support/contracts.ts';
import type { Platform } from '../support/platform.ts';
import { problemIn, type RawAnswer, sendRaw, wellFormed } from '../support/request.ts';
import { forEachAtOnce } from '../support/side-by-side.ts';
import { type Forged, forgedTokens } from './forged-tokens.ts';
import { nobody, pretender } from './strangers.ts';

const cases = operations.map((operation) => ({ id: operation.id, operation }));
const guarded = cases.filter(({ operation }) => operation.roles !== 'anyone');
const allowedTo = ({ roles: allowed }: AnyOperation, role: Role): boolean =>
  allowed === 'anyone' || allowed.includes(role);

const bearersOf = (platform: Platform, operation: AnyOperation, all: readonly Role[]): string[] =>
  all.map((role) => bearerOf(platform, role, operation));

async function asPersona({ apiUrl, token }: Platform, operation: AnyOperation, persona: string): Promise<RawAnswer> {
  return sendRaw(apiUrl, wellFormed(operation, await token(persona), `matrix-${persona}`));
}

async function withForged({ apiUrl }: Platform, operation: AnyOperation, { authorization }: Forged) {
  const request = wellFormed(operation, undefined, 'matrix-forged');
  const headers = { ...request.headers, ...(authorization === undefined ? {} : { authorization }) };
  return sendRaw(apiUrl, { ...request, headers });
}

/** Every operation with each role that may call it, and with a token whose time is over. Moves the clock at its end. */
export function rightsByRole(given: () => Platform): void {
  describe('given a caller with a role that is named, when the operation is called', () => {
    it.each(cases)('$id: then the role is not what stands in the way', async ({ operation }) => {
      const allowed = roles.filter((one) => allowedTo(operation, one));
      await forEachAtOnce(bearersOf(given(), operation, allowed), async (persona) => {
        const answer = await asPersona(given(), operation, persona);
        expect([persona, answer.status]).not.toEqual([persona, 401]);
        expect(answer.status, `${persona}: ${answer.text}`).toBeLessThan(500);
        if (answer.status >= 400) expect(problemIn(answer).code, persona).not.toBe('forbidden');
      });
    });
  });

  describe('given a token that was good, when its time is over', () => {
    it('then it is refused by every service, though it was remembered', async () => {
      const { token, engine, apiUrl } = given();
      const late = await token('ops-one');
      engine.clock.advance(2 * 3_600_000);
      await forEachAtOnce(guarded, async ({ id, operation }) => {
        const answer = await sendRaw(apiUrl, wellFormed(operation, late, 'matrix-late'));
        expect([id, answer.status]).toEqual([id, 401]);
      });
    });
  });
}

/** Every operation with each role that may not call it, without one, and with tokens that must not count. */
export function withoutTheRight(given: () => Platform): void {
  const stored = async (): Promise<string> => JSON.stringify(await given().engine.dumpTables());
  let forged: Forged[];
  let before: string;

  beforeAll(async () => {
    forged = await forgedTokens(given());
    await given().settle();
    before = await stored();
  });

  describe('given a caller without the right, when any operation is called', () => {
    it.each(cases)('$id: then a token with a fault answers 401 and names the fault', async ({ operation }) => {
      const counted = forged.filter((one) => operation.roles !== 'anyone' || one.authorization !== undefined);
      await forEachAtOnce(counted, async (one) => {
        const answer = await withForged(given(), operation, one);
        expect([one.name, answer.status]).toEqual([one.name, 401]);
        const { code, detail, errors } = problemIn(answer);
        expect([one.name, code, detail]).toEqual([one.name, 'unauthenticated', tokenDetail[one.fault].en]);
        expect(errors[0]?.pointer).toBe('#header/authorization');
      });
    });

    it.each(guarded)('$id: then every role that is not named answers 403', async ({ operation }) => {
      const others = roles.filter((role) => !allowedTo(operation, role));
      await forEachAtOnce([...bearersOf(given(), operation, others), nobody.id, pretender.id], async (persona) => {
        const answer = await asPersona(given(), operation, persona);
        expect([persona, answer.status]).toEqual([persona, 403]);
        expect(problemIn(answer)).toMatchObject({ code: 'forbidden', status: 403 });
      });
    });

    it('then nothing has changed in any table', async () => {
      await given().settle();
      expect(await stored()).toBe(before);
    });
  });
}
