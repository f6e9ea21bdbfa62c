import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../shared/casework/domain/index.ts';
import { submittedData } from '../../shared/casework/testing/submitted.ts';
import { hukouCase } from './case.ts';
import type { HukouAnswers } from './contract.ts';
import { hukouDepartment } from './department.ts';
import type { HukouCommand } from './domain/decide.ts';

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const stages = Object.keys(hukouDepartment.stages);
const person = 'talent-one';

const command: fc.Arbitrary<HukouCommand> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...stages).map((to) => ({ type: 'advance' as const, to })) },
  fc.record({
    type: fc.constant('employer-file' as const),
    enterpriseId: fc.constantFrom('made-up', 'another'),
    degree: fc.constantFrom('doctor' as const, 'master' as const),
  }),
  fc.constant({ type: 'decide' as const, outcome: 'approved' as const, reasonCode: 'conditions-met' }),
  fc.constant({ type: 'decide' as const, outcome: 'rejected' as const, reasonCode: 'channel-not-fitting' }),
  fc.nat({ max: 2 }).map((decision) => ({ type: 'reopen' as const, why: 'lead' as const, decision })),
  fc.constant({ type: 'withdraw' as const, applicationId: 'one', person }),
);

const context = { at: '2026-11-24T09:00:00.000+08:00', by: 'worker', id: 'one' };

/** Whether the department's data know a move between two stages; withdrawing and reopening are no moves. */
const known = (from: string, to: string): boolean =>
  to === 'WITHDRAWN' ||
  hukouDepartment.moves.some(
    (move) => move.to === to && (move.from === 'open' || ([...move.from] as string[]).includes(from)),
  );

test('given any commands, legal or not and some twice, when they are played, then the case goes along its data and is filed once', () => {
  const steps = fc.array(fc.tuple(command, fc.boolean()), { maxLength: 60 });
  fc.assert(
    fc.property(fc.constantFrom('graduate' as const, 'returnee' as const), steps, (channel, orders) => {
      const claims = new Set<string>();
      let state: Case<HukouAnswers> = hukouCase.initial;
      let filings = 0;
      const play = (one: HukouCommand) => {
        const decision = hukouCase.decide(one, state, context);
        if (!decision.ok || decision.claims?.take?.some((claim) => claims.has(claim))) return;
        for (const claim of decision.claims?.take ?? []) claims.add(claim);
        for (const claim of decision.claims?.release ?? []) expect(claims.delete(claim)).toBe(true);
        const before = state;
        state = decision.events.reduce((s, e) => hukouCase.evolve(s, e, { ...context, version: 1 }), state);
        if (before.stage !== state.stage && one.type !== 'open' && one.type !== 'reopen')
          expect([before.stage, state.stage, known(before.stage, state.stage)]).toEqual([
            before.stage,
            state.stage,
            true,
          ]);
        if (one.type === 'employer-file') {
          filings += 1;
          expect(one.enterpriseId).toBe('made-up');
        }
        if (state.stage === 'SETTLED') expect(state.passed).toContain('EMPLOYER_FILED');
      };
      play({ type: 'open', ...facts, answers: { channel } });
      play({ type: 'assign', to: 'worker', asLead: false });
      for (const [order, again] of orders) for (const one of again ? [order, order] : [order]) play(one);
      expect(filings).toBeLessThanOrEqual(1);
      const kept = state.stage !== 'WITHDRAWN' || 'filingRefused' in state;
      expect(claims.size).toBe(channel === 'graduate' && kept ? filings : 0);
    }),
    { numRuns: 300 },
  );
});
