import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elapsedDays } from '../../shared/calendar/index.ts';
import type { Hold } from '../../shared/casework/domain/index.ts';
import { standingOf } from '../../shared/casework/domain/index.ts';
import { decideLine } from '../../shared/casework/line/decide.ts';
import { evolveLine } from '../../shared/casework/line/evolve.ts';
import { emptyLine, inOrder, type Line, type LineCommand } from '../../shared/casework/line/state.ts';
import { submittedData } from '../../shared/casework/testing/submitted.ts';
import { sealedExample } from '../../shared/sealed/index.ts';
import { housingCase } from './case.ts';
import { declinesAllowed, type HousingKind } from './department.ts';
import type { HousingCase, HousingCommand } from './domain/case.ts';
import { benefitOf } from './domain/products.ts';

const caseIds = ['a', 'b', 'c', 'd', 'e'] as const;
/** Two of them are the same person's. */
const personOf = (caseId: string) => (caseId === 'b' ? 'p-a' : `p-${caseId}`);
const units = ['u-1', 'u-2'] as const;
const holdOf = (id: string): Hold => ({ claim: `unit#${id}`, id, text: { zh: '甲', en: 'One' } });
const rules = { waitsIn: 'QUEUED', rankOf: () => 0, itemOf: ({ id }: Hold) => ({ id }) };
const terms = {
  ...{ tier: 'general', version: 'v', sharePercent: 50, ceilingFen: 1, amountFen: 1 },
  ...{ startsOn: '2026-12', months: 6, rent: sealedExample<number>('subsidy/rent') },
};

type Deed =
  | { do: 'command'; caseId: string; command: HousingCommand; by: string }
  /** The caseworker offers a unit, or the queue's own turn arrives. */
  | { do: 'offer'; caseId: string; unitId: string }
  | { do: 'turn'; nth: number }
  | { do: 'due'; caseId: string }
  | { do: 'vacate'; caseId: string };

const caseId = fc.constantFrom(...caseIds);
const byWorker = (command: fc.Arbitrary<HousingCommand>): fc.Arbitrary<Deed> =>
  fc.record({ caseId, command, by: fc.constantFrom('worker', 'worker', 'stranger') }).map((one) => ({
    ...one,
    do: 'command' as const,
  }));
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ caseId, unitId: fc.constantFrom(...units) }).map((o) => ({ ...o, do: 'offer' as const })),
  },
  { weight: 4, arbitrary: fc.nat({ max: 3 }).map((nth) => ({ do: 'turn' as const, nth })) },
  {
    weight: 6,
    arbitrary: fc.record({ caseId, accept: fc.boolean(), own: fc.boolean() }).map(({ caseId: id, accept, own }) => ({
      ...{ do: 'command' as const, caseId: id, by: own ? personOf(id) : 'stranger' },
      command: { type: 'answer-offer' as const, accept },
    })),
  },
  caseId.map((id) => ({ do: 'due' as const, caseId: id })),
  caseId.map((id) => ({ do: 'vacate' as const, caseId: id })),
  {
    weight: 4,
    arbitrary: byWorker(
      fc.constantFrom('QUEUED', 'ELIGIBILITY_CHECK', 'OFFERED').map((to) => ({ type: 'advance' as const, to })),
    ),
  },
  {
    weight: 5,
    arbitrary: byWorker(
      fc.constantFrom('conditions-met', 'subsidy-granted', 'purchase-answered').map((reasonCode) => ({
        ...{ type: 'decide' as const, outcome: 'approved' as const, reasonCode },
      })),
    ),
  },
  byWorker(fc.constant({ type: 'decide' as const, outcome: 'rejected' as const, reasonCode: 'already-housed' })),
  byWorker(fc.constant({ type: 'set-terms' as const, terms })),
  byWorker(fc.constant({ type: 'answer-purchase' as const, answer: { homes: 1, validMonths: 3 } })),
  byWorker(fc.nat({ max: 2 }).map((decision) => ({ type: 'reopen' as const, why: 'lead' as const, decision }))),
  caseId.map((id) => ({
    ...{ do: 'command' as const, caseId: id, by: 'event' },
    command: { type: 'withdraw' as const, applicationId: id, person: personOf(id) },
  })),
);

