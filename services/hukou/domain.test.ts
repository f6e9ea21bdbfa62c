import { expect, test } from 'vitest';
import { submittedData } from '../../shared/casework/testing/submitted.ts';
import { given } from '../../shared/testing/given.ts';
import { hukouCase } from './service.ts';

const { services: _services, answers, ...facts } = submittedData('one');
const opened = { type: 'open', ...facts, answers: { channel: 'returnee' } } as const;

test('given nothing, when an application asks for hukou, then a case stands at the pre-check with 25 working days', () => {
  const { state } = given(hukouCase, []).when(opened);
  expect(answers.hukou).toEqual(opened.answers);
  expect(state).toMatchObject({ stage: 'PRECHECK', clock: { limitDays: 25 }, answers: { channel: 'returnee' } });
});
