import { expect, test } from 'vitest';
import { askedFor, unlessNamed, withWhose } from './named.ts';

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

const family = [
  { memberId: 'm-1', relation: 'spouse' },
  { memberId: 'm-2', relation: 'child' },
];

test.each([
  ['m-1', { family }, '您的配偶', 'your spouse'],
  ['m-2', { family }, '您的子女', 'your child'],
  ['m-3', { memberId: 'm-3', grade: 'one' }, '您的子女', 'your child'],
  ['m-2', { family, child: family[1], other: { memberId: undefined } }, '您的子女', 'your child'],
  [
    'm-3',
    { family: [...family, { memberId: 'm-3', relation: 'child' }] },
    '您的第2名子女（按申请中的顺序）',
    'your child no. 2 in your application',
  ],
])('given what is asked for %s of %o, then it says whose it is: %s', (memberId, answers, zh, en) => {
  const [one] = withWhose([asked(memberId)], { answers });
  expect(one).toMatchObject({ memberId, whose: { zh, en } });
  expect(askedFor(one as never)).toEqual({ zh: `出生证——${zh}`, en: `birth certificate — ${en}` });
});

test('given what is asked for the talent, then it stays as it is', () => {
  const missing = [asked()];
  expect(withWhose(missing, { answers: { family } })).toEqual(missing);
  expect(askedFor(asked())).toEqual({ zh: '出生证', en: 'birth certificate' });
});
