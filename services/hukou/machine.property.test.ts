import fc from 'fast-check';
import { expect, test } from 'vitest';
import { employerAsked, submittedData } from '../../shared/casework/testing/submitted.ts';
import { nobody } from '../../shared/log/index.ts';
import { sealedExample } from '../../shared/sealed/index.ts';
import { hukouCase } from './case.ts';
import { hukouDepartment } from './department.ts';
import type { HukouCommand } from './domain/decide.ts';
import type { MirroredOutcome } from './domain/mirrored.ts';
import { type ScoreCase, scoring } from './domain/scoring.ts';
import type { HukouCase } from './domain/state.ts';

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const stages = Object.keys(hukouDepartment.stages);
const person = 'talent-one';
const words = { zh: '演示', en: 'made up' };
const people = ['neighbour', 'colleague', 'worker', person] as const;

/** Commands that name the notice and the objections that there are, or others. */
type Order = HukouCommand | { type: 'raise-or-find'; to: number; outcome?: 'upheld' | 'not-upheld' };
const said: readonly MirroredOutcome[] = [
  'city-passed',
  'city-approved',
  'city-refused',
  'police-permitted',
  'settled',
];

const items = (degree: string): ScoreCase['items'] => ({
  degree: { option: degree, documents: ['DEG'] },
  ...Object.fromEntries(
    Object.entries(scoring.items)
      .filter(([id]) => id !== 'degree' && degree === 'doctor')
      .map(([id, { options }]) => [id, { option: Object.keys(options)[0] ?? '', documents: ['FORM'] }]),
  ),
});

