import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elapsedDays } from '../../shared/calendar/index.ts';
import { submittedData } from '../../shared/casework/testing/submitted.ts';
import { educationCase } from './case.ts';
import type { EducationAnswers } from './contract.ts';
import { educationDepartment } from './department.ts';
import type { EducationCase, EducationCommand, EducationEvent } from './domain/case.ts';

const { services: _services, answers, ...facts } = submittedData('one');
const own = answers.education as unknown as EducationAnswers;
const stages = Object.keys(educationDepartment.stages);
const schools = { a: 2, b: 1 } as const;
const wishes = fc.uniqueArray(fc.constantFrom('a', 'b', 'nowhere'), { maxLength: 3 });

const holdOf = (school: keyof typeof schools, schoolYear: number, number: number) => ({
  claim: `place#${school}#${schoolYear}#${number}`,
  id: `${school}-${schoolYear}-${number}`,
  text: { zh: '示例', en: 'Made up' },
});

/** Two children of one parent, and one of them a second time. */
const cases = [
  { id: 'x', person: 'parent', box: 'first' },
  { id: 'y', person: 'parent', box: 'first' },
  { id: 'z', person: 'parent', box: 'second' },
] as const;

type Order = {
  on: number;
  by: string;
  hours: number;
  again: boolean;
  make: (state: EducationCase, id: number) => EducationCommand;
};

const place = fc.record({
  type: fc.constantFrom('grant' as const, 'take-turn' as const),
  school: fc.constantFrom('a' as const, 'b' as const),
  number: fc.integer({ min: 1, max: 2 }),
  key: fc.nat(20).map(String),
});
/** What would be next, so that the ends are reached as well. */
function forward(state: EducationCase, place: number): EducationCommand {
  switch (state.stage) {
    case 'REGISTERED':
      return { type: 'advance', to: 'ENROLLED' };
    case 'ENROLLED':
      return { type: 'verify', category: 'general', checked: ['HKB'] };
    case 'VERIFIED':
      return { type: 'coordinate' };
    case 'COORDINATED': {
      const schoolYear = state.term?.schoolYear ?? 2027;
      return { type: 'take-turn', hold: holdOf('a', schoolYear, 1 + (place % 2)), key: `forward-${place}` };
    }
    default:
      return { type: 'answer-placement', accept: place % 3 > 0 };
  }
}

const common: fc.Arbitrary<Order['make']> = fc.oneof(
  fc
    .tuple(wishes, fc.integer({ min: 2026, max: 2031 }))
    .map(([preferences, schoolYear]) => (_state: EducationCase, on: number): EducationCommand => {
      const box = cases[on]?.box ?? '';
      const child = { name: { ...own.child.name, box }, birthDate: own.child.birthDate };
      const opening = { ...facts, applicationId: cases[on]?.id ?? '', person: 'parent' };
      return { type: 'open', ...opening, answers: { ...own, child, schoolYear, preferences } };
    }),
  fc.constantFrom(...stages).map((to) => (): EducationCommand => ({ type: 'advance', to })),
  fc
    .constantFrom('general', 'sibling')
    .map((category) => (): EducationCommand => ({ type: 'verify', category, checked: ['HKB'] })),
  fc.constant((): EducationCommand => ({ type: 'coordinate' })),
  place.map(({ type, school, number, key }) => (state: EducationCase): EducationCommand => {
    const schoolYear = state.term?.schoolYear ?? 2027;
    return { type, hold: holdOf(school, schoolYear, 1 + ((number - 1) % schools[school])), key };
  }),
  fc.boolean().map((accept) => (): EducationCommand => ({ type: 'answer-placement', accept })),
  wishes.map((preferences) => (): EducationCommand => ({ type: 'set-preferences', preferences })),
  fc.constant((): EducationCommand => ({ type: 'stage-due' })),
  fc.constant(
    (): EducationCommand => ({ type: 'ask-missing', missing: [{ zh: '户口簿', en: 'Register', document: 'HKB' }] }),
  ),
  fc.constant((): EducationCommand => ({ type: 'answer-supplement', person: 'parent', documents: ['HKB'] })),
);

/** What ends a case or begins it anew. */
const rare: fc.Arbitrary<Order['make']> = fc.oneof(
  fc.constantFrom('approved' as const, 'rejected' as const).map(
    (outcome) => (): EducationCommand => ({
      type: 'decide',
      outcome,
      reasonCode: outcome === 'approved' ? 'conditions-met' : 'permit-or-insurance-missing',
    }),
  ),
  fc.nat(2).map((decision) => (): EducationCommand => ({ type: 'reopen', why: 'lead', decision })),
  fc.constant(
    (_state: EducationCase, on: number): EducationCommand => ({
      type: 'withdraw',
      applicationId: cases[on]?.id ?? '',
      person: 'parent',
    }),
  ),
);

