import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elapsedDays } from '../calendar/index.ts';
import type { CaseCommand } from './domain/commands.ts';
import type { Case } from './domain/state.ts';
import { answer, hold, office, officeCase, opening, type Wish } from './testing/played.ts';

const words = { zh: '某机构', en: 'a body' };
const flag = fc.boolean();
const outcome = fc.constantFrom('approved' as const, 'rejected' as const);

const command: fc.Arbitrary<CaseCommand<Wish>> = fc.oneof(
  fc.constant(opening),
  fc.constant({ type: 'withdraw' as const, applicationId: 'one', person: 'talent' }),
  fc.record({
    type: fc.constant('assign' as const),
    to: fc.constantFrom('worker', 'other', 'talent'),
    asLead: flag,
  }),
  fc.constant({ ...words, document: 'CON' }).map((one) => ({ type: 'ask-supplement' as const, missing: [one] })),
  fc.record({ type: fc.constant('answer-supplement' as const), answer: fc.constant(answer) }),
  fc.constant('CON').map((kind) => ({ type: 'answer-supplement' as const, person: 'talent', documents: [kind] })),
  fc.constantFrom('CON', 'SI').map((document) => ({
    ...{ type: 'answer-supplement' as const, person: 'talent', documents: [document] },
    met: [{ document }],
  })),
  fc.record({ type: fc.constant('advance' as const), to: fc.constantFrom(...Object.keys(office.stages)) }),
  fc.record({
    type: fc.constant('grant' as const),
    hold: fc.constant(hold),
    key: fc.constantFrom('a', 'b'),
  }),
  fc.constant({ type: 'waitlist' as const }),
  outcome.map((one) => ({
    type: 'decide' as const,
    outcome: one,
    reasonCode: one === 'approved' ? 'fits' : 'misfits',
  })),
  fc.record({ type: fc.constant('second' as const), confirm: flag }),
  fc.record({
    type: fc.constant('extend' as const),
    days: fc.integer({ min: 1, max: 12 }),
    reason: fc.constant(words),
  }),
  fc.constant({ type: 'await-body' as const, body: words }),
  fc.record({ type: fc.constantFrom('body-answered' as const, 'close-supplement' as const), asLead: flag }),
  fc.record({
    type: fc.constant('reopen' as const),
    why: fc.constantFrom('lead' as const, 'review' as const),
    decision: fc.nat({ max: 2 }),
  }),
  fc.record({ type: fc.constantFrom('warn' as const, 'overdue' as const, 'stage-due' as const) }),
  fc.record({ type: fc.constant('escalate' as const), level: fc.integer({ min: 1, max: 3 }) }),
);

interface Step {
  command: CaseCommand<Wish>;
  by: string;
  hours: number;
  again: boolean;
}
const step: fc.Arbitrary<Step> = fc.record({
  command,
  by: fc.constantFrom('worker', 'other', 'talent', 'lead'),
  hours: fc.nat({ max: 60 }),
  again: flag,
});
const start = Date.parse(opening.submittedAt);

/** Plays commands, some twice, against a case and the claims that its log would hold. */
function play(steps: readonly Step[]) {
  const held = new Set<string>();
  const seen: { before: Case<Wish>; after: Case<Wish>; command: CaseCommand<Wish>; events: string[]; at: string }[] =
    [];
  let state: Case<Wish> = officeCase.initial;
  let now = start;
  for (const { command: one, by, hours, again } of steps) {
    now += hours * 3_600_000;
    const at = new Date(now).toISOString();
    for (const order of again ? [one, one] : [one]) {
      const decision = officeCase.decide(order, state, { at, by, id: 'one' });
      const { take = [], release = [] } = (decision.ok && decision.claims) || {};
      if (!decision.ok || take.some((claim) => held.has(claim))) continue;
      for (const claim of release) held.delete(claim);
      for (const claim of take) held.add(claim);
      const after = decision.events.reduce((s, e) => officeCase.evolve(s, e, { at, by, version: 1 }), state);
      seen.push({ before: state, after, command: order, events: decision.events.map(({ type }) => type), at });
      state = after;
    }
  }
  return { seen, held };
}

/** Commands that begin like a case that is under way, so that most runs get somewhere. */
const lives = fc
  .array(step, { maxLength: 40 })
  .map((steps): Step[] => [
    { command: opening, by: 'event', hours: 1, again: true },
    { command: { type: 'assign' as const, to: 'worker', asLead: false }, by: 'worker', hours: 1, again: false },
    ...steps,
  ]);

const runs = { numRuns: 300 };

describe('any course of legal and illegal commands, some of them twice', () => {
  test('then the used days that are over never fall while a case is open, and the day under way is one at most', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        let used = 0;
        for (const { after, events, at } of play(steps).seen) {
          // A day counts for good once it is over; until then a pause may still take it out, by the clock's own rule.
          const over = elapsedDays(after.clock, Date.parse(at) - 24 * 3_600_000);
          if (events.includes('case-opened') || events.includes('case-reopened')) used = 0;
          if (after.status !== 'open') continue;
          expect(over).toBeGreaterThanOrEqual(used);
          expect(elapsedDays(after.clock, at) - over).toBeOneOf([0, 1]);
          used = over;
          expect(after.effects.left?.usedDays ?? 0).toBeGreaterThanOrEqual(0);
        }
      }),
      runs,
    );
  });

  test('then what is closed stays closed until it is reopened, and a withdrawal for good', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        for (const { before, after, events } of play(steps).seen) {
          if (before.status !== 'closed') continue;
          if (!events.includes('case-reopened')) expect(after).toEqual(before);
          if (before.outcome?.outcome === 'withdrawn') expect(after).toEqual(before);
        }
      }),
      runs,
    );
  });

  test('then a case holds what its claim says, and nothing when it was refused or withdrawn', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const { seen, held } = play(steps);
        const last = seen.at(-1)?.after ?? officeCase.initial;
        expect([...held]).toEqual(last.hold ? [last.hold.claim] : []);
        for (const { after } of seen)
          if (after.status === 'closed' && after.outcome?.outcome !== 'approved') expect(after.hold).toBeUndefined();
      }),
      runs,
    );
  });

  test('then nobody has their own case, nobody confirms what they proposed, and one command makes one event at most', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        for (const { before, after, events } of play(steps).seen) {
          expect(after.owner).not.toBe('talent');
          expect(events.length).toBeLessThanOrEqual(1);
          if (before.proposal && after.decisions > before.decisions) expect(new Set(after.decidedBy).size).toBe(2);
        }
      }),
      runs,
    );
  });

  test('then the clock stands exactly while something is waited for', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        for (const { after } of play(steps).seen) {
          if (after.status !== 'open') continue;
          const asked = after.supplement && !after.supplement.answeredAt && !after.supplement.closedAt;
          const still = after.clock.pauses.at(-1) && after.clock.pauses.at(-1)?.until === undefined;
          expect(Boolean(still)).toBe(Boolean(asked || after.body || after.waits));
        }
      }),
      runs,
    );
  });
});
