import { expect, test } from 'vitest';
import { given as givenAny } from '../../testing/given.ts';
import { evolveLined } from '../line/track.ts';
import { happened, hold, office, officeCase, type Wish } from '../testing/played.ts';
import type { CaseEvent } from './events.ts';

const { opened, assigned, checked, granted, approved } = happened;
const context = { at: '2026-11-24T10:00:00.000+08:00', by: 'worker', id: 'one' };
const reopened: CaseEvent<Wish> = { type: 'case-reopened', why: 'lead', stage: 'NEW', settings: office.settings };
const other = { claim: 'thing#2', id: '2', text: { zh: '乙', en: 'Two' } };

test('given a reopened case that holds something still, when it is granted another, then the first is free in the same step', () => {
  const granting = givenAny(officeCase, [opened, assigned, checked, granted, approved, reopened, checked], context);
  expect(granting.when({ type: 'grant', hold: other, key: 'again' }).decision).toMatchObject({
    claims: { take: ['thing#2'], release: ['thing#1'] },
  });
  expect(granting.when({ type: 'grant', hold, key: 'again' }).decision).toMatchObject({
    claims: { take: ['thing#1'] },
  });
  const next = { type: 'case-granted', stage: 'GIVEN', hold: other, key: 'again' } as const;
  // Its line hears of it, for whoever waits next.
  expect(evolveLined(granting.state, next, context)).toMatchObject({ hold: other, left: [hold] });
});
