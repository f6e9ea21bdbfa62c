import fc from 'fast-check';
import { expect, test } from 'vitest';
import { employerAsked, submittedData } from '../../shared/casework/testing/submitted.ts';
import { sealedExample } from '../../shared/sealed/index.ts';
import { hukouCase } from './case.ts';
import type { HukouCommand } from './domain/decide.ts';
import { type ScoreCase, scoring } from './domain/scoring.ts';
import type { HukouCase } from './domain/state.ts';

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const words = { zh: '演示', en: 'made up' };
const text = sealedExample<string>('hukou/objection');
const at = '2026-11-24T09:00:00.000+08:00';

/** A case of a channel, on which commands are played by people; what is refused changes nothing. */
function caseOf(channel: 'graduate' | 'returnee') {
  let state: HukouCase = hukouCase.initial;
  const play = (command: HukouCommand, by = 'worker') => {
    const before = state;
    const decision = hukouCase.decide(command, state, { at, by, id: 'one' });
    if (decision.ok) state = decision.events.reduce((s, e) => hukouCase.evolve(s, e, { at, by, version: 1 }), state);
    return { before, after: state, happened: decision.ok && decision.events.length > 0 };
  };
  play({ type: 'open', ...facts, answers: { channel }, around: { employment: employerAsked } }, 'event');
  play({ type: 'assign', to: 'worker', asLead: false });
  play({ type: 'employer-file', enterpriseId: 'made-up', degree: 'doctor' });
  play({ type: 'advance', to: 'DISTRICT_PREREVIEW' });
  return play;
}

/** Who raises, or a finding on one of the objections, or a move by hand. */
const turn = fc.oneof(
  fc.record({ raise: fc.constantFrom('worker', 'a', 'b', 'talent-one') }),
  fc.record({ find: fc.nat({ max: 2 }), by: fc.constantFrom('worker', 'worker', 'a') }),
  fc.record({ move: fc.constantFrom('PUBLICITY', 'OBJECTION') }),
);

test('given a notice, when objections, findings and moves come in any order, then none is examined by its raiser and the notice waits for all', () => {
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 12 }), (turns) => {
      const play = caseOf('returnee');
      for (const to of ['ACCEPTED', 'CITY_REVIEW', 'PUBLICITY']) play({ type: 'advance', to });
      for (const one of turns) {
        const { publicity, objections = [] } = play({ type: 'stage-due' }).after;
        const noticeId = publicity?.noticeId ?? 'none';
        if ('raise' in one) play({ type: 'raise', noticeId, category: 'other', text }, one.raise);
        else if ('move' in one) play({ type: 'advance', to: one.move });
        else {
          const target = objections[one.find];
          const objectionId = target?.objectionId ?? 'none';
          const found = play({ type: 'find', objectionId, outcome: 'not-upheld', reasons: words }, one.by);
          if (found.happened) expect([target?.by === one.by, one.by]).toEqual([false, found.before.owner]);
        }
        const { stage, objections: now = [], publicity: standing } = play({ type: 'stage-due' }).after;
        const open = now.filter(({ status }) => status === 'open').length;
        expect([open > 0 && stage !== 'OBJECTION', now.some(({ by }) => by === 'talent-one')]).toEqual([false, false]);
        expect(standing?.state).toBe(stage === 'PUBLICITY' ? 'running' : 'examined');
      }
    }),
    { numRuns: 300 },
  );
});

/** Any options of any items, each with evidence. */
const sheet: fc.Arbitrary<ScoreCase['items']> = fc
  .record(
    Object.fromEntries(
      Object.entries(scoring.items).map(([id, { options }]) => [id, fc.constantFrom(...Object.keys(options))]),
    ),
    { requiredKeys: [] },
  )
  .map((chosen) =>
    Object.fromEntries(
      Object.entries(chosen).map(([id, option]) => [id, { option: String(option), documents: ['FORM'] }]),
    ),
  );

test('given any sheets, when acceptance is tried after each, then it goes through at the pass mark and never below', () => {
  fc.assert(
    fc.property(fc.array(sheet, { minLength: 1, maxLength: 4 }), (sheets) => {
      const play = caseOf('graduate');
      expect(play({ type: 'advance', to: 'ACCEPTED' }).happened).toBe(false);
      for (const items of sheets) {
        const { after } = play({ type: 'score', items, reason: words });
        const sum = Object.entries(items).reduce(
          (all, [id, { option }]) => all + (scoring.items[id]?.options[option]?.points ?? 0),
          0,
        );
        expect(after.sheets?.at(-1)?.sum).toBe(sum);
        const accepted = play({ type: 'advance', to: 'ACCEPTED' }).happened;
        expect([sum, accepted]).toEqual([sum, sum >= scoring.pass.points]);
        if (accepted) return;
      }
    }),
    { numRuns: 300 },
  );
});
