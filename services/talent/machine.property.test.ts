import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reaching } from '../../shared/testing/reached.ts';
import { application } from './application/aggregate.ts';
import { consents } from './consents/consents.ts';
import { hiddenAnswers } from './domain/answers.ts';
import type { Consents } from './domain/consent-state.ts';
import { unconsented } from './domain/consents.ts';
import type { ApplicationCommand } from './domain/decide.ts';
import { namingsIn, wardsAmong } from './domain/named.ts';
import { type Application, holdsClaim, isTerminal, isUnderWay, laneOf } from './domain/state.ts';
import { childAgain, sibling } from './domain/testing/applications.ts';
import type { LaneName } from './lanes.ts';
import { formDefinition } from './questions/definition.ts';
import { reactions } from './reactions.ts';
import { command, family, form, formOf, status, whole } from './testing/commands.ts';
import {
  about,
  atFirst,
  consent,
  mustBeToldRight,
  mustNotFlow,
  mustStopByConsent,
  underOf,
} from './testing/consenting.ts';
import { playground } from './testing/played.ts';

const ids = ['one', 'two', 'three'];
const familyIds = family.map(({ memberId }) => memberId);
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      id: fc.constantFrom(...ids),
      command,
      by: fc.constantFrom('ana', 'ana', 'ana', 'bo'),
      again: fc.boolean(),
      late: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('consent' as const),
      about,
      give: fc.boolean(),
      // The door goes on only when so many steps have been made since.
      later: fc.constantFrom(0, 0, 1, 4),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('carry' as const),
      which: fc.nat({ max: 20 }),
      again: fc.boolean(),
      stopsAfter: fc.constantFrom(undefined, undefined, 1, 2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), hours: fc.constantFrom(1, 24, 24 * 10, 24 * 60) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Play = ReturnType<typeof playground> & { met: Set<string> };

/** Progress comes as departments tell it, and what follows from it follows when it is carried. */
function tell(
  play: Play,
  id: string,
  { service, version, status: told }: Extract<ApplicationCommand, { type: 'note-progress' }>,
) {
  const data = { caseId: id, applicationId: id, person: 'ana', ...told };
  play.tell(`plus.${service}.case-progressed.v1`, version, data);
}

/** The consents of the talent as a door read them. */
interface Read {
  given: Consents;
  version: number;
}
const reading = (play: Play): Read => ({
  given: play.stateOf(consents, 'ana'),
  version: play.versionOf(consents, 'ana'),
});

/** Submission goes through the door's own question: whether each department has its consent, and the child its guardian's. */
function order(play: Play, { id, command: one, by, again }: Extract<Step, { kind: 'command' }>, read: Read) {
  for (const next of again ? [one, one] : [one]) {
    if (next.type === 'note-progress') {
      tell(play, id, next);
      continue;
    }
    const { form: said } = play.stateOf(application, id);
    const members = membersOf(said);
    const given = by === 'ana' ? read.given : play.stateOf(consents, by);
    const lacking = unconsented(given, by, said.services, wardsAmong(members));
    const under = underOf(read.given, read.version, said.services);
    const filled = next.type === 'submit' ? { ...next, members, under } : next;
    if (next.type === 'submit' && lacking.length > 0) continue;
    const done = play.execute(application, id, filled, by);
    if (!done.ok && done.refusal.code === 'active-application') refusedFor(play, id);
  }
}

/** The members whom a form names, as the door finds them. */
const membersOf = (said: Application['form']) =>
  namingsIn(formDefinition, said).flatMap(({ service, memberId }) =>
    family.filter((one) => one.memberId === memberId).map((one) => ({ ...one, service })),
  );

/** Whom a service of an application is about, by what it answers. */
function whom({ form: { answers } }: Application, service: LaneName): (typeof family)[number] | undefined {
  const id = { education: answers.childMember, medical: answers.forFamily === true && answers.patientMember };
  return family.find(({ memberId }) => memberId === id[service as keyof typeof id]);
}

