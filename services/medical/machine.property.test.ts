import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elapsedDays } from '../../shared/calendar/index.ts';
import { standingOf } from '../../shared/casework/domain/index.ts';
import { inOrder } from '../../shared/casework/line/state.ts';
import { commonDeeds, fallenDue } from '../../shared/casework/testing/common-deeds.ts';
import { everyEvent } from '../../shared/casework/testing/every-event.ts';
import { isTold, mustBeSeconded, mustStayClosed } from '../../shared/casework/testing/invariants.ts';
import { submittedData } from '../../shared/casework/testing/submitted.ts';
import type { RuleRef } from '../../shared/rules/model.ts';
import { must, reaching } from '../../shared/testing/reached.ts';
import { medicalCase } from './case.ts';
import { allowances, cancelHours, medicalDepartment } from './department.ts';
import type { MedicalCase, MedicalCommand } from './domain/case.ts';
import { type Deed, forward, holdOf, slots } from './testing/forward.ts';
import { waitlistRules } from './waitlist.ts';

const caseIds = ['a', 'b', 'c', 'd'] as const;
/** Three of them are one person's: its appointments of the year are limited. */
const personOf = (id: string) => (id === 'd' ? 'p-d' : 'p-a');
const worker = (command: fc.Arbitrary<MedicalCommand>) =>
  fc.record({ command, by: fc.constantFrom('worker', 'worker', 'worker', 'stranger') });
const reason = { zh: '演示', en: 'made up' };
const hospitalCancels = (slotId: string): Deed => ({
  command: { type: 'slot-cancelled', slotId, reason },
  by: 'colleague',
});
const any: fc.Arbitrary<Deed> = fc.oneof(
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
    arbitrary: worker(
      fc.constant({ type: 'decide' as const, outcome: 'approved' as const, reasonCode: 'conditions-met' }),
    ),
  },
  worker(fc.constant({ type: 'decide' as const, outcome: 'rejected' as const, reasonCode: 'no-entitlement' })),
  worker(fc.nat({ max: 2 }).map((decision) => ({ type: 'reopen' as const, why: 'lead' as const, decision }))),
  fc.constantFrom('p-a', 'p-d', 'stranger').map((by) => ({ command: { type: 'cancel' as const }, by })),
  fc.constant({ command: { type: 'remind' as const }, by: 'deadline' }),
  fc.constantFrom(...slots).map((slotId) => hospitalCancels(slotId)),
);

/** Mostly what would be next, and a share of everything else. */
const doing: fc.Arbitrary<(state: MedicalCase) => Deed> = fc.oneof(
  { weight: 24, arbitrary: fc.nat({ max: 23 }).map((way) => (state: MedicalCase) => forward(state, way)) },
  { weight: 8, arbitrary: commonDeeds },
  { weight: 12, arbitrary: any.map((one) => () => one) },
  { weight: 3, arbitrary: fc.constant(({ hold }: MedicalCase) => hospitalCancels(hold?.id ?? 's-1')) },
  {
    weight: 3,
    arbitrary: fc.constant(({ applicationId, person }: MedicalCase): Deed => {
      return { command: { type: 'withdraw', applicationId, person }, by: 'event' };
    }),
  },
);

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const filed: RuleRef[] = [{ id: 'a-rule', version: '1', hash: '1' }];
const courses = fc.record({
  fourEyes: fc.constantFrom([], [], ['rejected'], ['approved', 'rejected']),
  deeds: fc.array(fc.tuple(fc.constantFrom(...caseIds), doing, fc.nat({ max: 32 }), fc.boolean()), {
    ...{ minLength: 20, maxLength: 90, size: 'max' as const },
  }),
});

const wanted = [
  ...Object.keys(medicalDepartment.stages),
  // There is no offer that lapses.
  ...everyEvent.filter((type) => type !== 'offer-lapsed'),
  ...['reminded', 'visit given back', 'visit used up', 'visit of another year', 'another category', 'once more'],
  ...['slot lost', 'confirmed slot lost', 'booked again', 'first of several', 'held', 'over', 'gone while free'],
  ...['allowance-used', 'too-late', 'not-yet-over', 'taken', 'not-yours', 'not-decided', 'same-person', 'wrong-stage'],
];

