import { describe, expect, test } from 'vitest';
import type { Principal, Role } from '../../../shared/identity/index.ts';
import { mayRead, personIn, recipientOf } from './recipient.ts';

describe('recipients', () => {
  const who = (roles: Role[], more: Partial<Principal> = {}): Principal => ({ subject: 's', roles, ...more });
  test.each([
    [who(['talent']), 'mine', 'person:s'],
    [who(['talent']), 'desk', undefined],
    [who(['talent'], { department: 'hukou', enterprise: 'e', partner: 'p' }), 'desk', undefined],
    [who(['talent'], { enterprise: 'e' }), 'enterprise', undefined],
    [who(['talent'], { partner: 'p' }), 'partner', undefined],
    [who(['caseworker']), 'desk', undefined],
    [who(['caseworker'], { department: 'hukou' }), 'desk', 'desk:caseworker:hukou'],
    [who(['leader'], { department: 'hukou' }), 'desk', 'desk:leader:hukou'],
    [who(['leader']), 'desk', 'desk:leader:district'],
    [who(['ops']), 'desk', 'desk:ops:district'],
    [who(['enterprise']), 'enterprise', undefined],
    [who(['enterprise'], { enterprise: 'e' }), 'enterprise', 'enterprise:e'],
    [who(['partner']), 'partner', undefined],
    [who(['partner'], { partner: 'p' }), 'partner', 'partner:p'],
  ] as const)('%o has for %s: %s', (principal, box, expected) => {
    expect(recipientOf(principal, box)).toBe(expected);
    if (expected !== undefined) expect(mayRead(principal, expected)).toBe(true);
    expect(mayRead(principal, 'person:other')).toBe(false);
  });

  test('a subject that looks like another kind of recipient is still a person', () => {
    expect(recipientOf(who(['talent'], { subject: 'desk:leader:hukou' }), 'mine')).toBe('person:desk:leader:hukou');
    expect(personIn('person:desk:leader:hukou')).toBe('desk:leader:hukou');
    expect(personIn('desk:leader:hukou')).toBeUndefined();
  });
});