const lanesHeld = (state: Application): LaneName[] =>
  isUnderWay(state) ? state.form.services.filter((service) => holdsClaim(laneOf(state, service))) : [];

/** A submission is refused only where another application has a service under way for the same person. */
function refusedFor(play: Play, id: string) {
  const state = play.stateOf(application, id);
  const others = applicationsOf(play).filter((other) => other !== state);
  const same = state.form.services.flatMap((service) =>
    others
      .filter((other) => lanesHeld(other).includes(service))
      .filter((other) => whom(other, service)?.identity === whom(state, service)?.identity)
      .map((other) => ({ service, known: whom(other, service)?.memberId === whom(state, service)?.memberId })),
  );
  expect(same).not.toEqual([]);
  const reached = same.filter(({ service }) => service === 'education');
  for (const { known } of reached) play.met.add(known ? 'the same child' : 'the same child, added twice');
}

/** Time passes, and what has fallen due is kept. */
function pass(play: Play, hours: number) {
  const now = play.pass(hours);
  for (const id of ids)
    for (const { name, at } of application.dues?.(play.stateOf(application, id), id) ?? [])
      if (Date.parse(at) <= now)
        play.execute(application, id, application.onDue?.(name) ?? { type: 'warn-draft' }, `deadline:${name}`);
}

async function played(steps: readonly Step[]): Promise<Play> {
  const play = { ...playground(reactions), met: new Set<string>() };
  for (const one of atFirst) await consent(play, one, true, -1, familyIds)();
  const unfinished: { at: number; goOn: () => Promise<void> }[] = [];
  // A door may have read the consents before the last change of them.
  let before = reading(play);
  for (const [number, one] of steps.entries()) {
    if (one.kind === 'command') order(play, one, one.late ? before : reading(play));
    if (one.kind === 'consent') {
      before = reading(play);
      unfinished.push({ at: number + one.later, goOn: consent(play, one.about, one.give, number, familyIds) });
    }
    if (one.kind === 'carry') await play.carry(one.which, one.again, one.stopsAfter);
    if (one.kind === 'pass') pass(play, one.hours);
    for (const { at, goOn } of unfinished) if (at === number) await goOn();
    holds(play);
  }
  for (const { at, goOn } of unfinished) if (at >= steps.length) await goOn();
  await play.carryAll();
  return play;
}

/** What must hold after every single step. */
function holds(play: Play) {
  const all = ids.map((id) => [id, play.stateOf(application, id)] as const);
  for (const [id, state] of all) {
    const lanesOf = state.form.services.map((service) => laneOf(state, service));
    const ended = state.submittedAt !== undefined && lanesOf.every(isTerminal);
    if (state.submittedAt !== undefined) expect(isUnderWay(state)).toBe(!ended);
    for (const service of state.submittedAt === undefined ? [] : state.form.services) {
      const { memberId, identity } = whom(state, service) ?? {};
      const about = memberId === undefined ? [''] : [`#${memberId}`, `#${identity}`];
      if (holdsClaim(laneOf(state, service)))
        for (const one of about)
          expect(play.held.get(`active-application#ana#${service}${one}`)).toBe(`application/${id}`);
    }
  }
  const active = all.flatMap(([, state]) =>
    lanesHeld(state).map((service) => ({ service, about: whom(state, service)?.identity ?? 'ana' })),
  );
  for (const some of Map.groupBy(active, ({ service }) => service).values()) {
    expect(new Set(some.map(({ about }) => about)).size).toBe(some.length);
    if (some.length > 1) play.met.add(`${some[0]?.service} side by side`);
  }
}

