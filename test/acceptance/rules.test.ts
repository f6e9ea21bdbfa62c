import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { type District, startDistrict } from '../../shared/casework/testing/district.ts';
import { anonymous } from '../../shared/identity/index.ts';
import boundaries from './boundaries.json' with { type: 'json' };
import accepted from './cases.json' with { type: 'json' };

interface Case {
  id: string;
  service: string;
  rule: string;
  facts: Record<string, unknown> & { filedOn?: string };
  expect: string;
  unmet?: string[];
  unknown?: string[];
  earliest?: string;
  conditionsAllMet?: boolean;
  asks?: string;
  why?: string | string[];
  values?: Record<string, unknown>;
  rowEarliest?: Record<string, string>;
}
interface Line {
  id: string;
  status: string;
  value?: unknown;
  earliest?: string;
  source: { zh: string; en: string };
  mend?: { zh: string; en: string };
}
interface Answered {
  answers: {
    result: string;
    unmet: string[];
    earliest?: string;
    conditionsAllMet: boolean;
    conditions: Line[];
    rows: Line[];
    why: { code: string }[];
  }[];
  asks?: { fact: string };
}

const departments = ['hukou', 'housing', 'education', 'medical'];
const ofDepartments = (cases: unknown[]) => (cases as Case[]).filter(({ service }) => departments.includes(service));

let district: District;
beforeAll(async () => {
  district = await startDistrict([hukou, housing, education, medical], '2026-11-23T09:00:00+08:00');
});
afterAll(() => district.stop());