/** Cases, the claims that their log would hold, and the queue that follows them. */
function district(kinds: readonly HousingKind[]) {
  const cases = new Map<string, { state: HousingCase; version: number }>();
  const claims = new Map<string, string>();
  let line: Line = emptyLine;
  const turns: { caseId: string; itemId: string }[] = [];
  let now = Date.parse('2026-11-23T09:00:00+08:00');
  const at = () => new Date(now).toISOString();

  function told(command: LineCommand): void {
    const before = line;
    const decision = decideLine(command, line, { at: at(), by: 'event', id: 'public-rental' });
    for (const event of decision.ok ? decision.events : []) {
      if (event.type === 'turn-given') {
        turns.push({ caseId: event.caseId, itemId: event.item.id });
        // Nobody who waits, can be offered it and came before is passed over.
        const called = new Set(Object.values(line.turns).map((turn) => turn.caseId));
        const first = inOrder(line).find(
          (one) => one.place.ready && !called.has(one.caseId) && !one.left.some(({ id }) => id === event.item.id),
        );
        expect(event.caseId).toBe(first?.caseId);
      }
      line = evolveLine(line, event);
    }
    expect(Object.keys(before.turns).length).toBeLessThanOrEqual(units.length);
  }

  /** Answers the code of the refusal, or nothing. */
  function play(id: string, command: HousingCommand, by: string): string | undefined {
    const known = cases.get(id) ?? { state: housingCase.initial as HousingCase, version: 0 };
    const decision = housingCase.decide(command, known.state, { at: at(), by, id });
    if (!decision.ok) return decision.refusal.code;
    const { take = [], release = [] } = decision.claims ?? {};
    if (take.some((claim) => claims.has(claim))) return decision.taken?.code;
    for (const claim of release) {
      expect(claims.get(claim)).toBe(id);
      claims.delete(claim);
    }
    for (const claim of take) claims.set(claim, id);
    const state = decision.events.reduce<HousingCase>(
      (so, event) => housingCase.evolve(so, event, { at: at(), by, version: 1 }),
      known.state,
    );
    if (decision.events.length === 0) return undefined;
    cases.set(id, { state, version: known.version + 1 });
    if (kinds[caseIds.indexOf(id as never)] === 'public-rental')
      told({ type: 'note', caseId: id, ...standingOf(rules, state, known.version + 1) });
    return undefined;
  }

  function turn(nth: number): void {
    const due = turns[nth % Math.max(1, turns.length)];
    if (!due) return;
    const code = play(due.caseId, { type: 'take-turn', hold: holdOf(due.itemId), key: `turn-${now}` }, 'event');
    if (code !== undefined) told({ type: 'pass-on', ...due, taken: code === 'taken' });
  }

  return {
    cases,
    claims,
    play,
    turn,
    free: (unitId: string) => told({ type: 'free', items: [{ id: unitId }] }),
    pass: (hours: number) => {
      now += hours * 3_600_000;
      return at();
    },
  };
}

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const kinds = fc.tuple(
  ...caseIds.map(() => fc.constantFrom<HousingKind>('public-rental', 'public-rental', 'rent-subsidy', 'purchase')),
);
const steps = fc.array(fc.tuple(deed, fc.nat({ max: 80 }), fc.boolean()), { maxLength: 90, size: 'max' });