/** What the courses come to; a member's age has tests of its own. */
const wanted = [
  ...['application-drafted', 'application-redrafted', 'answers-saved', 'draft-expiring', 'draft-expired'],
  ...['draft-discarded', 'draft-withdrawn', 'application-submitted', 'answer-corrected', 'lanes-withdrawn'],
  ...['lane-progressed', 'outcomes-shared', 'supplement-answered', 'application-closed'],
  ...['consent-given', 'consent-withdrawn', 'flow-noted', 'flow-ended'],
  ...['employment-asked', 'employment-closed', 'employment-ended'],
  ...['DRAFT', 'IN_PROGRESS', 'COMPLETED', 'WITHDRAWN', 'EXPIRED'],
  ...['education side by side', 'medical side by side', 'the same child', 'the same child, added twice'],
];
const runs = { numRuns: 80 };
const by = (id: string, one: ApplicationCommand): Step => ({
  ...{ kind: 'command', id, command: one, by: 'ana', again: false, late: false },
});
const applies = (id: string, services: LaneName[], pupil: string): Step[] => [
  by(id, { type: 'draft', form: formOf(services, pupil) }),
  by(id, { type: 'submit' }),
];
/** What waits is heard. */
const carried = (which: number): Step => ({ kind: 'carry', which, again: false, stopsAfter: undefined });
/** A consent is withdrawn, and that is heard before anything else that waits. */
const takesBack = (recipient: string, purpose: string): Step[] => [
  { kind: 'consent', about: { recipient, purpose }, give: false, later: 0 },
  carried(-1),
];
/** What takes many steps to come to: a document that is asked for, a draft that goes after its days, consents that go while the submission is on its way in, and two children. */
const ahead = {
  nothing: () => [],
  asked: ([service = 'hukou']: readonly LaneName[]): Step[] => [
    by('one', { type: 'note-progress', service, version: 1, status: status('asked') }),
    ...Array.from({ length: 14 }, () => carried(0)),
    by('one', {
      type: 'answer-supplements',
      documents: ['CON'],
      unnamed: [],
      items: [{ itemId: 'item', kind: 'CON' }],
    }),
  ],
  discarded: (services: readonly LaneName[]): Step[] => [
    by('two', { type: 'draft', form: { services: [...services], answers: {} } }),
    by('two', { type: 'withdraw' }),
    { kind: 'pass', hours: 24 * 60 },
  ],
  unconsented: () => [
    ...takesBack('employer', 'handling'),
    ...takesBack('education', 'outcome-reuse'),
    ...takesBack('housing', 'outcome-reuse'),
  ],
  // The door that was given a consent asks the employer when the consent is gone again.
  slow: (): Step[] => [
    ...Array.from({ length: 14 }, () => carried(0)),
    ...takesBack('employer', 'handling'),
    { kind: 'consent', about: { recipient: 'employer', purpose: 'handling' }, give: true, later: 4 },
    ...takesBack('employer', 'handling'),
    ...[carried(0), carried(0)],
  ],
  /** For two children side by side, and for one of them twice. */
  siblings: (): Step[] => [
    ...applies('two', ['education'], sibling.memberId),
    ...applies('three', ['education'], sibling.memberId),
    by('three', { type: 'redraft', form: formOf(['education', 'medical'], childAgain.memberId, sibling.memberId) }),
    by('three', { type: 'submit' }),
  ],
};
/** Courses that begin with a submission, so that most get somewhere. */
const lives = fc
  .tuple(
    form,
    fc.constantFrom(
      'nothing' as const,
      'asked' as const,
      'discarded' as const,
      'unconsented' as const,
      'slow' as const,
      'siblings' as const,
    ),
    fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }),
  )
  .map(([first, then, steps]): Step[] => [
    by('one', { type: 'draft', form: first }),
    { kind: 'command', id: 'one', command: { type: 'submit' }, by: 'ana', again: true, late: false },
    ...ahead[then](first.services),
    ...steps,
  ]);
const applicationsOf = (play: Play) => ids.map((id) => play.stateOf(application, id));

