import { describe, expect, test } from 'vitest';
import { given as givenAny } from '../../testing/given.ts';
import { happened, office, officeCase, type Wish } from '../testing/played.ts';
import type { MoveRules } from './commands.ts';
import type { CaseEvent } from './events.ts';

const at = '2026-11-24T10:00:00.000+08:00';
const given = (events: CaseEvent<Wish>[], by = 'worker') => givenAny(officeCase, events, { at, by, id: 'one' });
const rule = (id: string, version: string) => ({ id, version, hash: `hash-${version}` });
const opened: CaseEvent<Wish> = { ...happened.opened, rules: [rule('stay', '1'), rule('other', '1')] };
const reason = { zh: '更有利', en: 'Better' };
const move = (to = rule('stay', '2'), asLead = false): MoveRules => ({ type: 'move-rules', to, reason, asLead });
const moved = { type: 'case-rules-moved', from: rule('stay', '1'), to: rule('stay', '2'), reason } as const;

describe(`moving a case of the ${office.name} to another version of a rule`, () => {
  test('given a case with its caseworker, when they or the lead move it, then it is kept under the other version', () => {
    const byWorker = given([opened, happened.assigned]).when(move());
    expect(byWorker.decision).toEqual({ ok: true, events: [moved] });
    expect(byWorker.state.rules).toEqual([rule('stay', '2'), rule('other', '1')]);
    expect(byWorker.state.rulesMoved).toMatchObject([{ by: 'worker', at, reason }]);
    expect(given([opened], 'lead').when(move(undefined, true)).decision).toEqual({ ok: true, events: [moved] });
    const second = given([opened, happened.assigned, moved]).when(move(rule('other', '2')));
    expect(second.state.rules).toEqual([rule('stay', '2'), rule('other', '2')]);
    expect(second.state.rulesMoved).toHaveLength(2);
  });

  test('given another caseworker, no case, a closed one or another rule, when it is moved, then it is refused', () => {
    const refused = (events: CaseEvent<Wish>[], command = move(), by?: string) => {
      const { decision } = given(events, by).when(command);
      return decision.ok ? undefined : decision.refusal.code;
    };
    expect(refused([opened, happened.assigned], move(), 'another')).toBe('not-yours');
    expect(refused([], move(undefined, true))).toBe('not-found');
    expect(refused([opened, happened.withdrawn], move(undefined, true))).toBe('case-closed');
    expect(refused([opened, happened.assigned, moved])).toBe('version-kept');
    expect(refused([opened, happened.assigned], move(rule('third', '1')))).toBe('rule-not-kept');
    expect(refused([happened.opened, happened.assigned])).toBe('rule-not-kept');
  });
});
