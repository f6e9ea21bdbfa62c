import { describe, expect, test } from 'vitest';
import type { Principal, Role } from '../../../shared/identity/principal.ts';
import { given } from '../../../shared/testing/given.ts';
import { announcement, enterprise, importReport } from '../aggregates.ts';
import type { EnterpriseRegistered } from './enterprise.ts';
import { type ImportReport, totalsOf } from './import-report.ts';
import { mayRead, mayWrite, ownEnterprise, readsAll } from './rights.ts';

const no = (code: string, pointer?: string) => ({ ok: false, refusal: { code, ...(pointer ? { pointer } : {}) } });
const nothing = { ok: true, events: [] };

describe('an enterprise', () => {
  const there: EnterpriseRegistered = {
    type: 'registered',
    names: { zh: '特赞科技', en: 'Tezign' },
    sector: 'large-models',
  };

  test('is registered with what is known of it', () => {
    expect(given(enterprise, []).when({ type: 'register', names: { zh: '吉运数科' } }).state).toEqual({
      names: { zh: '吉运数科' },
    });
    expect(given(enterprise, []).when({ ...there, type: 'register' }).state).toEqual({
      names: there.names,
      sector: 'large-models',
    });
  });

  test('may come again, with or without its sector, but not as another', () => {
    const known = given(enterprise, [there]);
    expect(known.when({ type: 'register', names: there.names }).decision).toEqual(nothing);
    expect(known.when({ type: 'register', names: there.names, sector: 'large-models' }).decision).toEqual(nothing);
    expect(known.when({ type: 'register', names: there.names, sector: 'new-media' }).decision).toEqual(
      no('enterprise-differs', '/sector'),
    );
    expect(known.when({ type: 'register', names: { zh: '另一家' } }).decision).toEqual(
      no('enterprise-differs', '/names'),
    );
    expect(known.when({ type: 'register', names: { zh: '特赞科技' } }).decision).toEqual(
      no('enterprise-differs', '/names'),
    );
  });
});

describe('an announcement', () => {
  const source = { name: { zh: '公告' }, on: '2024-05-23' };
  const recorded = { type: 'recorded', source, statements: [{ kind: 'memorandum', count: 2, named: [] }] } as const;
  const stated = { source, statements: [{ kind: 'memorandum' as const, count: 2, named: [] }] };

  test('is recorded as it is stated, once', () => {
    expect(given(announcement, []).when({ type: 'record', ...stated }).state).toEqual(stated);
    const known = given(announcement, [{ ...recorded, ...stated }]);
    expect(known.when({ type: 'record', ...stated }).decision).toEqual(nothing);
    expect(known.when({ type: 'record', source, statements: [] }).decision).toEqual(no('announcement-differs'));
  });
});

describe('the report of an import', () => {
  const rows = [
    { line: 1, outcome: 'landed' as const },
    { line: 2, outcome: 'refused' as const },
    { line: 3, outcome: 'landed' as const },
  ];
  const report: ImportReport = { format: 'csv', content: 'x', totals: totalsOf(rows), rows };

  test('counts its rows by outcome and is kept as it is', () => {
    expect(report.totals).toEqual({ rows: 3, landed: 2, unchanged: 0, acceptable: 0, refused: 1 });
    expect(given(importReport, []).when({ type: 'keep', report }).state).toEqual(report);
    expect(
      given(importReport, [{ type: 'kept', report }]).when({ type: 'keep', report: { ...report, rows: [] } }).decision,
    ).toEqual(nothing);
  });
});

describe('who may', () => {
  const who = (role: Role, more: Partial<Principal> = {}): Principal => ({ subject: 's', roles: [role], ...more });
  const signings = who('caseworker', { department: 'signings' });

  test('caseworkers of signings write; those of other departments neither write nor read', () => {
    expect(mayWrite(signings)).toBe(true);
    expect(readsAll(signings)).toBe(true);
    const hukou = who('caseworker', { department: 'hukou' });
    expect([mayWrite(hukou), readsAll(hukou), mayRead(hukou, 'tezign')]).toEqual([false, false, false]);
  });

  test.each<Role>(['leader', 'steward', 'ops'])('%s reads and does not write', (role) => {
    expect([mayWrite(who(role)), readsAll(who(role)), mayRead(who(role), undefined)]).toEqual([false, true, true]);
  });

  test('an enterprise reads what is its own', () => {
    const tezign = who('enterprise', { enterprise: 'tezign' });
    expect([mayRead(tezign, 'tezign'), mayRead(tezign, 'tradeweb'), mayRead(tezign, undefined)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(ownEnterprise(tezign)).toBe('tezign');
    expect(ownEnterprise(who('talent', { enterprise: 'tezign' }))).toBeUndefined();
    expect(mayRead(who('enterprise'), undefined)).toBe(false);
  });
});
