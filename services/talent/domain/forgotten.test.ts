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

test('given lanes with words of their staff, when the talent is erased, then the words are gone and the outcomes stay', () => {
  const words = { zh: '虚构人名', en: 'made-up name' };
  const status = { state: 'REJECTED', pausedReason: words, extended: { days: 5, reason: words }, supplement: {} };
  const outcome = { outcome: 'rejected', at: '2026-11-23T09:00:00.000+08:00', note: 'made-up name' };
  const lane = (more: object) => ({ version: 1, withdrawing: false, ...more });
  const lanes = { hukou: lane({ status: { ...status, outcome } }), housing: lane({ status }), medical: lane({}) };
  const left = forgottenApplication({ ...noApplication, lanes: lanes as never });
  expect(JSON.stringify(left)).not.toMatch(/made-up name|虚构人名/);
  expect(left.lanes.hukou?.status?.outcome).toMatchObject({ outcome: 'rejected' });
  expect(left.lanes.housing?.status).toEqual({ state: 'REJECTED' });
  expect(left.lanes.medical).toEqual(lanes.medical);
});
