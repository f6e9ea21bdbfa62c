import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../shared/sealed/index.ts';
import { application } from './application.ts';
import { consents } from './consents.ts';
import { hiddenAnswers, isWanted } from './domain/answers.ts';
import { unconsented } from './domain/consents.ts';
import type { ApplicationCommand } from './domain/decide.ts';
import { wardsAmong } from './domain/named.ts';
import { type Application, holdsClaim, isTerminal, isUnderWay, laneOf } from './domain/state.ts';
import { child } from './domain/testing/applications.ts';
import { formDefinition } from './form/definition.ts';
import { laneNames } from './lanes.ts';
import { reactions } from './reactions.ts';
import { playground } from './testing/played.ts';

const ids = ['one', 'two', 'three'];
const box = sealedExample<string>('applicant/name');
const reason = sealedExample<string>('correction/reason');
const whole = {
  ...{ name: box, phone: box, idNumber: box, enterpriseId: 'made-up', employerName: 'made up' },
  ...{ channel: 'graduate', housingKind: 'talent-flat', speciality: 'check-up' },
  ...{ childMember: 'm-1', schoolYear: 2027 },
  // Not asked of a graduate.
  daysAbroad: 300,
};

const lane = fc.constantFrom(...laneNames);
const lanes = fc.subarray([...laneNames], { minLength: 1 });
const answers = fc
  .subarray(Object.entries({ ...whole, points: 80, talentCategory: 'top' }))
  .map((some) => Object.fromEntries(some));
const status = (outcome: 'approved' | 'rejected' | 'withdrawn' | undefined) => ({
  ...{ state: 'SOMEWHERE', stage: { zh: '一', en: 'one' }, terminal: outcome !== undefined },
  ...(outcome && { outcome: { outcome, at: '2026-11-24T09:00:00.000+08:00' } }),
});

/** A whole form for some services, so that most submissions could be taken. */
const form = lanes.map((services) => {
  const wanted = formDefinition.questions.filter((question) => isWanted(question, services)).map(({ id }) => id);
  return { services, answers: Object.fromEntries(Object.entries(whole).filter(([id]) => wanted.includes(id))) };
});

const command: fc.Arbitrary<ApplicationCommand> = fc.oneof(
  { weight: 3, arbitrary: form.map((one) => ({ type: 'draft' as const, form: one })) },
  { weight: 4, arbitrary: fc.constant({ type: 'submit' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('note-progress' as const),
      service: lane,
      version: fc.integer({ min: 1, max: 9 }),
      status: fc.constantFrom(undefined, 'approved' as const, 'rejected' as const, 'withdrawn' as const).map(status),
    }),
  },
  fc.record({ service: lane, version: fc.integer({ min: 1, max: 9 }) }).map(({ service, version }) => ({
    ...{ type: 'note-review' as const, service, reviewId: 'one-1' },
    told: { version, status: 'open' as const, filedBy: 'talent' },
  })),
  form.map((one) => ({ type: 'redraft' as const, form: one })),
  answers.map((some) => ({ type: 'save-answers' as const, answers: some })),
  lanes.map((services) => ({ type: 'save-answers' as const, answers: { points: null }, services })),
  fc.constant({ type: 'withdraw' as const }),
  lanes.map((services) => ({ type: 'withdraw' as const, services })),
  fc.constantFrom('points', 'phone', 'channel', 'idNumber').map((question) => ({
    ...{ type: 'correct-answer' as const, question, reason },
    value: question === 'points' ? 90 : { ...box, box: 'B'.repeat(64) },
  })),
  fc.constant('CON').map((kind) => ({
    ...{ type: 'answer-supplements' as const, documents: [kind], unnamed: [] },
    items: [{ itemId: 'item', kind }],
  })),
  fc.constantFrom({ type: 'warn-draft' as const }, { type: 'expire-draft' as const }),
);

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      id: fc.constantFrom(...ids),
      command,
      by: fc.constantFrom('ana', 'ana', 'ana', 'bo'),
      again: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('consent' as const), recipient: lane, give: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('carry' as const), which: fc.nat({ max: 20 }), again: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), hours: fc.constantFrom(1, 24, 24 * 10, 24 * 60) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Play = ReturnType<typeof playground>;
const consentId = (recipient: string) => `consent-${recipient}`;

/** Progress comes as departments tell it, and what follows from it follows when it is carried. */
function tell(
  play: Play,
  id: string,
  { service, version, status: told }: Extract<ApplicationCommand, { type: 'note-progress' }>,
) {
  const data = { caseId: id, applicationId: id, person: 'ana', ...told };
  play.tell(`plus.${service}.case-progressed.v1`, version, data);
}

/** Submission goes through the door's own question: whether each department has its consent, and the child its guardian's. */
function order(play: Play, { id, command: one, by, again }: Extract<Step, { kind: 'command' }>) {
  for (const next of again ? [one, one] : [one]) {
    if (next.type === 'note-progress') {
      tell(play, id, next);
      continue;
    }
    const { form: said } = play.stateOf(application, id);
    const lacking = unconsented(play.stateOf(consents, by), by, said.services, wardsAmong([child]));
    const filled = next.type === 'submit' ? { ...next, members: [child] } : next;
    if (next.type !== 'submit' || lacking.length === 0) play.execute(application, id, filled, by);
  }
}