test('given any deeds of caseworkers, applicants, the queue and the clock, some twice, then one tenant has a unit, a person one benefit, and nothing is passed over', () => {
  let [contracts, subsidised, meetings] = [0, 0, 0];
  fc.assert(
    fc.property(kinds, steps, (asked, deeds) => {
      const world = district(asked);
      for (const [place, id] of caseIds.entries()) {
        const answers = { kind: asked[place] as HousingKind };
        world.play(id, { type: 'open', ...facts, applicationId: id, person: personOf(id), answers }, 'event');
        world.play(id, { type: 'assign', to: 'worker', asLead: false }, 'worker');
        world.play(id, { type: 'advance', to: 'ELIGIBILITY_CHECK' }, 'worker');
        if (place < 3) world.play(id, { type: 'advance', to: 'QUEUED' }, 'worker');
      }
      for (const unitId of units) world.free(unitId);
      for (const [number, [what, hours, again]] of deeds.entries()) {
        const at = world.pass(hours);
        for (let times = again ? 2 : 1; times > 0; times -= 1) {
          const before = new Map(world.cases);
          if (what.do === 'turn') world.turn(what.nth);
          else if (what.do === 'offer') {
            const { unitId, caseId: id } = what;
            const held = world.claims.get(`unit#${unitId}`);
            const code = world.play(id, { type: 'grant', hold: holdOf(unitId), key: `${number}-${times}` }, 'worker');
            // Who comes second to a unit is told that it is taken, and holds nothing of it.
            if (held && held !== id && code === 'taken') meetings += 1;
            if (held && held !== id) expect(code).toBeDefined();
          } else if (what.do === 'due') world.play(what.caseId, { type: 'stage-due' }, 'deadline');
          else if (what.do === 'vacate') world.play(what.caseId, { type: 'vacate' }, 'event');
          else world.play(what.caseId, what.command, what.by);
          check(world, before, at);
        }
      }
      for (const { state } of world.cases.values()) {
        if (state.stage === 'CONTRACTED') contracts += 1;
        if (state.stage === 'SUBSIDISED') subsidised += 1;
      }
    }),
    { numRuns: 150 },
  );
  // The runs get somewhere, or they would prove nothing.
  expect(Math.min(contracts, subsidised, meetings)).toBeGreaterThan(0);
});

function check(
  { cases, claims }: ReturnType<typeof district>,
  before: Map<string, { state: HousingCase }>,
  at: string,
) {
  const tenants = new Map<string, string>();
  const benefits = new Map<string, string>();
  for (const [id, { state }] of cases) {
    const { hold, person, stage, declined } = state;
    if (hold) {
      expect(tenants.has(hold.id)).toBe(false);
      tenants.set(hold.id, id);
      expect(claims.get(hold.claim)).toBe(id);
    }
    if (state.benefits) {
      expect(benefits.has(person)).toBe(false);
      benefits.set(person, id);
      expect(claims.get(benefitOf(person))).toBe(id);
    }
    expect(declined).toBeLessThanOrEqual(declinesAllowed);
    if (state.status === 'open') expect(elapsedDays(state.clock, at)).toBeGreaterThanOrEqual(0);
    if (stage === 'OFFERED') expect(Date.parse(state.until ?? '')).toBeGreaterThan(0);
    const was = before.get(id)?.state;
    if (was?.status === 'closed' && state.status === 'closed') expect(state.outcome).toEqual(was.outcome);
    if (was?.outcome?.outcome === 'withdrawn') expect(state).toEqual(was);
  }
  expect(claims.size).toBe(tenants.size + benefits.size);
}

test('given an offer whose last day is over, when the clock says so, then the unit is free in the same step', () => {
  const world = district(['public-rental']);
  world.play(
    'a',
    { type: 'open', ...facts, applicationId: 'a', person: 'p-a', answers: { kind: 'public-rental' } },
    'event',
  );
  world.play('a', { type: 'assign', to: 'worker', asLead: false }, 'worker');
  for (const to of ['ELIGIBILITY_CHECK', 'QUEUED']) world.play('a', { type: 'advance', to }, 'worker');
  expect(world.play('a', { type: 'grant', hold: holdOf('u-1'), key: 'k' }, 'worker')).toBeUndefined();
  world.play('a', { type: 'stage-due' }, 'deadline');
  expect(world.claims.size).toBe(1);
  world.pass(24 * 30);
  world.play('a', { type: 'stage-due' }, 'deadline');
  expect(world.claims.size).toBe(0);
  expect(world.cases.get('a')?.state.stage).toBe('QUEUED');
});