describe('any course of legal and illegal commands, some of them twice, and of events in any order', () => {
  test('then a talent has one active application a service and whom it is about, those for two children run side by side, and one is closed exactly when all its lanes have ended', async () => {
    const { note, missing } = reaching(wanted);
    await fc.assert(
      fc.asyncProperty(lives, async (steps) => {
        const play = await played(steps);
        holds(play);
        for (const { events, after } of play.moves) {
          const { status: stands } = after as Partial<Application>;
          note(...events.map(({ type }) => type), ...(stands === undefined ? [] : [stands]));
        }
        note(...play.met);
      }),
      runs,
    );
    expect(missing()).toEqual([]);
  });

  test('then no lane goes on, no outcome is shared and no employer asked without the consent to it, once everything has arrived', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (steps) => {
        const play = await played(steps);
        const given = play.stateOf(consents, 'ana');
        mustNotFlow(play, ids);
        mustBeToldRight(play, ids);
        mustStopByConsent(play);
        for (const state of applicationsOf(play).filter(isUnderWay))
          for (const service of unconsented(given, 'ana', state.form.services, state.wards)) {
            const one = laneOf(state, service);
            expect(one.withdrawing || isTerminal(one)).toBe(true);
          }
      }),
      runs,
    );
  });

  test('then nobody but its owner changes one, what is over stays over, a repeated command changes nothing, and no answer is left that nobody asked for', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (steps) => {
        const play = await played(steps);
        const moves = play.moves.filter(({ aggregate }) => aggregate === 'application');
        for (const [place, { id, by, command: one, before, after, events }] of moves.entries()) {
          const was = before as Application;
          const others = [
            'note-progress',
            'note-review',
            'stop-lanes',
            'warn-draft',
            'expire-draft',
            'discard-draft',
            'share-outcomes',
          ];
          if (events.length > 0 && was.status !== 'NONE' && !others.includes(one.type)) expect(by).toBe(was.person);
          // Of a withdrawn draft, that it goes after its days is all that follows, once.
          const goes = one.type === 'discard-draft' && was.status === 'WITHDRAWN' && !was.discarded;
          if (was.submittedAt === undefined && ['WITHDRAWN', 'EXPIRED'].includes(was.status) && !goes)
            expect(events).toEqual([]);
          if (one.type === 'discard-draft')
            expect(events).toEqual(events.length > 0 ? [{ type: 'draft-discarded' }] : []);
          const last = moves[place - 1];
          const repeated = last?.id === id && last.by === by && last.command === one;
          if (repeated && one.type !== 'redraft') expect(events).toEqual([]);
          if (one.type === 'submit' && events.length > 0)
            expect(hiddenAnswers(formDefinition, (after as Application).form)).toEqual([]);
        }
        for (const { status: stands, form: said } of applicationsOf(play))
          if (stands === 'EXPIRED') expect(said.answers).toEqual({});
      }),
      runs,
    );
  });
});

test('given a lane that had ended and a consent withdrawn since, when its case is worked on again, then it is taken back', async () => {
  const play = playground(reactions);
  const note = (version: number, outcome?: 'rejected') => {
    const data = { caseId: 'one', applicationId: 'one', person: 'ana', ...status(outcome) };
    play.tell('plus.medical.case-progressed.v1', version, data);
    return play.carryAll();
  };
  const handling = { recipient: 'medical', purpose: 'handling' };
  await consent(play, handling, true, 0, [])();
  const services = ['medical' as const];
  play.execute(application, 'one', { type: 'draft', form: { services, answers: whole } }, 'ana');
  play.execute(application, 'one', { type: 'submit' }, 'ana');
  await note(1, 'rejected');
  expect(play.stateOf(application, 'one').status).toBe('COMPLETED');
  await consent(play, handling, false, 1, [])();
  await note(2);
  expect(play.stateOf(application, 'one')).toMatchObject({
    status: 'IN_PROGRESS',
    lanes: { medical: { withdrawing: true } },
  });
});
