import { expect, test } from 'vitest';
import { unlessNamed } from './named.ts';

const asked = (memberId?: string) => ({ zh: '出生证', en: 'birth certificate', memberId });

test('given a case that names members, when something is asked for one of them or for the talent, then it may be', () => {
  const answers = { family: [{ memberId: 'm-1' }, { memberId: 'm-2' }], patient: null };
  expect(unlessNamed([asked('m-2'), asked(), asked('m-1')], { answers })).toBeUndefined();
  expect(unlessNamed([asked('m-3')], { answers: { memberId: 'm-3', grade: 'one' } })).toBeUndefined();
});

test.each([[{ family: [{ memberId: 'm-1' }] }], [undefined]])(
  'given a case with %o, when something is asked for a member whom it does not name, then it is refused by its place',
  (answers) => {
    expect(unlessNamed([asked(), asked('m-2')], { answers })).toEqual({
      ok: false,
      refusal: { code: 'member-not-named', pointer: '/missing/1/memberId' },
    });
  },
);