const made: fc.Arbitrary<Order['make']> = fc.oneof(
  { weight: 5, arbitrary: fc.nat(9).map((place) => (state: EducationCase) => forward(state, place)) },
  { weight: 5, arbitrary: common },
  { weight: 1, arbitrary: rare },
);
const order: fc.Arbitrary<Order> = fc.record({
  on: fc.nat(cases.length - 1),
  by: fc.constantFrom('worker', 'worker', 'parent', 'parent', 'stranger'),
  hours: fc.oneof({ weight: 30, arbitrary: fc.nat(20) }, fc.integer({ min: 500, max: 4000 })),
  again: fc.boolean(),
  make: made,
});

/** A move that the data know; withdrawing and reopening are none, and standing still is none. */
const known = (from: string, to: string): boolean =>
  from === to ||
  to === 'WITHDRAWN' ||
  educationDepartment.moves.some(
    (move) => move.to === to && (move.from === 'open' || ([...move.from] as string[]).includes(from)),
  );

test('given any commands in any order and some twice, when they are played, then places are never exceeded, a child has one, and waiting rejects nobody', () => {
  const seen = new Set<string>();
  const property = fc.property(fc.array(order, { minLength: 20, maxLength: 120, size: 'max' }), (orders) => {
    const claims = new Map<string, string>();
    const states = cases.map((): EducationCase => educationCase.initial);
    let now = Date.parse('2026-11-23T09:00:00+08:00');
    /** As the log lands it: all claims or nothing. */
    const play = (on: number, command: EducationCommand, by: string) => {
      const { id = '' } = cases[on] ?? {};
      const before = states[on] ?? educationCase.initial;
      const context = { at: new Date(now + 8 * 3_600_000).toISOString().replace('Z', '+08:00'), by, id };
      const decision = educationCase.decide(command, before, context);
      if (!decision.ok) return;
      const { take = [], release = [] } = decision.claims ?? {};
      if (take.some((claim) => claims.has(claim))) return;
      if (release.some((claim) => claims.get(claim) !== id)) throw new Error(`${id} frees what it does not hold`);
      for (const claim of release) claims.delete(claim);
      for (const claim of take) claims.set(claim, id);
      const after = (decision.events as EducationEvent[]).reduce<EducationCase>(
        (state, event) => educationCase.evolve(state, event, { ...context, version: 1 }),
        before,
      );
      states[on] = after;
      seen.add(after.stage);
      expect(decision.events.length).toBeLessThanOrEqual(1);
      if (command.type !== 'open' && command.type !== 'reopen')
        expect([before.stage, after.stage, known(before.stage, after.stage)]).toEqual([
          before.stage,
          after.stage,
          true,
        ]);
      if (before.status === 'closed' && command.type !== 'reopen') expect(after).toEqual(before);
      if (after.stage === 'WAIT_NEXT_WINDOW')
        expect([after.status, after.outcome, after.hold]).toEqual(['open', undefined, undefined]);
      // Only people reject, and only a calendar date brings a case to wait.
      if (after.stage === 'REJECTED' && before.stage !== 'REJECTED')
        expect([command.type, before.stage === 'WAIT_NEXT_WINDOW']).toEqual(['decide', false]);
      if (after.status !== 'none') expect(elapsedDays(after.clock, context.at)).toBeGreaterThanOrEqual(0);
    };
    for (const [on] of cases.entries()) play(on, { type: 'assign', to: 'worker', asLead: true }, 'worker');
    for (const { on, by, hours, again, make } of orders) {
      now += hours * 3_600_000;
      const command = make(states[on] ?? educationCase.initial, on);
      const who = command.type === 'answer-placement' && by === 'worker' ? 'parent' : by;
      play(on, command, who);
      if (command.type === 'open') play(on, { type: 'assign', to: 'worker', asLead: true }, 'worker');
      if (again) play(on, command, who);
      // What a case holds is what is claimed for it, and nothing else is claimed.
      const held = states.flatMap(({ hold, child }, place) =>
        [hold?.claim, child].flatMap((claim) => (claim ? [`${claim} ${cases[place]?.id}`] : [])),
      );
      const open = [...claims].map(([claim, holder]) => `${claim} ${holder}`);
      expect(held.filter((one) => one.startsWith('place#')).sort()).toEqual(
        open.filter((one) => one.startsWith('place#')).sort(),
      );
      for (const one of open) expect(held).toContain(one);
      // One place for each child and school year.
      const children = states.flatMap(({ hold, child }) => (hold ? [child] : []));
      expect(new Set(children).size).toBe(children.length);
    }
  });
  fc.assert(property, { numRuns: 120 });
  // Everything was come to, or nothing would be proven.
  expect(stages.filter((stage) => !seen.has(stage))).toEqual([]);
});
