import { describe, expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { project } from '../aggregates.ts';
import cases from '../data/acceptance-cases.json' with { type: 'json' };
import { evolveProject } from './evolve-project.ts';
import type { ProjectCommand, ProjectEvent, Registration, Signing } from './project.ts';
import type { Stage } from './stages.ts';

const cny = (amount: number) => ({ amount, currency: 'CNY' as const });
const registration: Registration = { names: { zh: '示例项目' }, named: true, stage: 'NEGOTIATING', amounts: {} };
const registered = (more: Partial<Registration> = {}): ProjectEvent => ({
  type: 'registered',
  registration: { ...registration, ...more },
  on: '2024-01-05',
});
const signing = (more: Partial<Signing> = {}): Signing => ({
  kind: 'project',
  on: '2024-05-23',
  batchId: '2024-2',
  parties: [],
  ...more,
});
const signed = (more: Partial<Signing> = {}, amount?: number): ProjectEvent => ({
  type: 'signed',
  signing: signing(more),
  first: true,
  amounts: amount === undefined ? {} : { signed: cny(amount) },
  ...(amount === undefined ? {} : { countedAmount: cny(amount) }),
  moved: { from: 'NEGOTIATING', to: 'SIGNED' },
});
const sign = (more: Partial<Signing> = {}, amount?: number): ProjectCommand => ({
  type: 'sign',
  signing: signing(more),
  amounts: amount === undefined ? {} : { signed: cny(amount) },
});
const advance = (to: Stage, more: object = {}): ProjectCommand => ({
  type: 'advance',
  to,
  on: '2026-11-20',
  facts: {},
  ...more,
});
const advanced = (from: Stage, to: Stage): ProjectEvent => ({
  type: 'advanced',
  from,
  to,
  on: '2025-01-01',
  facts: {},
});
const stalled: ProjectEvent = {
  type: 'stalled',
  from: 'NEGOTIATING',
  on: '2025-02-01',
  reason: '等待土地',
  followUpOn: '2025-03-01',
};
const withdrawn: ProjectEvent = { type: 'withdrawn', from: 'SIGNED', on: '2025-02-01', reason: '终止' };
const no = (code: string, more: object = {}) => ({ ok: false, refusal: expect.objectContaining({ code, ...more }) });
const nothing = { ok: true, events: [] };

describe('registering a project', () => {
  test('given nothing, when it is registered, then it stands in its stage', () => {
    const { state } = given(project, []).when({ type: 'register', registration, on: '2024-01-05' });
    expect(state).toMatchObject({ stage: 'NEGOTIATING', since: '2024-01-05', amounts: {}, signings: [] });
  });

  test('given it is registered, when it comes again in any order of its fields, then nothing changes', () => {
    const again = { amounts: {}, stage: 'NEGOTIATING', named: true, names: { zh: '示例项目' } } as const;
    const command = { type: 'register', registration: again, on: '2024-06-01' } as const;
    expect(given(project, [registered()]).when(command).decision).toEqual(nothing);
  });

  test('given it is registered, when it comes with other contents, then the field is named', () => {
    const other = { ...registration, sector: 'large-models' };
    expect(
      given(project, [registered()]).when({ type: 'register', registration: other, on: '2024-06-01' }).decision,
    ).toEqual(no('project-differs', { pointer: '/sector' }));
  });

  test.each<ProjectCommand>([advance('ASSESSED'), sign(), { type: 'record-amounts', amounts: {} }])(
    'given nothing, when something else is asked, then there is no such project',
    (command) => {
      expect(given(project, []).when(command).decision).toEqual(no('not-found'));
    },
  );

  test('given nothing, an event of a project that is not there changes nothing', () => {
    expect(evolveProject(null, withdrawn)).toBeNull();
  });
});

describe('moving a project on', () => {
  const lead = registered({ stage: 'LEAD' });

  test('given a lead, when it is assessed with its assessment, then it is ASSESSED', () => {
    const { state } = given(project, [lead]).when(advance('ASSESSED', { facts: { assessment: '符合方向' } }));
    expect(state).toMatchObject({ stage: 'ASSESSED', since: '2026-11-20', facts: { assessment: '符合方向' } });
  });

  test('given a lead, when the assessment is missing, then the field is named', () => {
    expect(given(project, [lead]).when(advance('ASSESSED')).decision).toEqual(
      no('fields-missing', { pointer: '/facts/assessment' }),
    );
  });

  test('given a fact that is known already, when the stage needs it, then it need not come again', () => {
    const knows: ProjectEvent = {
      type: 'advanced',
      from: 'SIGNED',
      to: 'SIGNED',
      on: '2024-06-01',
      facts: { registeredEntity: '示例公司' },
    };
    const { decision } = given(project, [registered(), signed(), knows]).when(advance('REGISTERED'));
    expect(decision).toMatchObject({ ok: true, events: [{ from: 'SIGNED', to: 'REGISTERED' }] });
  });

  test('given a lead, when it would skip a stage, then it stays, and the way is told', () => {
    expect(given(project, [lead]).when(advance('REGISTERED')).decision).toEqual(
      no('stage-not-legal', {
        detail: expect.objectContaining({ en: expect.stringContaining('ASSESSED, STALLED, WITHDRAWN') }),
      }),
    );
  });

  test('given a withdrawn project, when it should go on, then there is no way on', () => {
    expect(given(project, [lead, withdrawn]).when(advance('ASSESSED')).decision).toEqual(
      no('stage-not-legal', { detail: expect.objectContaining({ en: expect.stringContaining('go on to: -') }) }),
    );
  });

  test.each<Stage>(['SIGNED', 'MOU'])('%s is entered by a signing alone', (to) => {
    expect(given(project, [registered()]).when(advance(to)).decision).toEqual(no('stage-by-signing'));
  });

  test('a day that has not come is refused', () => {
    expect(given(project, [lead]).when(advance('ASSESSED', { on: '2026-11-24' })).decision).toEqual(
      no('date-in-future'),
    );
  });

  test('given an active project, when it stalls with reason and follow-up, then it is STALLED and can resume', () => {
    const command = advance('STALLED', { reason: '等待土地', followUpOn: '2026-12-01' });
    const { state } = given(project, [registered()]).when(command);
    expect(state).toMatchObject({ stage: 'STALLED', stalled: { from: 'NEGOTIATING', followUpOn: '2026-12-01' } });
    const resumed = given(project, [registered(), stalled]).when(advance('NEGOTIATING'));
    expect(resumed.state).toMatchObject({ stage: 'NEGOTIATING' });
    expect(resumed.state).not.toHaveProperty('stalled');
  });

  test.each([
    ['STALLED', {}, '/reason'],
    ['STALLED', { reason: '等待' }, '/followUpOn'],
    ['WITHDRAWN', {}, '/reason'],
  ] as const)('%s without what it needs names the field', (to, more, pointer) => {
    expect(given(project, [registered()]).when(advance(to, more)).decision).toEqual(no('fields-missing', { pointer }));
  });

  test('given a stalled project, when it ends, then it is WITHDRAWN and does not resume', () => {
    const { state } = given(project, [registered(), stalled]).when(advance('WITHDRAWN', { reason: '终止' }));
    expect(state).toMatchObject({ stage: 'WITHDRAWN', withdrawn: '终止' });
    const after = [registered(), stalled, { ...withdrawn, from: 'STALLED' } as const];
    expect(given(project, after).when(advance('NEGOTIATING')).decision).toEqual(no('stage-not-legal'));
  });
});

describe('signing a project', () => {
  const acceptance = cases.signingCountedOnce;

  test(`${acceptance.id}: a project that is signed twice counts once, at its first signing`, () => {
    const [first, second] = acceptance.facts.signedAt as [string, string];
    const one = given(project, [registered()]).when(sign({ on: first }));
    expect(one.decision).toMatchObject({ ok: true, events: [{ first: true, moved: { to: 'SIGNED' } }] });
    const events = one.decision.ok ? one.decision.events : [];
    const two = given(project, [registered(), ...events]).when(sign({ on: second, batchId: '2024-3' }));
    expect(two.decision).toMatchObject({ ok: true, events: [{ first: false }] });
    expect(two.state).toMatchObject({ counted: { on: acceptance.countedOn } });
    expect(two.state?.signings).toHaveLength(2);
  });

  test('given an earlier signing is recorded later, then the project counts on the earlier day', () => {
    const { state } = given(project, [registered(), signed()]).when(sign({ on: '2024-03-01', batchId: '2024-1' }));
    expect(state?.counted).toEqual({ on: '2024-03-01' });
  });

  test('the same moment again changes nothing, in a batch or outside', () => {
    expect(given(project, [registered(), signed()]).when(sign()).decision).toEqual(nothing);
    const { batchId: _none, ...outside } = signing();
    const alone = { type: 'signed', signing: outside, first: true, amounts: {} } as const;
    const again = { type: 'sign', signing: outside, amounts: {} } as const;
    expect(given(project, [registered(), alone]).when(again).decision).toEqual(nothing);
    const later = { type: 'sign', signing: { ...outside, on: '2024-06-01' }, amounts: {} } as const;
    expect(given(project, [registered(), alone]).when(later).decision).toMatchObject({ events: [{ first: false }] });
  });

  test('the amount counts with the signing when it is known, from the registration or the ceremony', () => {
    expect(given(project, [registered()]).when(sign({}, 500)).state?.counted).toEqual({
      on: '2024-05-23',
      amount: cny(500),
    });
    const known = given(project, [registered({ amounts: { signed: cny(700) } })]).when(sign());
    expect(known.state?.counted?.amount).toEqual(cny(700));
    expect(given(project, [registered()]).when(sign()).state?.counted).toEqual({ on: '2024-05-23' });
  });

  test('given an unknown amount, when a later signing names it, then it counts from then on, still once', () => {
    const { decision, state } = given(project, [registered(), signed()]).when(
      sign({ batchId: '2024-3', on: '2024-10-15' }, 500),
    );
    expect(decision).toMatchObject({ events: [{ first: false, countedAmount: cny(500) }] });
    expect(state?.counted).toEqual({ on: '2024-05-23', amount: cny(500) });
  });

  test('given an amount that counts, when a later signing names another, then a capital increase is the way', () => {
    const later = given(project, [registered(), signed({}, 500)]);
    expect(later.when(sign({ batchId: '2024-3' }, 600)).decision).toEqual(
      no('amount-counted', { pointer: '/amounts/signed' }),
    );
    expect(later.when(sign({ batchId: '2024-3' }, 500)).decision).toMatchObject({ events: [{ first: false }] });
    expect(later.when(sign({ batchId: '2024-3' })).state?.counted?.amount).toEqual(cny(500));
  });

  test.each([[registered({ stage: 'LEAD' })], [registered(), stalled], [registered(), withdrawn]])(
    'given a stage from which nothing is signed, then the way is told',
    (...events) => {
      expect(given(project, events).when(sign()).decision).toEqual(no('stage-not-legal'));
    },
  );

  test('a day that has not come is refused', () => {
    expect(given(project, [registered()]).when(sign({ on: '2026-11-24' })).decision).toEqual(no('date-in-future'));
  });
});

describe('a memorandum', () => {
  const mou = { kind: 'memorandum' } as const;

  test('counts apart: the project enters MOU, is not counted, and can be signed afterwards', () => {
    const { decision, state } = given(project, [registered()]).when(sign(mou, 500));
    expect(decision).toMatchObject({ events: [{ first: true, moved: { to: 'MOU' } }] });
    expect(state).toMatchObject({ stage: 'MOU', amounts: { signed: cny(500) } });
    expect(state?.counted).toBeUndefined();
    const events = decision.ok ? decision.events : [];
    expect(given(project, [registered(), ...events]).when(sign({ batchId: '2024-3' })).state).toMatchObject({
      stage: 'SIGNED',
      counted: { amount: cny(500) },
    });
  });

  test('of a project that is signed already is noted and moves nothing', () => {
    const { decision, state } = given(project, [registered(), signed(), advanced('SIGNED', 'REGISTERED')]).when(
      sign(mou),
    );
    expect(decision).toMatchObject({ events: [{ first: true }] });
    expect(state?.stage).toBe('REGISTERED');
  });

  test('that follows another does not count again', () => {
    const first: ProjectEvent = {
      type: 'signed',
      signing: signing(mou),
      first: true,
      amounts: {},
      moved: { from: 'NEGOTIATING', to: 'MOU' },
    };
    expect(given(project, [registered(), first]).when(sign({ ...mou, batchId: '2024-3' }, 9)).decision).toMatchObject({
      events: [{ first: false }],
    });
  });

  test('needs a project that is neither a lead nor stalled', () => {
    expect(given(project, [registered({ stage: 'LEAD' })]).when(sign(mou)).decision).toEqual(no('stage-not-legal'));
    expect(given(project, [registered(), stalled]).when(sign(mou)).decision).toEqual(no('stage-not-legal'));
  });
});

describe('the amounts of a project', () => {
  const record = (amounts: object): ProjectCommand => ({ type: 'record-amounts', amounts });

  test('what is unknown becomes known, each kind for itself', () => {
    const usd = { amount: 100, currency: 'USD' as const };
    const { state } = given(project, [registered({ amounts: { contractedForeign: usd } })]).when(
      record({ paidInForeign: usd }),
    );
    expect(state?.amounts).toEqual({ contractedForeign: usd, paidInForeign: usd });
  });

  test('what is known already changes nothing', () => {
    const { decision } = given(project, [registered(), signed({}, 500)]).when(record({ signed: cny(500) }));
    expect(decision).toEqual(nothing);
  });

  test('given a signed project without an amount, when it becomes known, then it counts', () => {
    const { decision, state } = given(project, [registered(), signed()]).when(record({ signed: cny(800) }));
    expect(decision).toMatchObject({ events: [{ countedAmount: cny(800) }] });
    expect(state?.counted).toEqual({ on: '2024-05-23', amount: cny(800) });
  });

  test('given an amount that counts, then it is not changed by recording, but others are', () => {
    const later = given(project, [registered(), signed({}, 500)]);
    expect(later.when(record({ signed: cny(800) })).decision).toEqual(no('amount-counted', { pointer: '/signed' }));
    expect(later.when(record({ signed: cny(500), paidInForeign: cny(1) })).state).toMatchObject({
      counted: { amount: cny(500) },
      amounts: { paidInForeign: cny(1) },
    });
  });

  test('given a project that is not signed, then its amount may change freely and does not count', () => {
    const { decision, state } = given(project, [registered({ amounts: { signed: cny(1) } })]).when(
      record({ signed: cny(2) }),
    );
    expect(decision).toMatchObject({ ok: true, events: [{ type: 'amounts-recorded', amounts: { signed: cny(2) } }] });
    expect(state?.counted).toBeUndefined();
  });
});

describe('a capital increase', () => {
  const increase = (to: number, more: object = {}): ProjectCommand => ({
    type: 'increase-capital',
    on: '2025-03-01',
    to: cny(to),
    ...more,
  });
  const acceptance = cases.signingCapitalIncrease;

  test(`${acceptance.id}: it adds only the increment`, () => {
    const { signedAmountCny, increaseToCny } = acceptance.facts;
    const { decision, state } = given(project, [registered(), signed({}, signedAmountCny * 100)]).when(
      increase(increaseToCny * 100),
    );
    expect(decision).toMatchObject({ ok: true, events: [{ increment: cny(acceptance.amountCny * 100) }] });
    expect(state).toMatchObject({
      counted: { amount: cny(increaseToCny * 100) },
      amounts: { signed: cny(increaseToCny * 100) },
    });
  });

  test('the same increase again changes nothing', () => {
    const before: ProjectEvent = { type: 'capital-increased', on: '2025-03-01', to: cny(900), increment: cny(400) };
    const later = given(project, [registered(), signed({}, 500), before]);
    expect(later.when(increase(900)).decision).toEqual(nothing);
    expect(later.when(increase(900, { on: '2025-04-01' })).decision).toEqual(no('not-an-increase'));
  });

  test('needs a counted project, a known amount, the same currency, a higher amount and a day that has come', () => {
    expect(given(project, [registered()]).when(increase(1)).decision).toEqual(no('not-counted-yet'));
    expect(given(project, [registered(), signed()]).when(increase(1)).decision).toEqual(no('amount-unknown'));
    const known = given(project, [registered(), signed({}, 500)]);
    expect(known.when(increase(500)).decision).toEqual(no('not-an-increase', { pointer: '/to' }));
    expect(known.when(increase(0, { to: { amount: 900, currency: 'USD' } })).decision).toEqual(no('currency-differs'));
    expect(known.when(increase(900, { on: '2026-11-24' })).decision).toEqual(no('date-in-future'));
  });

  test('an increase of what never counted leaves the count alone', () => {
    const event: ProjectEvent = { type: 'capital-increased', on: '2025-03-01', to: cny(900), increment: cny(400) };
    expect(given(project, [registered(), event]).state?.counted).toBeUndefined();
  });
});

describe('what no type allows', () => {
  test('is handed back as it is', () => {
    const unheard = { type: 'unheard-of' } as never;
    const { state } = given(project, [registered()]);
    expect(project.decide(unheard, state, { at: '2026-11-23T09:00:00+08:00', by: '', id: '' })).toBe(unheard);
    expect(evolveProject(state, unheard)).toBe(unheard);
  });
});
