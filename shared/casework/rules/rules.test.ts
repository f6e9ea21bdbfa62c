import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { contract, publicEvent, text } from '../../contract/index.ts';
import { rulesOperations, stated } from '../../rules/contract/index.ts';
import { ruleHandles } from '../../rules/index.ts';
import { bookOf, ruleYaml } from '../../rules/testing/yaml.ts';
import { defineService, on } from '../../service/index.ts';
import { applicantExample } from '../applicant.ts';
import { caseRulesOperations, caseworkContract } from '../contract/index.ts';
import { type CaseCommand, decideCase } from '../domain/index.ts';
import { caseAggregate, caseRulesHandles, caseworkOf } from '../index.ts';
import { openCase } from '../reactions.ts';
import { type District, startDistrict } from '../testing/district.ts';
import { caseworkerOf, leadOf, talentCalled } from '../testing/people.ts';
import { office } from '../testing/played.ts';

const book = bookOf([
  ruleYaml({ version: '"1"', effectiveTo: '2026-11-23' }),
  ruleYaml(
    { version: '"2"', effectiveFrom: '2026-11-24' },
    ruleYaml().slice(ruleYaml().indexOf('conditions:')).replace('threshold: 6', 'threshold: 3'),
  ),
  ruleYaml({ id: 'other' }),
]);
const told = stated(book);
const facts = z.object({ months: z.int(), kind: z.optional(z.string()) });
const { operations, events } = caseworkContract(office, { schema: facts });
const submitted = publicEvent({
  type: 'plus.talent.application-submitted.v1',
  summary: text('示例', 'Example'),
  data: z.object({ applicationId: z.string(), submittedAt: z.string() }),
  example: { applicationId: 'one', submittedAt: '2026-11-23T09:00:00+08:00' },
});

type Answers = z.output<typeof facts>;
const aggregate = caseAggregate(office, events, (command: CaseCommand<Answers>, state, context) =>
  decideCase<Answers>(office, command, state, context),
);
const rules = { book, of: () => ['stay'] };
const desk = { department: office, events, aggregate, facts, rules };
const casework = caseworkOf(desk);
const service = defineService({
  contract: contract({
    service: 'office',
    title: office.title,
    operations: {
      ...operations,
      ...rulesOperations(office, told, {}),
      ...caseRulesOperations(office, { schema: facts }, told),
    },
    events,
  }),
  aggregates: casework.aggregates,
  personal: true,
  operations: { ...casework.operations, ...ruleHandles(book), ...caseRulesHandles(desk) },
  reactions: [
    on(submitted, ({ data }, kit) =>
      openCase(
        desk,
        {
          ...data,
          person: 'talent-one',
          services: ['office'],
          applicant: applicantExample,
          employer: { enterpriseId: 'made-up', name: 'made up' },
        },
        { months: 4 },
        kit,
      ),
    ),
  ],
});

interface Shown {
  code?: string;
  rules?: { id: string; version: string; hash: string }[];
  rulesMoved?: { by: string; from: { version: string }; to: { version: string }; reason: { en: string } }[];
  answers?: { result: string; rule: { version: string } }[];
  unavailable?: unknown[];
  assessments?: { by: string; answers: { result: string; rule: { version: string } }[] }[];
}

let district: District;
beforeAll(async () => {
  district = await startDistrict([service], '2026-11-25T09:00:00+08:00');
  // Filed on the last day of the first version, though the event comes later.
  await district.tell(submitted.type, { applicationId: 'one', submittedAt: '2026-11-23T23:59:59+08:00' });
  await district.tell(submitted.type, { applicationId: 'two', submittedAt: '2026-11-24T00:00:00+08:00' });
  await on_('one', 'assignment', {});
});
afterAll(() => district.stop());

const worker = caseworkerOf('office');
const on_ = (caseId: string, what: string, body: unknown, who = worker) =>
  district.call<Shown>(who, `POST /office/cases/{caseId}/${what}`, { params: { caseId }, body });
const reason = { zh: '更有利', en: 'It is better for the applicant' };
const shown = async (caseId: string, who = worker) =>
  (await district.call<Shown>(who, 'GET /office/cases/{caseId}', { params: { caseId } })).body;

