import { expect, test } from 'vitest';
import type { Kit } from '../../../shared/service/index.ts';
import type { Consents } from '../domain/consent-state.ts';
import { noConsents } from '../domain/consents.ts';
import type { ApplicationEvent } from '../domain/events.ts';
import { child, childAgain, drafted, given, sibling, version } from '../domain/testing/applications.ts';
import { standingBefore } from './standing.ts';

const form = { version, services: ['education' as const], answers: {} };
/** As it was submitted before claims said whom they are about. */
const before: ApplicationEvent[] = [
  { ...drafted, form },
  { type: 'application-submitted', version, hidden: [], members: [child] },
];
const kit = {
  page: async () => ({ ok: true, page: { items: [] } }),
  load: async (_aggregate: unknown, id: string) => ({ state: given(id === 'one' ? before : []).state }),
} as unknown as Kit;
const flowing = (...services: Consents['flows'][string]['services']): Consents => ({
  ...noConsents,
  flows: { one: { services, ended: false }, two: { services: ['education'], ended: true } },
});

test('given an application from before, when education is asked for the same child, then it is refused by its service; for another child it is not', async () => {
  const found = (members: (typeof child)[], consents = flowing('hukou', 'education')) =>
    standingBefore({ person: 'ana', form, members, given: consents }, kit);
  for (const one of [child, childAgain])
    expect(await found([one])).toMatchObject({ code: 'active-application', errors: [{ pointer: '/services/0' }] });
  expect(await found([sibling])).toBeUndefined();
  expect(await found([child], flowing('hukou'))).toBeUndefined();
  expect(await found([])).toBeUndefined();
});
