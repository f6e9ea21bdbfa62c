import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonDeeds, type Doing, fallenDue } from '../../shared/casework/testing/common-deeds.ts';
import { everyEvent } from '../../shared/casework/testing/every-event.ts';
import { isTold, mustBeSeconded, mustStayClosed } from '../../shared/casework/testing/invariants.ts';
import { employerAsked, submittedData } from '../../shared/casework/testing/submitted.ts';
import { nobody } from '../../shared/log/index.ts';
import type { RuleRef } from '../../shared/rules/model.ts';
import { must, reaching } from '../../shared/testing/reached.ts';
import { hukouCase } from './case.ts';
import { hukouDepartment } from './department.ts';
import type { HukouCommand } from './domain/decide.ts';
import type { MirroredOutcome } from './domain/mirrored.ts';
import { scoring } from './domain/scoring.ts';
import type { HukouCase } from './domain/state.ts';
import { forward, items, raising } from './testing/forward.ts';

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const stages = Object.keys(hukouDepartment.stages);
const person = 'talent-one';
const words = { zh: '演示', en: 'made up' };
const people = ['neighbour', 'colleague', 'worker', person] as const;

/** Commands that name the notice and the objections that there are, or others. */
type Order =
  | HukouCommand
  | { type: 'raise-or-find'; to: number; outcome?: 'upheld' | 'not-upheld' }
  | { type: 'doing'; doing: Doing }
  | { type: 'forward'; way: number };
const said: readonly MirroredOutcome[] = [
  'city-passed',
  'city-approved',
  'city-refused',
  'police-permitted',
  'police-refused',
  'settled',
];

const order: fc.Arbitrary<Order> = fc.oneof(
  { weight: 40, arbitrary: fc.nat({ max: 18 }).map((way) => ({ type: 'forward' as const, way })) },
  { weight: 8, arbitrary: commonDeeds.map((doing) => ({ type: 'doing' as const, doing })) },
  { weight: 6, arbitrary: fc.constantFrom(...stages).map((to) => ({ type: 'advance' as const, to })) },
  fc.record({
    type: fc.constant('employer-file' as const),
    enterpriseId: fc.constantFrom('made-up', 'another'),
    degree: fc.constantFrom('doctor' as const, 'master' as const),
  }),
  fc.constant({ type: 'decide' as const, outcome: 'approved' as const, reasonCode: 'conditions-met' }),
  fc
    .constantFrom(...Object.keys(hukouDepartment.reasons).filter((one) => one !== 'conditions-met'))
    .map((reasonCode) => ({ type: 'decide' as const, outcome: 'rejected' as const, reasonCode })),
  fc.nat({ max: 2 }).map((decision) => ({ type: 'reopen' as const, why: 'lead' as const, decision })),
  fc.constant({ type: 'withdraw' as const, applicationId: 'one', person }),
  fc.constant({ type: 'ask-supplement' as const }).map((one) => ({ ...one, missing: [words] })),
  fc.constant({ type: 'answer-supplement' as const, person }),
  fc.constant({ type: 'stage-due' as const }),
  {
    weight: 2,
    arbitrary: fc.constantFrom(...people).map((who) => ({ type: 'let-objector-go' as const, person: who })),
  },
  fc
    .record({
      outcome: fc.constantFrom(...said),
      on: fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-25'),
      reasonCode: fc.constantFrom(undefined, undefined, 'city-refused', 'police-record-differs'),
    })
    .map(({ reasonCode, ...told }) => ({ ...told, ...(reasonCode && { reasonCode }) }))
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

function deedOf(one: Order, by: string, state: HukouCase): { command: HukouCommand; by: string } {
  const { objections = [] } = state;
  if (one.type === 'forward') return forward(state, one.way);
  if (one.type === 'doing') return one.doing(state);
  if (one.type !== 'raise-or-find') return { command: one, by };
  const { to, outcome } = one;
  const objectionId = objections[objections.length - 1 - to]?.objectionId ?? 'none';
  return { command: outcome ? { type: 'find', objectionId, outcome, reasons: words } : raising(state), by };
}

/** Whether the department's data know a move between two stages; withdrawing and reopening are no moves. */
const known = (from: string, to: string): boolean =>
  to === 'WITHDRAWN' ||
  hukouDepartment.moves.some(
    (move) => move.to === to && (move.from === 'open' || ([...move.from] as string[]).includes(from)),
  );

/** Whether the data have a reason for where the case stands. */
function canBeTrue(reasonCode: string, { stage, supplement }: HukouCase): boolean {
  const { from = [stage], asked = false } = hukouDepartment.reasons[reasonCode] ?? {};
  return from.includes(stage) && (!asked || (supplement !== undefined && supplement.answeredAt === undefined));
}

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
  due: fc.boolean(),
  by: fc.oneof({ weight: 3, arbitrary: fc.constant('worker') }, fc.constantFrom(...people)),
  hours: fc.nat({ max: 40 }),
});
const courses = fc.record({
  channel: fc.constantFrom('graduate' as const, 'returnee' as const),
  fourEyes: fc.constantFrom([], ['rejected'], ['approved', 'rejected']),
  steps: fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }),
});