describe('the rules of a case', () => {
  test('given cases filed on the days around a new version, when they are shown, then each keeps that of its day', async () => {
    expect((await shown('one')).rules).toMatchObject([{ id: 'stay', version: '1' }]);
    expect((await shown('two', talentCalled('talent-one'))).rules).toMatchObject([{ id: 'stay', version: '2' }]);
  });

  test('given a case under the old version, when its facts are assessed, then by that version as of its filing', async () => {
    const { body } = await on_('one', 'assessment', { facts: { kind: 'plain' } });
    expect(body).toMatchObject({ filedOn: '2026-11-23', unavailable: [] });
    expect(body.answers).toMatchObject([{ result: 'not-yet', rule: { version: '1' }, earliest: '2027-01-23' }]);
    const stated = await on_('one', 'assessment', { facts: { kind: 'special' } });
    expect(stated.body.answers).toMatchObject([{ result: 'eligible' }]);
    expect((await on_('two', 'assessment', { facts: {} }, leadOf('office'))).body.answers).toMatchObject([
      { result: 'eligible', rule: { version: '2' } },
    ]);
    expect((await on_('one', 'assessment', { facts: {} }, caseworkerOf('hukou'))).status).toBe(404);
    expect((await on_('none', 'assessment', { facts: {} })).status).toBe(404);
  });

  test('given assessments, when the case is shown, then what was answered, when, to whom and by which version is kept', async () => {
    const kept = (result: string) => ({
      by: worker.subject,
      answers: [{ rule: { id: 'stay', version: '1' }, result }],
    });
    expect((await shown('one')).assessments).toMatchObject([kept('not-yet'), kept('eligible')]);
    await on_('one', 'assessment', { facts: {} });
    await on_('one', 'assessment', { facts: {} }, caseworkerOf('office', 'another'));
    expect((await shown('one')).assessments).toHaveLength(2);
  });

  test('given a case was read, when it is assessed, then its version moves with what is new alone, and the answer carries it', async () => {
    const assess = (facts: object, etag?: string) =>
      district.call<Shown>(worker, 'POST /office/cases/{caseId}/assessment', {
        ...{ params: { caseId: 'one' }, body: { facts } },
        ...(etag && { headers: { 'if-match': etag } }),
      });
    const read = async () =>
      (await district.call(worker, 'GET /office/cases/{caseId}', { params: { caseId: 'one' } })).etag;
    const before = await read();
    const [same, changed] = [await assess({}, before), await assess({ kind: 'plain' }, before)];
    expect([same.etag, await read()]).toEqual([before, changed.etag]);
    expect(changed.etag).not.toBe(before);
    const [late, lateToo] = [await assess({}, before), await assess({ kind: 'special' }, before)];
    expect([late.status, lateToo.status, await read()]).toEqual([412, 412, changed.etag]);
    expect((await assess({ kind: 'special' }, changed.etag)).status).toBe(200);
  });

  test('given what is not right, when a case is to be moved, then it says why and nothing changes', async () => {
    const move = async (rule: string, version: string, who = worker, caseId = 'one') =>
      (await on_(caseId, 'rules', { rule, version, reason }, who)).body.code;
    expect(await move('stay', '3')).toBe('unknown-version');
    expect(await move('stay', '1')).toBe('version-kept');
    expect(await move('other', '1')).toBe('rule-not-kept');
    expect(await move('stay', '1', leadOf('office'), 'two')).toBe('older-version');
    expect(await move('stay', '2', caseworkerOf('office', 'another'))).toBe('not-yours');
    expect(await move('stay', '2', caseworkerOf('hukou'))).toBe('not-found');
    expect(await move('lottery', '2')).toBe('invalid-request');
    expect((await shown('one')).rulesMoved).toBeUndefined();
  });

  test('given a newer version, when the case is moved to it, then it is kept under it, with who, why and from where', async () => {
    const moved = await on_('one', 'rules', { rule: 'stay', version: '2', reason });
    expect(moved.status).toBe(200);
    expect(moved.body.rules).toMatchObject([{ id: 'stay', version: '2' }]);
    expect((await shown('one', talentCalled('talent-one'))).rulesMoved).toMatchObject([
      { by: worker.subject, from: { version: '1' }, to: { version: '2' }, reason },
    ]);
    const { body } = await on_('one', 'assessment', { facts: {} });
    expect(body.answers).toMatchObject([{ result: 'eligible', rule: { version: '2' }, toBeConfirmed: false }]);
    const [last] = (await district.commitsOf('office')).filter(
      ({ events: [event] }) => event?.type === 'case-rules-moved',
    );
    expect(last?.by).toBe(worker.subject);
  });

  test('given an assessment that stopped after what was stated, when it is asked for again, then it goes on, unless something newer was stated', async () => {
    const ask = (key: string, months: number) =>
      district.call<Shown>(worker, 'POST /office/cases/{caseId}/assessment', {
        ...{ params: { caseId: 'two' }, body: { facts: { months } }, headers: { 'idempotency-key': key } },
      });
    const stopping = async (key: string, months: number) => {
      const { commits } = district.runtimeOf('office');
      const { append } = commits;
      let left = 1;
      commits.append = async (...what) => {
        left -= 1;
        if (left < 0) throw new Error('stopped');
        return append(...what);
      };
      expect((await ask(key, months)).status).toBe(500);
      commits.append = append;
    };
    const count = async () => (await shown('two')).assessments?.length ?? 0;
    await on_('two', 'assignment', {});
    const before = await count();
    await stopping('stops-once', 1);
    const [first, again] = [await ask('stops-once', 1), await ask('stops-once', 1)];
    expect([first.status, again, await count()]).toEqual([200, first, before + 1]);
    await stopping('stops-again', 5);
    expect((await ask('another', 2)).status).toBe(200);
    const kept = (await shown('two')).assessments;
    expect((await ask('stops-again', 5)).body.code).toBe('stale-version');
    expect((await shown('two')).assessments).toEqual(kept);
  });
});
