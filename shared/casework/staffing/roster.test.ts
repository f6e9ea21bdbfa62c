import { expect, test } from 'vitest';
import { given as givenAny } from '../../testing/given.ts';
import { isOn, type Roster, roster } from './roster.ts';

const at = '2026-11-23T09:00:00.000+08:00';
const given = (...events: Parameters<typeof roster.evolve>[1][]) =>
  givenAny(roster, events, { at, by: 'lead', id: 'office' });
const put = { type: 'person-put', person: 'worker' } as const;

test('given nobody, when somebody is put on the roster, then they are on it, once, with who put them there', () => {
  const { state } = given().when({ type: 'put', person: 'worker' });
  expect(state).toEqual({ people: { worker: { since: at, by: 'lead' } } });
  expect(given(put).when({ type: 'put', person: 'worker' }).decision).toEqual({ ok: true, events: [] });
  const names: Roster = { people: {} };
  expect(isOn(names, 'constructor')).toBe(false);
});

test('given somebody, when they are removed, then they are off it; who is not on it cannot be', () => {
  const gone = given(put).when({ type: 'remove', person: 'worker' });
  expect(gone.state).toEqual({ people: {} });
  expect(given(put).when({ type: 'remove', person: 'other' }).decision).toMatchObject({
    refusal: { code: 'not-on-roster', pointer: '/person' },
  });
});