const order: fc.Arbitrary<Order> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...stages).map((to) => ({ type: 'advance' as const, to })) },
  fc.record({
    type: fc.constant('employer-file' as const),
    enterpriseId: fc.constantFrom('made-up', 'another'),
    degree: fc.constantFrom('doctor' as const, 'master' as const),
  }),
  fc.constant({ type: 'decide' as const, outcome: 'approved' as const, reasonCode: 'conditions-met' }),
  fc
    .constantFrom('channel-not-fitting', 'score-below-pass')
    .map((reasonCode) => ({ type: 'decide' as const, outcome: 'rejected' as const, reasonCode })),
  fc.nat({ max: 2 }).map((decision) => ({ type: 'reopen' as const, why: 'lead' as const, decision })),
  fc.constant({ type: 'withdraw' as const, applicationId: 'one', person }),
  fc.constant({ type: 'stage-due' as const }),
  fc.constantFrom(...people).map((who) => ({ type: 'let-objector-go' as const, person: who })),
  fc
    .record({ outcome: fc.constantFrom(...said), on: fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-25') })
    .map((told) => ({ type: 'mirror' as const, told })),
  fc.record({
    type: fc.constant('score' as const),
    items: fc.constantFrom('doctor', 'bachelor').map(items),
    reason: fc.option(fc.constant(words), { nil: undefined }),
  }),
  { weight: 4, arbitrary: fc.record({ type: fc.constant('raise-or-find' as const), to: fc.nat({ max: 2 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('raise-or-find' as const),
      to: fc.nat({ max: 2 }),
      outcome: fc.constantFrom('upheld' as const, 'not-upheld' as const, 'not-upheld' as const),
    }),
  },
);

function commandOf(one: Order, { publicity, objections = [] }: HukouCase): HukouCommand {
  if (one.type !== 'raise-or-find') return one;
  const { to, outcome } = one;
  const objectionId = objections[objections.length - 1 - to]?.objectionId ?? 'none';
  if (outcome) return { type: 'find', objectionId, outcome, reasons: words };
  const text = sealedExample<string>('hukou/objection');
  return { type: 'raise', noticeId: publicity?.noticeId ?? 'none', category: 'other', text };
}

/** Whether the department's data know a move between two stages; withdrawing and reopening are no moves. */
const known = (from: string, to: string): boolean =>
  to === 'WITHDRAWN' ||
  hukouDepartment.moves.some(
    (move) => move.to === to && (move.from === 'open' || ([...move.from] as string[]).includes(from)),
  );

/** What holds of every state, however it came about. */
function holds({ stage, status, publicity, objections = [], sheets = [], answers, passed, until }: HukouCase) {
  const open = objections.filter((one) => one.status === 'open');
  expect(open.length > 0 && stage !== 'OBJECTION').toBe(false);
  expect(open.every(({ noticeId }) => noticeId === publicity?.noticeId)).toBe(true);
  const raisers = objections.filter(({ by }) => by !== nobody).map(({ noticeId, by }) => `${noticeId} ${by}`);
  // Of who was erased nothing is known, so they may have objected again.
  expect(new Set(raisers).size).toBe(raisers.length);
  expect(new Set(objections.map(({ objectionId }) => objectionId)).size).toBe(objections.length);
  expect(objections.some(({ by }) => by === person)).toBe(false);
  // A notice runs in its stage alone, until its last day and not beyond.
  expect(publicity?.state === 'running' && stage !== 'PUBLICITY').toBe(false);
  expect(publicity?.state === 'examined' && stage !== 'OBJECTION').toBe(false);
  if (publicity) expect(publicity.until).toBe(publicity.state === 'running' ? until : undefined);
  expect(publicity?.daysLeft ?? 1).toBeGreaterThan(0);
  for (const { sum, items: scored } of sheets)
    expect(sum).toBe(Object.values(scored).reduce((all, { points }) => all + points, 0));
  const beyond = stage === 'ACCEPTED' && answers?.channel === scoring.channel;
  if (beyond) expect(sheets.at(-1)?.sum).toBeGreaterThanOrEqual(scoring.pass.points);
  if (stage === 'SETTLED') expect(passed).toContain('EMPLOYER_FILED');
  if (status === 'closed') expect(open).toEqual([]);
}

const step = fc.record({
  order,
  again: fc.boolean(),
  by: fc.oneof({ weight: 3, arbitrary: fc.constant('worker') }, fc.constantFrom(...people)),
  hours: fc.nat({ max: 40 }),
});
/** Most runs get to the notice, so that what happens there is met. */
const toNotice: Order[] = [
  { type: 'employer-file', enterpriseId: 'made-up', degree: 'doctor' },
  { type: 'advance', to: 'DISTRICT_PREREVIEW' },
  { type: 'score', items: items('doctor') },
  ...['ACCEPTED', 'CITY_REVIEW', 'PUBLICITY'].map((to) => ({ type: 'advance' as const, to })),
];
const courses = fc
  .tuple(fc.nat({ max: toNotice.length }), fc.array(step, { maxLength: 50 }))
  .map(([far, steps]) => [
    ...toNotice.slice(0, far).map((one) => ({ order: one, again: false, by: 'worker', hours: 0 })),
    ...steps,
  ]);

test('given any commands, legal or not, some twice and by anyone, when they are played, then the case goes along its data and nothing is counted twice', () => {
  fc.assert(
    fc.property(fc.constantFrom('graduate' as const, 'returnee' as const), courses, (channel, steps) => {
      const claims = new Set<string>();
      let state: HukouCase = hukouCase.initial;
      let [filings, now] = [0, Date.parse('2026-11-24T09:00:00+08:00')];
      const play = (one: HukouCommand, by: string) => {
        const at = new Date(now + 8 * 3_600_000).toISOString().replace('Z', '+08:00');
        const decision = hukouCase.decide(one, state, { at, by, id: 'one' });
        if (!decision.ok || decision.claims?.take?.some((claim) => claims.has(claim))) return;
        for (const claim of decision.claims?.take ?? []) claims.add(claim);
        for (const claim of decision.claims?.release ?? []) expect(claims.delete(claim)).toBe(true);
        const before = state;
        state = decision.events.reduce((s, e) => hukouCase.evolve(s, e, { at, by, version: 1 }), state);
        if (before.stage !== state.stage && one.type !== 'open' && one.type !== 'reopen')
          expect([before.stage, state.stage, known(before.stage, state.stage)]).toEqual([
            ...[before.stage, state.stage, true],
          ]);
        if (one.type === 'employer-file') filings += 1;
        if (one.type === 'raise' && decision.events.length > 0)
          expect(before.publicity?.until === undefined || at <= before.publicity.until).toBe(true);
        if (one.type === 'find') expect(by).toBe(before.owner);
        holds(state);
      };
      play({ type: 'open', ...facts, answers: { channel }, around: { employment: employerAsked } }, 'event');
      play({ type: 'assign', to: 'worker', asLead: false }, 'worker');
      for (const { order: one, again, by, hours } of steps) {
        now += hours * 3_600_000;
        for (const each of again ? [one, one] : [one]) play(commandOf(each, state), by);
      }
      expect(filings).toBeLessThanOrEqual(1);
      const kept = state.stage !== 'WITHDRAWN' || 'filingRefused' in state;
      expect(claims.size).toBe(channel === 'graduate' && kept ? filings : 0);
    }),
    { numRuns: 500 },
  );
});
