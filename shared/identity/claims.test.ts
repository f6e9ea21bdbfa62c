import { describe, expect, test } from 'vitest';
import { principalOf } from './claims.ts';
import { hasRole, worksFor } from './index.ts';

const rolesOf = (roles: unknown) => principalOf({ sub: 'somebody', roles })?.roles;

describe('the roles of a principal', () => {
  test.each([[['talent', 'ops']], ['talent ops'], ['talent,ops'], ['[talent ops]'], ['[talent, ops]']])(
    'given the claim %j, when it is read, then it is both roles',
    (claim) => {
      expect(rolesOf(claim)).toEqual(['talent', 'ops']);
    },
  );

  test('given roles that nobody knows, when they are read, then they are dropped', () => {
    expect(rolesOf(['root', 'OPS', 'ops ', '__proto__', 'constructor', 7, null, ['ops'], 'talent'])).toEqual([
      'talent',
    ]);
    expect(rolesOf('root [ops]')).toEqual([]);
  });

  test.each([undefined, null, 7, {}, { ops: true }, true, '', '[]'])(
    'given the claim %j, when it is read, then there are no roles',
    (claim) => expect(rolesOf(claim)).toEqual([]),
  );
});

describe('the subject', () => {
  test.each([undefined, null, '', 7, ['a'], 'a b', 'a/b', 'a#b', '-a', 'a\n', 'a'.repeat(65), '张三'])(
    'given the subject %j, when claims are read, then there is no principal',
    (sub) => expect(principalOf({ sub, roles: ['ops'] })).toBeUndefined(),
  );
});

describe('what else a token says', () => {
  test('given labels, when claims are read, then those that are well-formed are kept and nothing else is', () => {
    const claims = {
      sub: 'u1',
      roles: ['caseworker'],
      department: 'hukou',
      enterprise: 'a b',
      partner: 7,
      email: 'x@y',
    };
    expect(principalOf(claims)).toEqual({ subject: 'u1', roles: ['caseworker'], department: 'hukou' });
  });

  test('given a department without the role, when rights are asked for, then there are none', () => {
    const principal = principalOf({ sub: 'u1', roles: ['talent'], department: 'hukou' });
    if (!principal) throw new Error('no principal');
    expect([hasRole(principal, 'talent'), hasRole(principal, 'ops'), worksFor(principal, 'hukou')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(worksFor({ ...principal, roles: ['caseworker'] }, 'hukou')).toBe(true);
    expect(worksFor({ ...principal, roles: ['caseworker'] }, 'housing')).toBe(false);
  });
});
