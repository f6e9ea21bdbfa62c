import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { talent } from '../../services/talent/service.ts';
import { everything, type Joint, startJoint } from './testing/joint.ts';
import { caseworkerOf, leadOf, talentCalled } from './testing/people.ts';

interface Assessed {
  code?: string;
  errors?: { pointer: string }[];
  answers: { result: string; conditions: { id: string; status: string; value?: unknown; missing: string[] }[] }[];
  saidBy: Record<string, string>;
  sealed: string[];
}
interface Shown {
  corrections?: Record<string, unknown>[];
  factRecord?: { fact: string; value?: unknown; from: string; sealed?: boolean; by?: string }[];
}
interface Opened {
  fields: { field: string; value?: string; earlier?: boolean }[];
}

let joint: Joint;
beforeAll(async () => {
  joint = await startJoint([talent, hukou, housing, education, medical]);
});
afterAll(() => joint.stop());

const returnee = { degree: 'master', daysAbroad: 200, contractMonths: 24, contractMonthsLeft: 12 };
const more = { monthsBetweenReturnAndShanghai: 3, yearsToRetirement: 20 };

const assess = (department: string, caseId: string, body: object, who = caseworkerOf(department)) =>
  joint.call<Assessed>(who, `POST /${department}/cases/{caseId}/assessment`, { params: { caseId }, body });
const assessed = (department: string, caseId: string, facts: object = {}, who = caseworkerOf(department)) =>
  assess(department, caseId, { facts }, who);
const shown = async (department: string, caseId: string) => {
  const route = `GET /${department}/cases/{caseId}`;
  return (await joint.call<Shown>(caseworkerOf(department), route, { params: { caseId } })).body;
};
const opened = async (department: string, caseId: string) => {
  const route = `POST /${department}/cases/{caseId}/open-personal`;
  const request = { params: { caseId }, body: { purpose: 'review' } };
  return (await joint.call<Opened>(caseworkerOf(department), route, request)).body.fields;
};
const correct = async (who: string, id: string, question: string, value: unknown) => {
  const answer = await joint.does(who, id, 'corrections', { question, value, reason: '填错了（演示数据）' });
  await joint.settle();
  return answer;
};
const resultOf = ({ answers }: Assessed) => answers.map(({ result }) => result);

describe('the facts of an application', () => {
  test('given further answers, when the department assesses its case, then they are used and nobody has to state them', async () => {
    const id = await joint.submitted('told', { ...everything, facts: { ...returnee, ...more } });
    const { body, status } = await assessed('hukou', id);
    expect(status).toBe(200);
    const [first] = body.answers;
    const known = first?.conditions.filter(({ status: one }) => one !== 'unknown') ?? [];
    expect(known.length).toBe(first?.conditions.length);
    expect(body.saidBy).toMatchObject({ degree: 'application', daysAbroad: 'application' });
    const nothingSaid = await joint.submitted('silent');
    expect(
      (await assessed('hukou', nothingSaid)).body.answers[0]?.conditions.some(({ status: one }) => one === 'unknown'),
    ).toBe(true);
  });

  test('given what the talent says, when staff state otherwise, then that counts, and both are in the record', async () => {
    const id = await joint.submitted('checked', { ...everything, facts: { ...returnee, ...more, daysAbroad: 100 } });
    const before = resultOf((await assessed('hukou', id)).body);
    await joint.works('hukou', id, 'assignment');
    const { body } = await assessed('hukou', id, { daysAbroad: 200 });
    expect(resultOf(body)).not.toEqual(before);
    expect(body.saidBy).toMatchObject({ daysAbroad: 'staff', degree: 'application' });
    const later = await assessed('hukou', id, {}, leadOf('hukou'));
    expect(resultOf(later.body)).toEqual(resultOf(body));
    const days = (await shown('hukou', id)).factRecord?.filter(({ fact }) => fact === 'daysAbroad');
    expect(days).toMatchObject([
      { value: 100, from: 'application' },
      { value: 200, from: 'staff', by: caseworkerOf('hukou').subject },
    ]);
    const stranger = await assessed('hukou', id, { daysAbroad: 300 }, caseworkerOf('hukou', 'another'));
    expect(stranger.body.code).toBe('not-yours');
  });

  test('given a personal fact, when the case is assessed, then it is named as sealed, can be opened and stated', async () => {
    const answers = { ...everything.answers, hukou: { channel: 'residence-to-hukou' } };
    const facts = { taxPaid: true, cleanRecord: true };
    const id = await joint.submitted('sealed', { ...everything, answers, facts });
    await joint.works('hukou', id, 'assignment');
    const { body } = await assessed('hukou', id);
    expect(body.sealed).toEqual(['cleanRecord']);
    expect(body.saidBy).not.toHaveProperty('cleanRecord');
    expect((await shown('hukou', id)).factRecord).toContainEqual(
      expect.objectContaining({ fact: 'cleanRecord', sealed: true }),
    );
    expect(await opened('hukou', id)).toContainEqual({ field: 'answers/cleanRecord', value: 'true' });
    const used = await assess('hukou', id, { facts: {}, open: 'review' });
    expect(used.body).toMatchObject({ sealed: [], saidBy: { cleanRecord: 'application' } });
    const stated = await assessed('hukou', id, { cleanRecord: true });
    expect(stated.body).toMatchObject({ sealed: [], saidBy: { cleanRecord: 'staff' } });
    expect((await assessed('hukou', id)).body.sealed).toEqual(['cleanRecord']);
    expect((await assess('hukou', id, { facts: {}, open: 'review' })).body.saidBy).toMatchObject({
      cleanRecord: 'staff',
    });
    expect((await assess('hukou', id, { facts: {}, open: 'review' }, leadOf('hukou'))).body.code).toBe('not-yours');
    const kept = JSON.stringify((await joint.commitsOf('hukou')).filter(({ stream }) => stream === `case/${id}`));
    expect(kept).not.toMatch(/"cleanRecord":(true|false)/);
    expect((await shown('education', id)).factRecord?.map(({ fact }) => fact)).toEqual(['childAge']);
  });
});

