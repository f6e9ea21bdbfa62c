import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elapsedDays } from '../../shared/calendar/index.ts';
import type { Hold } from '../../shared/casework/domain/index.ts';
import { submittedData } from '../../shared/casework/testing/submitted.ts';
import { medicalCase } from './case.ts';
import { allowances, cancelHours } from './department.ts';
import type { MedicalCase, MedicalCommand } from './domain/case.ts';

const caseIds = ['a', 'b', 'c', 'd'] as const;
/** Three of them are one person's: its appointments of the year are limited. */
const personOf = (id: string) => (id === 'd' ? 'p-d' : 'p-a');
const slots = ['s-1', 's-2'] as const;
const startsAt = '2026-11-26T09:00:00+08:00';
const holdOf = (id: string): Hold => ({ claim: `slot#${id}`, id, at: startsAt, text: { zh: '甲', en: 'One' } });

const worker = (command: fc.Arbitrary<MedicalCommand>) =>
  fc.record({ command, by: fc.constantFrom('worker', 'worker', 'worker', 'stranger') });
const deed: fc.Arbitrary<{ command: MedicalCommand; by: string }> = fc.oneof(
  { weight: 4, arbitrary: worker(fc.integer({ min: 1, max: 7 }).map((nth) => ({ type: 'entitle' as const, nth }))) },
  {
    weight: 5,
    arbitrary: worker(
      fc.record({
        type: fc.constantFrom('grant' as const, 'take-turn' as const),
        hold: fc.constantFrom(...slots).map(holdOf),
        key: fc.uuid(),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: worker(fc.constantFrom('CONFIRMED', 'NO_SLOT').map((to) => ({ type: 'advance' as const, to }))),
  },
  worker(fc.constant({ type: 'waitlist' as const })),
  worker(fc.constantFrom(...Object.keys(allowances)).map((category) => ({ type: 'set-category' as const, category }))),
  worker(fc.constant({ type: 'no-show' as const })),
  {
    weight: 2,
    arbitrary: fc.record({
      command: fc.boolean().map((confirm) => ({ type: 'second' as const, confirm })),
      by: fc.constantFrom('worker', 'lead', 'lead'),
    }),
  },
  worker(fc.constant({ type: 'decide' as const, outcome: 'rejected' as const, reasonCode: 'did-not-come' })),
  fc.constant({ command: { type: 'withdraw' as const, applicationId: '', person: '' }, by: 'event' }),
  {
    weight: 2,
    arbitrary: worker(
      fc.constant({ type: 'decide' as const, outcome: 'approved' as const, reasonCode: 'conditions-met' }),
    ),
  },
  worker(fc.constant({ type: 'decide' as const, outcome: 'rejected' as const, reasonCode: 'no-entitlement' })),
  worker(fc.nat({ max: 2 }).map((decision) => ({ type: 'reopen' as const, why: 'lead' as const, decision }))),
  fc.constantFrom('p-a', 'p-d', 'stranger').map((by) => ({ command: { type: 'cancel' as const }, by })),
  fc.constant({ command: { type: 'remind' as const }, by: 'deadline' }),
);

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const steps = fc.array(fc.tuple(fc.constantFrom(...caseIds), deed, fc.nat({ max: 8 }), fc.boolean()), {
  ...{ maxLength: 80, size: 'max' as const },
});

test('given any deeds of caseworkers, applicants, the waitlist and the clock, some twice, then a slot is one person’s, the year’s appointments are kept, and what ended stays so', () => {
  let refusedForAllowance = 0;
  const ends = new Map<string, number>();
  fc.assert(
    fc.property(steps, (deeds) => {
      const cases = new Map<string, MedicalCase>();
      const claims = new Map<string, string>();
      let now = Date.parse('2026-11-23T09:00:00+08:00');
      const play = (id: string, command: MedicalCommand, by: string) => {
        const known = cases.get(id) ?? (medicalCase.initial as MedicalCase);
        // Of half of the cases, every rejection is for two.
        const fourEyes = id === 'b' || id === 'd' ? ['rejected'] : [];
        const state = { ...known, settings: { ...known.settings, fourEyes } };
        const at = new Date(now).toISOString();
        const own = command.type === 'withdraw' ? { ...command, applicationId: id, person: personOf(id) } : command;
        const decision = medicalCase.decide(own, state, { at, by, id });
        if (!decision.ok) return decision.refusal.code;
        const { take = [], release = [] } = decision.claims ?? {};
        if (take.some((claim) => claims.has(claim))) return decision.taken?.code;
        for (const claim of release)
          expect([claim, claims.get(claim), claims.delete(claim)]).toEqual([claim, id, true]);
        for (const claim of take) claims.set(claim, id);
        const evolve = (so: MedicalCase, event: (typeof decision.events)[number]) =>
          medicalCase.evolve(so, event, { at, by, version: 1 }) as MedicalCase;
        cases.set(id, decision.events.reduce(evolve, state));
        return undefined;
      };
      for (const id of caseIds) {
        const answers = { speciality: 'check-up' as const };
        play(id, { type: 'open', ...facts, applicationId: id, person: personOf(id), answers }, 'event');
        play(id, { type: 'assign', to: 'worker', asLead: false }, 'worker');
      }
      for (const [id, { command, by }, hours, again] of deeds) {
        now += hours * 3_600_000;
        for (let times = again ? 2 : 1; times > 0; times -= 1) {
          const before = new Map(cases);
          if (play(id, command, by) === 'allowance-used') refusedForAllowance += 1;
          check(cases, claims, before, now);
        }
      }
      for (const { stage } of cases.values()) ends.set(stage, (ends.get(stage) ?? 0) + 1);
    }),
    { numRuns: 200 },
  );
  // The runs get somewhere, or they would prove nothing.
  expect([...ends.keys()]).toEqual(
    expect.arrayContaining(['COMPLETED', 'NO_SHOW', 'WITHDRAWN_LATE', 'WITHDRAWN_AFTER']),
  );
  expect(refusedForAllowance).toBeGreaterThan(0);
});

function check(
  cases: ReadonlyMap<string, MedicalCase>,
  claims: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, MedicalCase>,
  now: number,
) {
  const held = new Map<string, string>();
  for (const [id, state] of cases) {
    const { hold, visit, status, clock } = state;
    if (hold) {
      expect(held.has(hold.id)).toBe(false);
      held.set(hold.id, id);
      expect(claims.get(hold.claim)).toBe(id);
    }
    if (visit) expect(claims.get(visit)).toBe(id);
    if (status === 'open') expect(elapsedDays(clock, new Date(now).toISOString())).toBeGreaterThanOrEqual(0);
    const was = before.get(id);
    if (was?.status === 'closed' && status === 'closed') expect(state.outcome).toEqual(was.outcome);
    if (was?.outcome?.outcome === 'withdrawn') expect(state).toEqual(was);
    if (was && was.stage !== state.stage) left(state, was, now);
  }
  const most = Math.max(...Object.values(allowances));
  for (const person of ['p-a', 'p-d'])
    expect([...claims.keys()].filter((claim) => claim.startsWith(`visit#${person}#`)).length).toBeLessThanOrEqual(most);
}

/** What is said of an appointment is said after its time, and by two where that is wanted; what was used stays used. */
function left(state: MedicalCase, was: MedicalCase, now: number) {
  const hours = (Date.parse(was.hold?.at ?? '') - now) / 3_600_000;
  if (state.stage === 'COMPLETED' || state.stage === 'NO_SHOW') expect(hours).toBeLessThanOrEqual(0);
  if (state.status !== 'closed') return;
  if (state.outcome?.outcome === 'rejected' && state.settings.fourEyes.length > 0)
    expect(new Set(state.decidedBy).size).toBe(2);
  const used = state.stage === 'COMPLETED' || state.stage === 'NO_SHOW';
  const late = state.outcome?.outcome === 'withdrawn' && was.hold !== undefined && hours < cancelHours;
  expect(state.visit !== undefined).toBe(was.visit !== undefined && (used || late));
}