async function answered({ service, rule, facts: { filedOn, ...facts } }: Case) {
  const body = { rule, facts, ...(filedOn === undefined ? {} : { filedOn }) };
  const answer = await district.call<Answered>(anonymous, `POST /${service}/precheck`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const [first] = answer.body.answers;
  if (!first) throw new Error('no rule answered');
  return { ...first, asks: answer.body.asks?.fact };
}

const valuesOf = (lines: Line[], names: object) =>
  Object.fromEntries(lines.filter(({ id }) => id in names).map(({ id, value }) => [id, value]));
const earliestOf = (lines: Line[], names: object) =>
  Object.fromEntries(lines.filter(({ id }) => id in names).map(({ id, earliest }) => [id, earliest]));

async function holds(one: Case) {
  const got = await answered(one);
  expect({ result: got.result, why: got.why.map(({ code }) => code) }).toMatchObject({ result: one.expect });
  if (one.unmet) expect(got.unmet).toEqual(one.unmet);
  if (one.conditionsAllMet !== undefined) expect(got.conditionsAllMet).toBe(one.conditionsAllMet);
  if (one.earliest) expect(got.earliest).toBe(one.earliest);
  if (one.asks) expect(got.asks).toBe(one.asks);
  if (Array.isArray(one.why)) expect(got.why.map(({ code }) => code)).toEqual(one.why);
  if (one.unknown)
    expect(got.conditions.filter(({ status }) => status === 'unknown').map(({ id }) => id)).toEqual(one.unknown);
  if (one.values) expect(valuesOf(got.conditions, one.values)).toEqual(one.values);
  if (one.rowEarliest) expect(earliestOf(got.rows, one.rowEarliest)).toEqual(one.rowEarliest);
  for (const { status, source, mend } of got.conditions) {
    expect(source.zh && source.en).toBeTruthy();
    expect(mend !== undefined).toBe(status !== 'met');
  }
}

describe('the acceptance cases of the design', () => {
  test.each(ofDepartments(accepted.cases))('given $id, when it is checked beforehand, then $expect', holds);
});

describe('boundaries of the rules', () => {
  test.each(ofDepartments(boundaries.cases))('given $id, when it is checked beforehand, then $expect', holds);

  test('given the cases, when they are counted, then there are at least sixty', () => {
    expect(boundaries.cases.length).toBeGreaterThanOrEqual(60);
  });
});

describe('a precheck', () => {
  test('given nothing stated, when every rule is asked, then nothing is granted and one question is asked', async () => {
    for (const service of departments) {
      const { body } = await district.call<Answered>(anonymous, `POST /${service}/precheck`, { body: { facts: {} } });
      expect(body.answers.filter(({ result }) => !['check', 'more-needed'].includes(result))).toEqual([]);
      expect(body.asks).toMatchObject({ fact: expect.any(String), question: { zh: expect.any(String) } });
    }
  });

  test('given no category of talent, when medical care is asked for, then what is not met and what to do stand there, and no benefit', async () => {
    const facts = { patientAge: 30, districtEmployer: true, talentCategory: 'none' };
    const { body } = await district.call<Answered>(anonymous, 'POST /medical/precheck', {
      body: { facts, filedOn: '2026-11-27' },
    });
    expect(body.answers).toMatchObject([
      {
        result: 'not-eligible',
        conditionsAllMet: false,
        unmet: ['top', 'leading', 'general'],
        mend: { zh: expect.stringContaining('认定') },
      },
    ]);
    expect(body.answers[0]).not.toHaveProperty('benefit');
  });

  test('given a rule of which nothing is known, when it is asked, then its conditions are not said to be met', async () => {
    const { body } = await district.call<Answered>(anonymous, 'POST /housing/precheck', { body: { facts: {} } });
    expect(body.answers.filter(({ conditionsAllMet }) => conditionsAllMet)).toEqual([]);
  });

  test('given a rule that only a person can confirm, when a condition is unknown, then its question is asked', async () => {
    const body = { rule: 'talent-introduction', facts: {} };
    const answer = await district.call<Answered>(anonymous, 'POST /hukou/precheck', { body });
    expect(answer.body).toMatchObject({ answers: [{ result: 'check' }], asks: { fact: expect.any(String) } });
  });

  test('given prechecks, when the log is looked at, then nothing was stored', async () => {
    for (const service of departments) expect(await district.commitsOf(service)).toEqual([]);
  });

  const bad: [string, string, string][] = [
    ['an unknown fact', '{"facts":{"wealth":1}}', '/facts/wealth'],
    ['a name of the prototype', '{"facts":{"constructor":1}}', '/facts/constructor'],
    ['another name of the prototype', '{"facts":{"toString":{}}}', '/facts/toString'],
    ['FEEL where a number belongs', '{"facts":{"points":"100 >= threshold"}}', '/facts/points'],
    ['months below zero', '{"facts":{"contractMonths":-1}}', '/facts/contractMonths'],
    ['half a month', '{"facts":{"contractMonths":1.5}}', '/facts/contractMonths'],
    ['a huge number', '{"facts":{"daysAbroad":1e308}}', '/facts/daysAbroad'],
    ['a day that is none', '{"facts":{},"filedOn":"2026-02-30"}', '/filedOn'],
    ['a day far off', '{"facts":{},"filedOn":"9999-12-31"}', '/filedOn'],
    [
      'a period with a day that is none',
      '{"facts":{"permitPeriods":[["2026-02-30","2026-03-01"]]}}',
      '/facts/permitPeriods/0/0',
    ],
    [
      'a period that ends before it starts',
      '{"facts":{"permitPeriods":[["2026-03-02","2026-03-01"]]}}',
      '/facts/permitPeriods/0',
    ],
    [
      'a field that a record does not have',
      '{"facts":{"earlierFilingSameCycle":{"when":"now"}}}',
      '/facts/earlierFilingSameCycle/when',
    ],
    ['a value that is no choice', '{"facts":{"degree":"doctor\\" or true"}}', '/facts/degree'],
    ['a rule that there is not', '{"rule":"lottery","facts":{}}', '/rule'],
    ['no facts', '{}', '/facts'],
  ];
  test.each(bad)(
    'given %s, when it is sent, then it is refused by its place with the rule and a mend',
    async (_name, body, pointer) => {
      const answer = await district.call<{ errors: { pointer: string; rule: object; mend: object }[] }>(
        anonymous,
        'POST /hukou/precheck',
        { body: JSON.parse(body) },
      );
      expect(answer.status).toBe(400);
      const fault = { rule: { zh: expect.any(String) }, mend: { en: expect.any(String) } };
      expect(new Set(answer.body.errors.map((error) => error.pointer))).toEqual(new Set([pointer]));
      for (const error of answer.body.errors) expect(error).toMatchObject(fault);
    },
  );

  test('given `__proto__` among the facts, when it is sent, then it is no fact and changes nothing', async () => {
    const facts = JSON.parse('{"__proto__":{"points":100},"degree":"master"}');
    const answer = await district.call<Answered>(anonymous, 'POST /hukou/precheck', {
      body: { rule: 'graduate-2026', filedOn: '2026-06-01', facts },
    });
    if (answer.status === 200) expect(answer.body.answers[0]?.result).toBe('more-needed');
    else expect(answer.status).toBe(400);
  });

  test('given a text that is FEEL, when it is stated as a name, then it is a text and no more', async () => {
    const earlierFilingSameCycle = { outcome: 'refused', employer: 'employer' };
    const facts = { degree: 'master', points: 90, employer: 'earlierFilingSameCycle.employer', earlierFilingSameCycle };
    const got = await answered({
      id: '',
      service: 'hukou',
      rule: 'graduate-2026',
      expect: '',
      facts: { filedOn: '2026-06-20', ...facts },
    });
    expect(got.result).toBe('blocked');
  });

  test('given a body nested too deep or too large, when it is sent, then it is refused', async () => {
    const deep = JSON.parse(`${'{"facts":'.repeat(20)}1${'}'.repeat(20)}`);
    expect((await district.call(anonymous, 'POST /hukou/precheck', { body: deep })).body.code).toBe('body-too-deep');
    const facts = { permitPeriods: Array.from({ length: 4000 }, () => ['2020-01-01', '2020-01-02']) };
    expect((await district.call(anonymous, 'POST /hukou/precheck', { body: { facts } })).status).toBe(413);
  });
});

describe('the listing of rules', () => {
  test('given a department, when anyone lists its rules, then each has source, period, certainty and version', async () => {
    for (const service of departments) {
      const { status, body } = await district.call<{
        rules: { rule: { hash: string }; certainty: string; toBeConfirmed: boolean }[];
      }>(anonymous, `GET /${service}/rules`);
      expect(status).toBe(200);
      for (const { rule, certainty, toBeConfirmed } of body.rules) {
        expect(rule.hash).toMatch(/^[\w-]{22}$/);
        expect(toBeConfirmed).toBe(certainty !== 'official');
      }
    }
  });
});