describe('a correction', () => {
  test('given departments at work, when the talent corrects an answer, then those concerned have it, and the one before', async () => {
    const id = await joint.submitted('corrects', { ...everything, facts: { ...returnee, ...more, homes: 1 } });
    const { body, status } = await correct('corrects', id, 'daysAbroad', 365);
    expect(status).toBe(200);
    expect(body).toMatchObject({ corrections: [{ question: 'daysAbroad', services: ['hukou'] }] });
    expect((await shown('hukou', id)).corrections).toMatchObject([{ question: 'daysAbroad', value: 365, before: 200 }]);
    expect((await assessed('hukou', id)).body.saidBy).toMatchObject({ daysAbroad: 'correction' });
    expect((await shown('housing', id)).corrections).toBeUndefined();
  });

  test('given a personal detail, when it is corrected, then every department opens the new one and, as earlier, the one before', async () => {
    const id = await joint.submitted('moved');
    await joint.works('medical', id, 'assignment');
    await correct('moved', id, 'phone', '021 0000 9999');
    const phones = (await opened('medical', id)).filter(({ field }) => field === 'applicant/phone');
    expect(phones).toEqual([
      { field: 'applicant/phone', value: '021 0000 9999' },
      { field: 'applicant/phone', value: '021 0000 0000', earlier: true },
    ]);
    expect((await opened('medical', id)).map(({ field }) => field)).toContain('correction/reason');
    expect((await shown('medical', id)).corrections).toEqual([
      { number: 1, at: expect.any(String), question: 'phone' },
    ]);
    for (const service of ['talent', 'medical'])
      expect(JSON.stringify(await joint.commitsOf(service))).not.toMatch(/0000 9999|填错了/);
  });

  test('given what cannot be corrected, when it is, then the field, the rule and the mend are told and nothing changes', async () => {
    const id = await joint.submitted('refused');
    const refusal = async (question: string, value: unknown) => {
      const { body } = await correct('refused', id, question, value);
      return [body.code, (body as { errors?: { pointer: string }[] }).errors?.[0]?.pointer];
    };
    expect(await refusal('channel', 'graduate')).toEqual(['not-correctable', '/question']);
    expect(await refusal('colour', 'red')).toEqual(['not-correctable', '/question']);
    expect(await refusal('points', 80)).toEqual(['not-asked', '/question']);
    expect(await refusal('phone', 'call me')).toEqual(['not-an-answer', '/value']);
    expect(await refusal('permitPeriods', 5)).toEqual(['not-asked', '/question']);
    expect((await correct('somebody', id, 'phone', '021 0000 0001')).status).toBe(404);
    expect((await joint.seen('refused', id)) as Shown).not.toHaveProperty('corrections');
  });

  test('given every lane that needs it has ended, when it is corrected, then it is refused; what others need still can be', async () => {
    const id = await joint.submitted('ended', { ...everything, facts: { ...returnee } });
    await joint.does('ended', id, 'withdraw', { services: ['hukou'] });
    await joint.settle();
    expect((await correct('ended', id, 'degree', 'doctor')).body.code).toBe('nothing-to-correct');
    expect((await correct('ended', id, 'phone', '021 0000 0002')).status).toBe(200);
    expect((await shown('hukou', id)).corrections).toBeUndefined();
    const draft = await joint.call<{ applicationId: string }>(talentCalled('drafting'), 'POST /talent/applications', {
      body: everything,
    });
    expect((await correct('drafting', draft.body.applicationId, 'phone', '1234567')).body.code).toBe(
      'nothing-to-correct',
    );
  });

  test('given events in the wrong order and twice, when a correction comes before its case, then the case has it all the same', async () => {
    const id = await joint.drafted('early', { ...everything, facts: returnee });
    await joint.does('early', id, 'submit');
    await joint.does('early', id, 'corrections', { question: 'daysAbroad', value: 400, reason: '更正' });
    await joint.does('early', id, 'corrections', { question: 'daysAbroad', value: 500, reason: '再更正' });
    await joint.settle((events) => [...events, ...events].reverse());
    expect((await shown('hukou', id)).corrections).toMatchObject([
      { number: 1, before: 200, value: 400 },
      { number: 2, before: 400, value: 500 },
    ]);
    expect((await shown('hukou', id)).factRecord).toContainEqual(
      expect.objectContaining({ fact: 'daysAbroad', value: 500 }),
    );
  });
});
