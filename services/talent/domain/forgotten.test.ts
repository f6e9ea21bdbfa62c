import { expect, test } from 'vitest';
import { forgottenApplication } from './forgotten.ts';
import { noApplication } from './state.ts';

test('given an application, when its talent is erased, then it is nobody’s, answers are gone, and a draft is over', () => {
  const form = { version: '1', services: [], answers: { 'applicant.name': 'x' } } as never;
  const draft = forgottenApplication({ ...noApplication, status: 'DRAFT', person: 'ana', form });
  expect(draft).toMatchObject({ status: 'EXPIRED', person: 'erased-person', form: { answers: {} }, corrections: [] });
  expect(forgottenApplication({ ...noApplication, status: 'COMPLETED', form }).status).toBe('COMPLETED');
});