test('given any deeds of caseworkers, applicants, the waitlist and the clock, some twice, then a slot is one person’s, a cancelled one nobody’s, who lost it is first in line, the year’s appointments are kept, and what ended stays so', () => {
  const { note, missing } = reaching(wanted);
  const property = fc.property(courses, ({ fourEyes, deeds }) => {
    const cases = new Map<string, MedicalCase>();
    const claims = new Map<string, string>();
    const gone = new Set<string>();
    const allowed = allowedOfYear();
    let now = Date.parse('2026-11-23T09:00:00+08:00');
    const play = (id: string, command: MedicalCommand, by: string) => {
      const before = cases.get(id) ?? (medicalCase.initial as MedicalCase);
      const at = new Date(now).toISOString();
      const watched = { ...before, settings: { ...before.settings, fourEyes: [...fourEyes] } };
      const decision = medicalCase.decide(command, watched, { at, by, id });
      if (!decision.ok) {
        // A slot that nobody has takes its own claim.
        if (
          command.type === 'slot-cancelled' &&
          decision.refusal.code === 'held' &&
          cancelFree(command.slotId, claims, now)
        ) {
          gone.add(command.slotId);
          note('gone while free');
        }
        return note(decision.refusal.code);
      }
      const { take = [], release = [] } = decision.claims ?? {};
      if (take.some((claim) => claims.has(claim))) return note(decision.taken?.code ?? '');
      for (const claim of release) {
        must(claims.get(claim) === id, `${claim} is given back by who has it`);
        claims.delete(claim);
      }
      for (const claim of take) claims.set(claim, id);
      const evolve = (so: MedicalCase, event: (typeof decision.events)[number]) =>
        medicalCase.evolve(so, event, { at, by, version: 1 }) as MedicalCase;
      const after = decision.events.reduce(evolve, before);
      cases.set(id, after);
      const { events } = decision;
      if (events.length > 0) note(after.stage, ...events.map(({ type }) => type), ...kindsOf(before, after));
      mustStayClosed({ before, after, events }, isTold);
      mustBeSeconded({ before, after, events }, by, fourEyes);
      if (before.stage !== after.stage) mustCount(before, after, now);
      must(before.stage !== 'COMPLETED' || after.status === 'closed', 'what took place is not decided anew');
      allowed.mustAllow(before, after, claims);
      if (command.type !== 'slot-cancelled' || events.length === 0) return;
      gone.add(command.slotId);
      if (mustBeFirst(id, cases)) note('first of several');
    };
    for (const id of caseIds) {
      const answers = { speciality: 'check-up' as const };
      play(id, { type: 'open', ...facts, rules: filed, applicationId: id, person: personOf(id), answers }, 'event');
      play(id, { type: 'assign', to: 'worker', asLead: false }, 'worker');
    }
    for (const [id, make, hours, again] of deeds) {
      now += hours * 3_600_000;
      const state = cases.get(id) ?? (medicalCase.initial as MedicalCase);
      for (const { command, by } of hours % 2 ? fallenDue(state, now) : []) play(id, command, by);
      const { command, by } = make(cases.get(id) ?? state);
      for (let times = again ? 2 : 1; times > 0; times -= 1) play(id, command, by);
      check({ cases, claims, gone }, now);
    }
  });
  fc.assert(property, { numRuns: 150 });
  expect(missing()).toEqual([]);
});

/** Whether a slot that no case has, and whose time has not come, is cancelled. */
function cancelFree(slotId: string, claims: Map<string, string>, now: number): boolean {
  const { claim, at = '' } = holdOf(slotId as (typeof slots)[number]);
  if (claims.has(claim) || Date.parse(at) <= now) return false;
  claims.set(claim, 'slot');
  return true;
}