function consent(play: Play, { recipient, give }: Extract<Step, { kind: 'consent' }>, number: number) {
  const subjects = give ? ['ana', ...(recipient === 'education' ? [child.memberId] : [])] : [];
  for (const subject of subjects) {
    const terms = { subject, recipient, purpose: 'handling' };
    const id = `${consentId(recipient)}-${subject}-${number}`;
    play.execute(consents, 'ana', { type: 'give', consentId: id, ...terms }, 'ana');
  }
  const standing = Object.entries(play.stateOf(consents, 'ana').consents).filter(
    ([, one]) => one.recipient === recipient && one.withdrawnAt === undefined,
  );
  if (!give) for (const [id] of standing) play.execute(consents, 'ana', { type: 'withdraw', consentId: id }, 'ana');
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
  const play = playground(reactions);
  for (const recipient of laneNames) consent(play, { kind: 'consent', recipient, give: true }, -1);
  for (const [number, one] of steps.entries()) {
    if (one.kind === 'command') order(play, one);
    if (one.kind === 'consent') consent(play, one, number);
    if (one.kind === 'carry') await play.carry(one.which, one.again);
    if (one.kind === 'pass') pass(play, one.hours);
    holds(play);
  }
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
    for (const service of state.submittedAt === undefined ? [] : state.form.services)
      if (holdsClaim(laneOf(state, service)))
        expect(play.held.get(`active-application#ana#${service}`)).toBe(`application/${id}`);
  }
  for (const service of laneNames) {
    const active = all.filter(
      ([, state]) => isUnderWay(state) && state.form.services.includes(service) && holdsClaim(laneOf(state, service)),
    );
    expect(active.length).toBeLessThanOrEqual(1);
  }
}

const runs = { numRuns: 150 };
/** Courses that begin with a submission, so that most get somewhere. */
const lives = fc
  .tuple(form, fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }))
  .map(([first, steps]): Step[] => [
    { kind: 'command', id: 'one', command: { type: 'draft', form: first }, by: 'ana', again: false },
    { kind: 'command', id: 'one', command: { type: 'submit' }, by: 'ana', again: true },
    ...steps,
  ]);
const applicationsOf = (play: Play) => ids.map((id) => play.stateOf(application, id));

describe('any course of legal and illegal commands, some of them twice, and of events in any order', () => {
  test('then a talent has one active application a service, and one is closed exactly when all its lanes have ended', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (steps) => {
        holds(await played(steps));
      }),
      runs,
    );
  });

  test('then no lane goes on without the consent to it, once everything has arrived', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (steps) => {
        const play = await played(steps);
        const given = play.stateOf(consents, 'ana');
        for (const state of applicationsOf(play).filter(isUnderWay))
          for (const service of unconsented(given, 'ana', state.form.services, state.wards)) {
            const one = laneOf(state, service);
            expect(one.withdrawing || isTerminal(one)).toBe(true);
          }
      }),
      runs,
    );
  });

  test('then nobody but its owner changes one, what is over stays over, and a repeated command changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (steps) => {
        const play = await played(steps);
        const moves = play.moves.filter(({ aggregate }) => aggregate === 'application');
        for (const [place, { id, by, command: one, before, events }] of moves.entries()) {
          const was = before as Application;
          const others = ['note-progress', 'note-review', 'stop-lanes', 'warn-draft', 'expire-draft', 'discard-draft'];
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
        }
      }),
      runs,
    );
  });

  test('then a submitted application has no answer that nobody asked for, and an expired one none at all', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (steps) => {
        const play = await played(steps);
        for (const { command: one, after, events } of play.moves) {
          const state = after as Application;
          if (one.type === 'submit' && events.length > 0) expect(hiddenAnswers(formDefinition, state.form)).toEqual([]);
        }
        for (const { status: stands, form: said } of applicationsOf(play))
          if (stands === 'EXPIRED') expect(said.answers).toEqual({});
      }),
      runs,
    );
  });

  test('then these courses get somewhere: applications are submitted, closed, stopped, corrected and expire', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(lives, async (steps) => {
        for (const { events } of (await played(steps)).moves) for (const { type } of events) seen.add(type);
      }),
      { ...runs, seed: 20261123 },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'application-submitted',
        'application-closed',
        'lanes-withdrawn',
        'answer-corrected',
        'draft-expired',
      ]),
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
  consent(play, { kind: 'consent', recipient: 'medical', give: true }, 0);
  const services = ['medical' as const];
  play.execute(application, 'one', { type: 'draft', form: { services, answers: whole } }, 'ana');
  play.execute(application, 'one', { type: 'submit' }, 'ana');
  await note(1, 'rejected');
  expect(play.stateOf(application, 'one').status).toBe('COMPLETED');
  consent(play, { kind: 'consent', recipient: 'medical', give: false }, 1);
  await note(2);
  expect(play.stateOf(application, 'one')).toMatchObject({
    status: 'IN_PROGRESS',
    lanes: { medical: { withdrawing: true } },
  });
});
