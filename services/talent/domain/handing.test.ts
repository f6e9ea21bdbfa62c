import { expect, test } from 'vitest';
import type { Want } from './asked.ts';
import type { Consents } from './consent-state.ts';
import type { Fitting } from './fitting.ts';
import { goingTo, unshared } from './handing.ts';

const [hukou, housing] = ['hukou', 'housing'] as const;
const consented = (...all: [subject: string, recipient: string, purpose?: string][]): Consents => ({
  flows: {},
  consents: Object.fromEntries(
    all.map(([subject, recipient, purpose = 'document-reuse'], at) => [
      `${at}`,
      { subject, recipient, purpose, givenAt: '2026-11-23T09:00:00.000+08:00' },
    ]),
  ),
});
const lacking = (items: Fitting[], asked: Want[], given: Consents, person: string) =>
  unshared(goingTo(items, asked), given, person);
const con = { kind: 'CON' };
const wants = [hukou, housing].map((service) => ({ service, kind: 'CON' }));

test('given departments that would be handed a document, when one lacks the consent, then it is named with the first of them', () => {
  expect(lacking([con, con], wants, consented(['ana', hukou], ['ana', housing]), 'ana')).toEqual([]);
  expect(lacking([{ kind: 'TAX' }], wants, consented(), 'ana')).toEqual([]);
  const found = lacking(
    [{ kind: 'TAX' }, con, con],
    wants,
    consented(['ana', hukou], ['ana', housing, 'handling']),
    'ana',
  );
  expect(found).toEqual([{ service: housing, memberId: undefined, at: 1 }]);
});

test('given a document of a member of the family, when it is handed in, then the consent for that member counts alone', () => {
  const items = [con, { kind: 'CON', memberId: 'm-1' }];
  const own = consented(['ana', hukou], ['ana', housing], ['m-1', hukou]);
  expect(lacking(items, wants, own, 'ana')).toEqual([{ service: housing, memberId: 'm-1', at: 1 }]);
});