/** Before everybody who did not lose a slot, and behind who lost one earlier. Whether there are others. */
function mustBeFirst(id: string, cases: ReadonlyMap<string, MedicalCase>): boolean {
  const standings = [...cases].map(([caseId, state]) => [caseId, standingOf(waitlistRules, state, 1)] as const);
  const order = inOrder({ cases: Object.fromEntries(standings) }).map(({ caseId }) => caseId);
  const before = order.slice(0, order.indexOf(id));
  must(order.includes(id), 'who lost a slot waits');
  must(
    before.every((other) => cases.get(other)?.first),
    'who lost a slot comes before all others',
  );
  return order.length > before.length + 1;
}

function kindsOf(before: MedicalCase, after: MedicalCase): string[] {
  const { visit, stage, reminded, category, decisions, status, cancelled = [], hold } = after;
  const lost = cancelled.length > (before.cancelled?.length ?? 0);
  const kinds = {
    'slot lost': lost,
    'confirmed slot lost': lost && before.stage === 'CONFIRMED',
    'booked again': cancelled.length > 0 && before.hold === undefined && hold !== undefined,
    reminded: reminded !== before.reminded,
    'visit given back': before.visit !== undefined && visit === undefined,
    'visit used up': stage === 'NO_SHOW' && visit !== undefined,
    'visit of another year': visit?.includes('#2027#'),
    'another category': category !== before.category,
    'once more': decisions > 0 && status === 'open',
  };
  return Object.entries(kinds).flatMap(([kind, is]) => (is ? [kind] : []));
}

/** The year's appointments: each within what its category had when it was given, and never more of them than that. */
function allowedOfYear() {
  const ofClaim = new Map<string, number>();
  return {
    mustAllow(before: MedicalCase, { visit, category = 'general' }: MedicalCase, claims: ReadonlyMap<string, string>) {
      if (visit === undefined || visit === before.visit) return;
      const most = allowances[category] ?? 0;
      ofClaim.set(visit, most);
      must(Number(visit.split('#').at(-1)) <= most, `${visit} is among the ${most} of a year`);
      const ofYear = visit.slice(0, visit.lastIndexOf('#'));
      const given = [...claims.keys()].filter((claim) => claim.startsWith(`${ofYear}#`));
      const atMost = Math.max(...given.map((claim) => ofClaim.get(claim) ?? 0));
      must(given.length <= atMost, `no more than ${atMost} appointments are given in a year`);
    },
  };
}

/** An appointment is over when its time has come, not before; who withdraws too late to cancel has used it. */
function mustCount(before: MedicalCase, { stage, status, outcome, visit }: MedicalCase, now: number) {
  const hours = (Date.parse(before.hold?.at ?? '') - now) / 3_600_000;
  const over = stage === 'COMPLETED' || stage === 'NO_SHOW';
  if (over) must(hours <= 0, `${stage} when its time has come`);
  if (status !== 'closed') return;
  const late = outcome?.outcome === 'withdrawn' && before.hold !== undefined && hours < cancelHours;
  must(
    (visit !== undefined) === (before.visit !== undefined && (over || late)),
    'an appointment is used or given back',
  );
}

interface World {
  cases: ReadonlyMap<string, MedicalCase>;
  claims: ReadonlyMap<string, string>;
  gone: ReadonlySet<string>;
}

/** Who holds what, in the cases and in the log, is the same: all of it and nothing else; what is gone, nobody gets. */
function check({ cases, claims, gone }: World, now: number) {
  const held = new Map<string, string>();
  for (const [id, { hold, visit, status, clock }] of cases) {
    must(!gone.has(hold?.id ?? ''), 'a cancelled slot is nobody’s');
    for (const claim of [hold?.claim, visit].filter((one) => one !== undefined)) {
      must(!held.has(claim), `${claim} is one case's`);
      must(claims.get(claim) === id, `${claim} is claimed by the case that has it`);
      held.set(claim, id);
    }
    if (status === 'open') must(elapsedDays(clock, new Date(now).toISOString()) >= 0, 'no clock is below 0');
  }
  for (const slotId of gone) must(claims.has(`slot#${slotId}`), 'nobody gets a cancelled slot');
  must(held.size === claims.size - gone.size, 'nothing else is claimed that nobody holds');
}
