import { expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { consents } from '../consents.ts';
import type { ConsentEvent } from './consents.ts';
import { againAt, retentionDues } from './retention.ts';

const at = '2026-11-23T09:00:00.000+08:00';
const begun = (applicationId: string): ConsentEvent => ({ type: 'flow-noted', applicationId, services: ['hukou'] });
const ended = (applicationId: string): ConsentEvent => ({ type: 'flow-ended', applicationId });
const dues = (events: ConsentEvent[]) => retentionDues(given(consents, events).state);

test('given applications, when all have ended, then retention runs from the last of them, and not before', () => {
  expect(dues([])).toEqual([]);
  expect(dues([begun('a'), ended('a'), begun('b')])).toEqual([]);
  const over = [{ name: 'retention', at: '2029-11-22T09:00:00.000+08:00' }];
  expect(dues([begun('a'), ended('a'), begun('b'), ended('b')])).toEqual(over);
  const earlier = { services: [], ended: true, endedAt: '2020-01-01T00:00:00.000+08:00' };
  const { flows } = given(consents, [begun('a'), ended('a')]).state;
  expect(retentionDues({ consents: {}, flows: { ...flows, b: earlier } })).toEqual(over);
});

test('given ended before ends were noted, when asked, then nothing falls due by itself', () => {
  expect(retentionDues({ consents: {}, flows: { a: { services: [], ended: true } } })).toEqual([]);
});

test('given it was put off, when asked, then the later of both counts', () => {
  const put = (until: string) => given(consents, [begun('a'), ended('a')]).when({ type: 'put-off-retention', until });
  expect(retentionDues(put('2030-01-01T00:00:00.000+08:00').state)).toMatchObject([
    { at: '2030-01-01T00:00:00.000+08:00' },
  ]);
  expect(retentionDues(put(at).state)).toMatchObject([{ at: '2029-11-22T09:00:00.000+08:00' }]);
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
