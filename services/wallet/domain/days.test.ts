import { expect, test } from 'vitest';
import { dayFault } from './days.ts';

test.each([
  [{}, undefined],
  [{ issuedOn: '2026-11-23', expiresOn: '2026-11-23' }, undefined],
  [{ issuedOn: '2026-11-24' }, { code: 'issued-later', pointer: '/issuedOn' }],
  [{ issuedOn: '2026-11-22' }, undefined],
  [
    { issuedOn: '2026-11-20', expiresOn: '2026-11-19' },
    { code: 'expires-before-issue', pointer: '/expiresOn' },
  ],
  [
    { issuedOn: '2026-11-20', expiresOn: '2026-11-22' },
    { code: 'expired-already', pointer: '/expiresOn' },
  ],
  [{ expiresOn: '2026-11-22' }, { code: 'expired-already', pointer: '/expiresOn' }],
])('given the days %o, when a file is announced on 2026-11-23, then %o is wrong with them', (days, fault) => {
  expect(dayFault(days, '2026-11-23')).toEqual(fault);
});
