import { expect, test } from 'vitest';
import { forgottenApplication } from './forgotten.ts';
import { noApplication } from './state.ts';

test('given an application, when its talent is erased, then it is nobody’s, answers are gone, and a draft is over', () => {
  const form = { version: '1', services: [], answers: { 'applicant.name': 'x' } } as never;
  const around = { readers: { asOf: 1, services: [] }, contested: { hukou: ['other'] } };
  const under = { readers: around.readers, employer: true };
  const ended = forgottenApplication({ ...noApplication, status: 'COMPLETED', form, under, ...around });
  for (const gone of ['under', 'readers', 'contested']) expect(ended).not.toHaveProperty(gone);
  const draft = forgottenApplication({ ...noApplication, status: 'DRAFT', person: 'ana', form });
  expect(draft).toMatchObject({ status: 'EXPIRED', person: 'erased-person', form: { answers: {} }, corrections: [] });
  expect(forgottenApplication({ ...noApplication, status: 'COMPLETED', form }).status).toBe('COMPLETED');
});
