import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, planOf } from './plan.ts';
import { decideRun, evolveRun, noRun, type Run, type RunCommand, sliceOf } from './run.ts';

const candidate = (caseId: string, draw: number, schools: string[], rank = 1): Candidate => ({
  caseId,
  category: `c${rank}`,
  rank,
  draw,
  wishes: schools.map((schoolId, place) => ({ schoolId, preference: place + 1 })),
});
const given = (candidates: Candidate[], free: Record<string, number[]>) =>
  Object.fromEntries(
    planOf(candidates, free).map(({ caseId, schoolId, place }) => [caseId, schoolId && [schoolId, place]]),
  );

describe('the plan', () => {
  test('given categories, wishes and draws, when places are given, then it goes by category, then wish, then draw', () => {
    expect(given([candidate('late', 9, ['a']), candidate('early', 1, ['a'])], { a: [4] })).toEqual({
      early: ['a', 4],
      late: undefined,
    });
    expect(given([candidate('general', 1, ['a']), candidate('key', 9, ['a'], 0)], { a: [1] })).toMatchObject({
      key: ['a', 1],
    });
    // A first wish goes before a second one, whatever the draw.
    expect(
      given([candidate('x', 1, ['a', 'b']), candidate('y', 0, ['a']), candidate('z', 9, ['b'])], { a: [1], b: [1] }),
    ).toEqual({
      y: ['a', 1],
      z: ['b', 1],
      x: undefined,
    });
    expect(given([candidate('b', 1, ['a']), candidate('a', 1, ['a'])], { a: [1] })).toEqual({
      a: ['a', 1],
      b: undefined,
    });
    expect(given([candidate('a', 1, ['nowhere'])], {})).toEqual({ a: undefined });
    // What was added after the coordination comes after everything that was wished in time.
    const added = { ...candidate('added', 0, [], 0), wishes: [{ schoolId: 'a', preference: 1, late: true as const }] };
    expect(given([added, candidate('timely', 9, ['b', 'a'])], { a: [1] })).toMatchObject({ timely: ['a', 1] });
  });

  const schools = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 });
  const candidates = fc
    .uniqueArray(fc.nat(30), { maxLength: 12 })
    .chain((ids) => fc.tuple(...ids.map((id) => fc.tuple(fc.constant(id), fc.nat(3), schools, fc.nat(2)))))
    .map((all) => all.map(([id, draw, wishes, rank]) => candidate(`case-${id}`, draw, wishes, rank)));
  const free = fc.record({
    a: fc.uniqueArray(fc.nat(9), { maxLength: 4 }),
    b: fc.uniqueArray(fc.nat(9), { maxLength: 2 }),
  });

  test('given anything, when it is planned in another order, then the plan is the same, no place is given twice, and nobody is passed over', () => {
    const property = fc.property(candidates, free, fc.func(fc.integer()), (all, places, mix) => {
      const plan = planOf(all, places);
      const mixed = [...all].sort((x, y) => mix(x.caseId) - mix(y.caseId));
      expect(planOf(mixed, places)).toEqual(plan);
      const taken = plan.flatMap(({ schoolId, place }) => (schoolId === undefined ? [] : [`${schoolId} ${place}`]));
      expect(new Set(taken).size).toBe(taken.length);
      for (const { schoolId, place } of plan)
        if (schoolId !== undefined) expect(places[schoolId as 'a' | 'b']).toContain(place);
      for (const one of all) {
        const got = plan.find(({ caseId }) => caseId === one.caseId)?.preference ?? Number.POSITIVE_INFINITY;
        const wished = one.wishes.filter(({ preference }) => preference < got);
        // Whatever it wished for more is full.
        for (const { schoolId } of wished) {
          const total = (places[schoolId as 'a' | 'b'] ?? []).length;
          expect(plan.filter((other) => other.schoolId === schoolId)).toHaveLength(total);
        }
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});

describe('a run', () => {
  const planned = Array.from({ length: 12 }, (_, n) => ({ caseId: `c${n}`, category: 'general', draw: n }));
  const context = { at: '2027-06-01T09:00:00.000+08:00', by: 'worker', id: 'coordination-2027-1' };
  const after = (state: Run, command: RunCommand, at = context.at): Run => {
    const decision = decideRun(command, state, { ...context, at });
    if (!decision.ok) throw new Error('a run refuses nothing');
    return decision.events.reduce((before, event) => evolveRun(before, event, { at }), state);
  };
  const start: RunCommand = { type: 'start', key: 'k', schoolYear: 2027, batch: 1, seed: 's', planned };
  const note = (slice: number): RunCommand => ({
    type: 'note',
    slice,
    report: [{ caseId: `c${slice}`, category: 'general', draw: 1, outcome: 'waiting' }],
  });

  test('given a plan, when its steps are done, some twice and out of order, then each is done once and the run ends', () => {
    const running = after(noRun, start);
    expect(after(running, start)).toEqual(running);
    expect(sliceOf(running)).toHaveLength(10);
    expect(after(running, note(1))).toEqual(running);
    const next = after(running, note(0));
    expect(after(next, note(0))).toEqual(next);
    const done = after(next, note(1));
    expect(done).toMatchObject({ status: 'finished', keys: ['k'], done: 2, planned: [] });
    expect(after(done, note(2))).toEqual(done);
    expect(after(done, { ...start, planned: [] })).toEqual(done);
    expect(after(done, start)).toMatchObject({ status: 'running', keys: ['k', 'k'], done: 2 });
    expect(after(noRun, { ...start, planned: [] }).status).toBe('finished');
  });

  test('given it got on no more, when ten minutes have gone by, then it is begun again where it stands; a finished one is not', () => {
    const running = after(noRun, start);
    const later = '2027-06-01T09:10:00.000+08:00';
    expect(after(running, { type: 'resume' }, '2027-06-01T09:09:59.999+08:00')).toEqual(running);
    expect(after(running, { type: 'resume' }, later)).toEqual({ ...running, at: later });
    expect(after(noRun, { type: 'resume' }, later)).toEqual(noRun);
  });
});
