import { expect, test } from 'vitest';
import { office } from '../testing/played.ts';
import { eyesAt, type FourEyesSet, fourEyesOf, kindsFor, secondForGrants } from './four-eyes.ts';

const at = '2026-11-23T09:00:00.000+08:00';
const reason = { zh: '试行（演示数据）', en: 'On trial (made up)' };
const department = { ...office, grantsAmounts: true as const };
const eyes = fourEyesOf(department);
const context = { at, by: 'lead', id: 'office' };
const set = (kinds: string[], aboveFen?: number) => ({ type: 'set-four-eyes', kinds, aboveFen, reason }) as const;
const event = { type: 'four-eyes-set', kinds: ['rejected'], reason, from: '2026-11-23T09:01:00.000+08:00' } as const;
const none = { kinds: [] };

test('given none, when a set is chosen, then it is in force a minute later and the one before until then', () => {
  expect(eyes.decide(set(['rejected', 'rejected']), {}, context)).toEqual({ ok: true, events: [event] });
  const chosen = eyes.evolve({}, event, { at, by: 'lead', version: 1 });
  expect(chosen.chosen).toMatchObject({ at, by: 'lead' });
  expect(eyesAt(chosen, at, none).kinds).toEqual([]);
  expect(eyesAt({ ...chosen, before: undefined }, at, { kinds: ['approved'] }).kinds).toEqual(['approved']);
  expect(eyesAt(chosen, event.from, none).kinds).toEqual(['rejected']);
  expect(eyesAt({}, at, none)).toBe(none);
});

test('given a set, when the same is chosen again, then nothing changes; an amount only where amounts are granted', () => {
  const chosen = eyes.evolve({}, event as FourEyesSet, { at, by: 'lead', version: 1 });
  expect(eyes.decide(set(['rejected']), chosen, context)).toEqual({ ok: true, events: [] });
  expect(eyes.decide(set(['rejected'], 5), chosen, context)).toMatchObject({ events: [{ aboveFen: 5 }] });
  const refused = fourEyesOf(office).decide(set([], 5), {}, context);
  expect(refused).toEqual({ ok: false, refusal: { code: 'no-amounts', pointer: '/above' } });
});

test('given a limit, when an approval grants less, then only rejections are looked at twice', () => {
  const limited = { kinds: ['approved', 'rejected', 'fits'], aboveFen: 100 };
  expect(kindsFor(office, limited, 100)).toEqual(['rejected']);
  expect(kindsFor(office, limited, 101)).toEqual(limited.kinds);
  expect(kindsFor(office, limited)).toEqual(limited.kinds);
  expect(kindsFor(office, { kinds: ['approved'] }, 1)).toEqual(['approved']);
});

test('given what is in force, when an amount is raised later, then it is for a second person as its grant would be', () => {
  const amounts = {
    ...department,
    settings: { ...department.settings, fourEyesOfAmounts: { kinds: ['fits'], aboveFen: 100 } },
  };
  const preset = secondForGrants(amounts, 'fits');
  expect([preset(100, at), preset(101, at), secondForGrants(amounts, 'other')(101, at)]).toEqual([false, true, false]);
  const chosen = { chosen: { kinds: ['approved'], from: at, by: 'lead', at, reason } };
  expect(secondForGrants(amounts, 'fits', chosen)(1, at)).toBe(true);
});
