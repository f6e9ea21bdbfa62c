import fc from 'fast-check';
import type { CaseCommand } from '../domain/commands.ts';
import { decideCase } from '../domain/decide.ts';
import type { CaseEvent } from '../domain/events.ts';
import type { Case } from '../domain/state.ts';
import { fallenDue } from './common-deeds.ts';
import { foreign, officeDeeds } from './office-deeds.ts';
import { office, officeCase, opening, type Wish } from './played.ts';

/** A command that did something, or a refused one, with the claims that the log holds for the case afterwards. */
export interface Moment {
  command: CaseCommand<Wish>;
  by: string;
  at: string;
  before: Case<Wish>;
  after: Case<Wish>;
  events: readonly CaseEvent<Wish>[];
  code?: string | undefined;
  claimed: readonly string[];
}

const step = fc.record({
  doing: officeDeeds,
  hours: fc.oneof({ weight: 4, arbitrary: fc.nat({ max: 20 }) }, { weight: 1, arbitrary: fc.nat({ max: 240 }) }),
  again: fc.boolean(),
  due: fc.boolean(),
});
const fourEyes = fc.constantFrom([], ['rejected'], ['approved', 'rejected'], ['fits']);

/** Courses of a case, in a department with or without four eyes. */
export const courses = fc.record({
  fourEyes,
  steps: fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }),
});
export type Course = typeof courses extends fc.Arbitrary<infer T> ? T : never;

const filed: CaseCommand<Wish> = { ...opening, rules: [{ id: 'a-rule', version: '1', hash: '1' }] };

/** Plays a course against a case and the claims of its log; a thing of somebody else is taken all the while. */
export function played({ fourEyes: eyes, steps }: Course): Moment[] {
  const department = { ...office, settings: { ...office.settings, fourEyes: [...eyes] } };
  const held = new Map([[foreign, 'another']]);
  const moments: Moment[] = [];
  let state: Case<Wish> = officeCase.initial;
  let now = Date.parse(opening.submittedAt);
  const play = (command: CaseCommand<Wish>, by: string) => {
    const at = new Date(now).toISOString();
    const before = state;
    const decision = decideCase<Wish>(department, command, before, { at, by, id: 'one' });
    const { take = [], release = [] } = (decision.ok && decision.claims) || {};
    const taken = take.some((claim) => held.has(claim));
    if (release.some((claim) => held.get(claim) !== 'one'))
      throw new Error(`${release.join()} is not held by the case`);
    const events = decision.ok && !taken ? decision.events : [];
    if (!taken) for (const claim of release) held.delete(claim);
    if (!taken) for (const claim of take) held.set(claim, 'one');
    state = events.reduce((so, event) => officeCase.evolve(so, event, { at, by, version: 1 }), state);
    const claimed = [...held].flatMap(([claim, holder]) => (holder === 'one' ? [claim] : []));
    const code = decision.ok ? (taken ? decision.taken?.code : undefined) : decision.refusal.code;
    moments.push({ command, by, at, before, after: state, events, code, claimed });
  };
  for (const early of [filed, filed]) play(early, 'event');
  for (const { doing, hours, again, due } of steps) {
    now += hours * 3_600_000;
    for (const one of due ? fallenDue(state, now) : []) play(one.command, one.by);
    const { command, by } = doing(state);
    for (const each of again ? [command, command] : [command]) play(each, by);
  }
  return moments;
}
