import { expect, test } from 'vitest';
import { withoutWords } from './forgetting.ts';
import { type Case, noCase } from './state.ts';

const at = '2026-11-23T09:00:00.000+08:00';
const secret = { zh: '虚构人名', en: 'made-up name' };
const missing = [{ ...secret, document: 'CON', given: true, memberId: 'm', whose: secret } as const, secret];
const decided = { outcome: 'rejected', at, reasonCode: 'supplement-missing', note: 'made-up name' } as const;

const told: Case<never> = {
  ...noCase,
  status: 'closed',
  supplement: { askedAt: at, missing, answers: [], items: ['item'] },
  extension: { days: 5, reason: secret },
  body: { text: secret, since: at },
  proposal: { outcome: 'rejected', reasonCode: 'supplement-missing', note: 'made-up name', by: 'someone' },
  waited: [{ text: secret, since: at, until: at, how: 'ended' }],
  outcome: decided,
  earlier: [decided],
  rulesMoved: [{ at, by: 'someone', from: {} as never, to: {} as never, reason: secret }],
  letters: [
    { kind: 'supplement', at, missing },
    { kind: 'decision', at, outcome: decided },
    { kind: 'extension', at, reason: secret },
  ],
};

test('given a case with words of its staff, when it lets go of its person, then none of them is left, and what was decided is', () => {
  const left = withoutWords(told);
  expect(JSON.stringify(left)).not.toMatch(/made-up name|虚构人名/);
  expect(left.outcome).toEqual({ outcome: 'rejected', at, reasonCode: 'supplement-missing' });
  expect(left.supplement?.missing).toMatchObject([{ document: 'CON', given: true }, {}]);
  expect(left.letters.map(({ kind }) => kind)).toEqual(['supplement', 'decision', 'extension']);
});

test('given a case without such words, then it stays as it is', () => {
  expect(withoutWords(noCase)).toEqual(noCase);
});