/** Hukou grants and offers nothing of which there are so many. */
const strange = ['case-granted', 'offer-lapsed'];
const wanted = [
  ...stages,
  ...everyEvent.filter((type) => !strange.includes(type)),
  ...['publicity-ended', 'objection-raised', 'objection-found', 'objector-forgotten', 'case-scored'],
  ...['not-yours', 'case-closed', 'awaiting-second', 'same-person', 'own-notice', 'objection-exists', 'publicity-over'],
  ...['objection-decided', 'own-objection', 'outside-window', 'score-missing', 'score-too-low', 'score-below-pass'],
  ...['SETTLED graduate', 'SETTLED returnee', 'round freed', 'round used up', 'two objections', 'upheld by two'],
  ...['police-record-differs', 'reason-mismatch'],
];
const filed: RuleRef[] = [{ id: 'a-rule', version: '1', hash: '1' }];

test('given any commands, legal or not, some twice and by anyone, when they are played, then the case goes along its data and nothing is counted twice', () => {
  const { note, missing } = reaching(wanted);
  const property = fc.property(courses, ({ channel, fourEyes, steps }) => {
    const claims = new Set<string>();
    let state: HukouCase = hukouCase.initial;
    let [filings, now] = [0, Date.parse('2026-11-24T09:00:00+08:00')];
    const play = (one: HukouCommand, by: string) => {
      const at = new Date(now + 8 * 3_600_000).toISOString().replace('Z', '+08:00');
      const before = state;
      const watched = { ...before, settings: { ...before.settings, fourEyes: [...fourEyes] } };
      const decision = hukouCase.decide(one, watched, { at, by, id: 'one' });
      if (!decision.ok) {
        note(decision.refusal.code);
        return decision.refusal.code;
      }
      if (decision.claims?.take?.some((claim) => claims.has(claim))) return decision.taken?.code;
      for (const claim of decision.claims?.take ?? []) claims.add(claim);
      for (const claim of decision.claims?.release ?? []) must(claims.delete(claim), `${claim} was held`);
      const { events } = decision;
      if (events.length === 0) return undefined;
      state = events.reduce((s, e) => hukouCase.evolve(s, e, { at, by, version: 1 }), state);
      note(state.stage, `${state.stage} ${channel}`, ...events.map(({ type }) => type), ...kindsOf(before, state));
      mustStayClosed({ before, after: state, events }, (e) => isTold(e) || e.type === 'objector-forgotten');
      // What the city decides needs no second person here.
      if (one.type !== 'mirror') mustBeSeconded({ before, after: state, events }, by, fourEyes);
      if (before.stage !== state.stage && one.type !== 'open' && one.type !== 'reopen')
        must(known(before.stage, state.stage), `${before.stage} goes to ${state.stage}`);
      if (one.type === 'employer-file') filings += 1;
      if (one.type === 'raise')
        expect(before.publicity?.until === undefined || at <= before.publicity.until).toBe(true);
      if (one.type === 'find') expect(by).toBe(before.owner);
      if (one.type === 'decide') must(canBeTrue(one.reasonCode, before), `${one.reasonCode} in ${before.stage}`);
      holds(state);
      // A filing is claimed from then on, unless its case is withdrawn before anybody refused it.
      const kept = state.stage !== 'WITHDRAWN' || state.filingRefused;
      must(claims.size === (channel === 'graduate' && kept ? filings : 0), 'one round is claimed for what was filed');
      return undefined;
    };
    play(
      { type: 'open', ...facts, rules: filed, answers: { channel }, around: { employment: employerAsked } },
      'event',
    );
    play({ type: 'assign', to: 'worker', asLead: false }, 'worker');
    for (const { order: one, again, due, by, hours } of steps) {
      now += hours * 3_600_000;
      for (const { command, by: clock } of due ? fallenDue(state, now) : []) play(command, clock);
      const deed = deedOf(one, by, state);
      const first = state;
      play(deed.command, deed.by);
      if (!again) continue;
      const once = state;
      const code = play(deed.command, deed.by);
      if (deed.command.type === 'mirror' && once !== first) must(code === undefined, 'what is told twice is known');
      if (!repeatable.includes(deed.command.type)) must(state === once, `${deed.command.type} happens once`);
    }
    must(filings <= 1, 'a case is filed once');
  });
  fc.assert(property, { numRuns: 250 });
  expect(missing()).toEqual([]);
});

/** Where one led, another of these may be legal again. */
const repeatable = [
  'advance',
  'assign',
  'ask-supplement',
  'answer-supplement',
  'await-body',
  'score',
  'mirror',
  'find',
];

function kindsOf(before: HukouCase, { filedIn, stage, filingRefused, objections = [], ...after }: HukouCase): string[] {
  const open = objections.filter(({ status }) => status === 'open');
  const upheld = objections.some(({ status }) => status === 'upheld') && before.proposal && after.decidedBy.length > 1;
  const code = after.outcome?.reasonCode;
  return [
    ...(stage === 'WITHDRAWN' && filedIn ? [filingRefused ? 'round used up' : 'round freed'] : []),
    ...(open.length > 1 ? ['two objections'] : []),
    ...(upheld ? ['upheld by two'] : []),
    ...(code === undefined ? [] : [code]),
  ];
}
