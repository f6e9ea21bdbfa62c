import { describe, expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { consents } from '../consents.ts';
import type { LaneName } from '../lanes.ts';
import type { ConsentEvent } from './consents.ts';
import { againAt, erasesAt, personOverAt, retentionDues } from './retention.ts';

const at = '2026-11-23T09:00:00.000+08:00';
const begun = (applicationId: string, service: LaneName = 'hukou'): ConsentEvent => ({
  type: 'flow-noted',
  applicationId,
  services: [service],
});
const ended = (applicationId: string): ConsentEvent => ({ type: 'flow-ended', applicationId });
const dues = (events: ConsentEvent[]) => retentionDues(given(consents, events).state);

test('given applications, when all have ended, then retention runs from the last of them, and not before', () => {
  expect(dues([])).toEqual([]);
  expect(dues([begun('a')])).toEqual([]);
  // Thirty days before it is over.
  const over = [{ name: 'retention', at: '2029-10-23T09:00:00.000+08:00' }];
  expect(dues([begun('a'), ended('a'), begun('b'), ended('b')])).toEqual(over);
  const earlier = { services: [], ended: true, endedAt: '2020-01-01T00:00:00.000+08:00' };
  const { flows } = given(consents, [begun('a'), ended('a')]).state;
  expect(retentionDues({ consents: {}, flows: { ...flows, b: earlier } })).toEqual(over);
});

describe('an application of somebody who has another', () => {
  const later = '2027-11-23T09:00:00.000+08:00';
  const two = [begun('a', 'medical'), ended('a'), begun('b')];
  const retire = (events: ConsentEvent[], when: string) =>
    consents.decide({ type: 'retire-flows' }, given(consents, events).state, { at: when, by: 'due', id: 'ana' });
  const retired: ConsentEvent = { type: 'flow-retired', applicationId: 'a' };

  test('given its own period, when that is over, then it goes once, whatever else is held', () => {
    expect(dues(two)).toEqual([{ name: 'retention', at: later }]);
    expect(retire(two, at)).toEqual({ ok: true, events: [] });
    expect(retire(two, later)).toEqual({ ok: true, events: [retired] });
    expect(retire([...two, retired], later)).toEqual({ ok: true, events: [] });
    expect(dues([...two, retired])).toEqual([]);
    expect(dues([...two, retired, ended('b')])).toEqual([{ name: 'retention', at: '2029-10-23T09:00:00.000+08:00' }]);
  });

  test('given it went, when that is told, then with its services and person', () => {
    const { state } = given(consents, [...two, retired]);
    const told = consents.publish?.(retired, state, { id: 'ana', at, by: 'due' });
    expect(told).toMatchObject([
      { type: 'plus.talent.record-retired.v1', data: { applicationId: 'a', person: 'ana', services: ['medical'] } },
    ]);
    expect(given(consents, [retired]).state.flows.a).toEqual({ services: [], ended: true, retired: true });
  });
});

test('given ended before ends were noted, when asked, then nothing falls due by itself', () => {
  expect(retentionDues({ consents: {}, flows: { a: { services: [], ended: true } } })).toEqual([]);
});

test('given it was put off, when asked, then the later of both counts', () => {
  const put = (until: string) =>
    given(consents, [begun('a'), ended('a'), { type: 'flow-retired', applicationId: 'a' }]).when({
      type: 'put-off-retention',
      until,
    });
  expect(retentionDues(put('2030-01-01T00:00:00.000+08:00').state)).toMatchObject([
    { at: '2029-12-02T00:00:00.000+08:00' },
  ]);
  expect(retentionDues(put(at).state)).toMatchObject([{ at: '2029-10-23T09:00:00.000+08:00' }]);
  expect(personOverAt(put('2030-01-01T00:00:00.000+08:00').state)).toBe('2029-11-22T09:00:00.000+08:00');
  expect(erasesAt(Date.parse(at))).toBe('2026-12-23T09:00:00.000+08:00');
  expect(againAt(Date.parse(at))).toBe('2027-02-21T09:00:00.000+08:00');
});

test('given the person was erased, when a submission is told again, then nothing begins anew, and nothing falls due', () => {
  const { state } = given(consents, [begun('a'), ended('a')]);
  const left = consents.personal?.forgotten(state) ?? state;
  expect(left).toEqual({ consents: {}, flows: { a: { services: ['hukou'], ended: true } } });
  expect(retentionDues(left)).toEqual([]);
  const again = consents.decide({ type: 'note-flow', applicationId: 'a', services: ['hukou'] }, left, {
    at,
    by: 'x',
    id: 'ana',
  });
  expect(again).toEqual({ ok: true, events: [] });
});
