import { describe, expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { consents } from '../consents/consents.ts';
import type { LaneName } from '../lanes.ts';
import type { ConsentCommand, ConsentEvent } from './consents.ts';
import { againAt, erasesAt, personOverAt, retentionDues, retirements } from './retention.ts';

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
  const ahead = '2027-10-24T09:00:00.000+08:00';
  const later = '2027-11-23T09:00:00.000+08:00';
  const two = [begun('a', 'medical'), ended('a'), begun('b')];
  const decide = (events: ConsentEvent[], command: ConsentCommand, when: string) =>
    consents.decide(command, given(consents, events).state, { at: when, by: 'due', id: 'ana' });
  const retain = (events: ConsentEvent[], when: string) => decide(events, { type: 'retain-flows' }, when);
  const announcing = (retiresAt: string): ConsentEvent => ({ type: 'flow-announced', applicationId: 'a', retiresAt });
  const announced = announcing(later);
  const retired: ConsentEvent = { type: 'flow-retired', applicationId: 'a' };
  const nothing = { ok: true, events: [] };
  const told = (event: ConsentEvent, before: ConsentEvent[]) => {
    const { state } = given(consents, [...before, event]);
    return (consents.publish?.(event, state, { id: 'ana', at, by: 'due' }) ?? []).map(({ type, subject, data }) => [
      ...[type.split('.')[2], subject, data],
    ]);
  };

  test('given its own period, when thirty days are left, then it is announced once, and goes on that day, whatever else is held', () => {
    expect(dues(two)).toEqual([{ name: 'retention', at: ahead }]);
    expect(retain(two, at)).toEqual(nothing);
    expect(retain(two, ahead)).toEqual({ ok: true, events: [announced] });
    expect(dues([...two, announced])).toEqual([{ name: 'retention', at: later }]);
    expect(retain([...two, announced], ahead)).toEqual(nothing);
    expect(retain([...two, announced], later)).toEqual({ ok: true, events: [retired] });
    expect(retain([...two, announced, retired], later)).toEqual(nothing);
    expect(dues([...two, announced, retired])).toEqual([]);
    expect(dues([...two, announced, retired, ended('b')])).toEqual([
      { name: 'retention', at: '2029-10-23T09:00:00.000+08:00' },
    ]);
  });

  test('given its time was over before anything was announced, when that is seen, then as many days are left', () => {
    const late = '2028-01-01T09:00:00.000+08:00';
    expect(retain(two, late)).toEqual({ ok: true, events: [announcing('2028-01-31T09:00:00.000+08:00')] });
  });

  test('given a period that has become longer since it was announced, when the day comes, then it stays, and is announced anew', () => {
    const early = announcing('2027-10-01T09:00:00.000+08:00');
    expect(retain([...two, early], '2027-10-02T09:00:00.000+08:00')).toEqual(nothing);
    expect(dues([...two, early])).toEqual([{ name: 'retention', at: ahead }]);
    expect(retain([...two, early], ahead)).toEqual({ ok: true, events: [announced] });
    expect(retirements(given(consents, [...two, early]).state)).toMatchObject([{ on: '2027-11-23', announced: false }]);
  });

  test('given it was announced, when it is opened again, then it stays, which is told; once it ends anew its time runs anew', () => {
    const again: ConsentEvent = { type: 'flow-noted', applicationId: 'a', services: ['medical'], since: 9 };
    const kept: ConsentEvent = { type: 'flow-kept', applicationId: 'a' };
    const flow = { applicationId: 'a', services: ['medical' as const] };
    const note = (events: ConsentEvent[]) => decide(events, { type: 'note-flow', ...flow, since: 9 }, ahead);
    expect(note([...two, announced])).toEqual({ ok: true, events: [kept, again] });
    expect(note(two)).toEqual({ ok: true, events: [again] });
    expect(dues([...two, announced, kept, again])).toEqual([]);
    expect(dues([...two, announced, kept, again, ended('a')])).toEqual([{ name: 'retention', at: ahead }]);
    expect(told(kept, [...two, announced])).toEqual([
      ['retention-progressed', 'retention/a', { ...flow, person: 'ana', status: 'KEPT', at }],
    ]);
    expect(given(consents, [kept]).state.flows.a).toEqual({ services: [], ended: true });
  });

  test('given it was announced, or went, when that is told, then with its services, person and day', () => {
    const flow = { applicationId: 'a', person: 'ana', services: ['medical'], at };
    expect(told(announced, two)).toEqual([
      ['retention-progressed', 'retention/a', { ...flow, status: 'ANNOUNCED', on: '2027-11-23' }],
    ]);
    expect(told(retired, [...two, announced])).toEqual([
      ['retention-progressed', 'retention/a', { ...flow, status: 'RETIRED' }],
      ['record-retired', 'application/a', flow],
    ]);
    expect(given(consents, [announced, retired]).state.flows.a).toEqual({
      ...{ services: [], ended: true, retiresAt: later, retired: true },
    });
    expect(told(retired, [])).toMatchObject([{}, ['record-retired', 'application/a', { services: [] }]]);
  });

  test('given some have ended, when their talent asks, then each has its day, and whether it was told', () => {
    expect(retirements(given(consents, two).state)).toEqual([
      { applicationId: 'a', services: ['medical'], on: '2027-11-23', announced: false },
    ]);
    expect(retirements(given(consents, [...two, announced]).state)).toMatchObject([{ announced: true }]);
    expect(retirements(given(consents, [...two, announced, retired]).state)).toEqual([]);
  });

  test('given it was announced, when its person is erased first, then nothing of it falls due', () => {
    const left = consents.personal?.forgotten(given(consents, [begun('a'), ended('a'), announced]).state);
    expect(left && retentionDues(left)).toEqual([]);
    expect(left && retirements(left)).toEqual([]);
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
