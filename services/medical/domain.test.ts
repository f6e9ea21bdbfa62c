import { expect, test } from 'vitest';
import { submittedData } from '../../shared/casework/testing/submitted.ts';
import { given } from '../../shared/testing/given.ts';
import { medicalCase } from './service.ts';

const { services: _services, answers: _answers, ...facts } = submittedData('one');

test('given nothing, when an application asks for medical care, then a case stands at the request, with no health detail', () => {
  const { state } = given(medicalCase, []).when({ type: 'open', ...facts, answers: { speciality: 'check-up' } });
  expect(state).toMatchObject({ stage: 'REQUESTED', answers: { speciality: 'check-up' } });
});
