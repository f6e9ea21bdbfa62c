import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideLine } from './decide.ts';
import { evolveLine } from './evolve.ts';
import { emptyLine, inOrder, type Line, type LineCommand, positionIn } from './state.ts';

const at = '2026-11-23T10:00:00.000+08:00';
const context = { at, by: 'queue', id: 'one' };
const since = (minute: number) => `2026-11-23T09:${String(minute).padStart(2, '0')}:00.000+08:00`;
const after = (line: Line, command: LineCommand): Line => {
  const decision = decideLine(command, line, context);
  if (!decision.ok) throw new Error('a line refuses nothing');
  return decision.events.reduce(evolveLine, line);
};
const run = (...commands: LineCommand[]) => commands.reduce(after, emptyLine);
const waits = (caseId: string, minute: number, version = 1, rank = 0): LineCommand => ({
  type: 'note',
  caseId,
  version,
  waiting: { rank, since: since(minute), ready: true },
  left: [],
});
const item = { id: 'u' };
const turnOf = (line: Line) => line.turns.u?.caseId;

describe('a line', () => {
  test('given some who wait, when something comes free, then it goes by rank, then by the moment, then by id', () => {
    const line = run(waits('late', 9), waits('b', 1), waits('a', 1), waits('first', 30, 1, -0));
    expect(inOrder(line).map(({ caseId }) => caseId)).toEqual(['a', 'b', 'late', 'first']);
    // Ranks are numbers of whatever length.
    const ranked = run(waits('a', 1, 1, 433_791_696_896), waits('b', 2, 1, 8_589_934_592));
    expect(inOrder(ranked).map(({ caseId }) => caseId)).toEqual(['b', 'a']);
    expect(positionIn(line, 'late')).toEqual({ position: 3, of: 4 });
    expect(positionIn(line, 'nobody')).toBeUndefined();
    expect(turnOf(after(line, { type: 'free', items: [item] }))).toBe('a');
    expect(turnOf(run(waits('a', 1, 1, 2), waits('b', 2, 1, 1), { type: 'free', items: [item] }))).toBe('b');
  });

  test('given a turn that is lost, when another has the thing, then it is gone; when the case cannot, then the next is called', () => {
    const called = run(waits('a', 1), waits('b', 2), { type: 'free', items: [item] }, { type: 'free', items: [item] });
    expect(turnOf(after(called, { type: 'pass-on', itemId: 'u', caseId: 'a', taken: false }))).toBe('b');
    expect(after(called, { type: 'pass-on', itemId: 'u', caseId: 'a', taken: true })).toMatchObject({
      turns: {},
      free: [],
    });
    expect(after(called, { type: 'pass-on', itemId: 'u', caseId: 'b', taken: false })).toEqual(called);
    const alone = run(
      waits('a', 1),
      { type: 'free', items: [item] },
      { type: 'pass-on', itemId: 'u', caseId: 'a', taken: false },
    );
    expect(alone).toMatchObject({ turns: {}, free: [item] });
    expect(after(alone, { type: 'free', items: [item] })).toEqual(alone);
    expect(turnOf(after(alone, waits('a', 1, 2)))).toBe('a');
  });

  test('given what a case gave back, when it waits again, then it is not called for this very thing, and others are', () => {
    const back = run({ ...waits('a', 5), left: [item] } as LineCommand);
    expect(back).toMatchObject({ free: [item], turns: {} });
    expect(turnOf(after(back, waits('b', 9)))).toBe('b');
  });

  test('given a turn, when its case waits no more, then it is the next one’s; when it has the thing, then it is over', () => {
    const called = run(waits('a', 1), waits('b', 2), { type: 'free', items: [item] });
    expect(turnOf(after(called, { type: 'note', caseId: 'a', version: 2, left: [] }))).toBe('b');
    const held = after(called, { type: 'note', caseId: 'a', version: 2, holds: 'u', left: [] });
    expect(held).toMatchObject({ turns: {}, free: [] });
    expect(after(held, waits('a', 1, 2))).toEqual(held);
  });

  test('given a thing whose time has passed, or nobody ready, when it is free, then nobody is called', () => {
    expect(turnOf(run(waits('a', 1), { type: 'free', items: [{ ...item, until: at }] }))).toBeUndefined();
    const asked = { ...waits('a', 1), waiting: { rank: 0, since: since(1), ready: false } } as LineCommand;
    expect(turnOf(run(asked, { type: 'free', items: [item] }))).toBeUndefined();
    // A time that was corrected counts.
    const over = run({ type: 'free', items: [{ ...item, until: at }] });
    expect(
      turnOf(run(waits('a', 1), { type: 'free', items: [{ ...item, until: at }] }, { type: 'free', items: [item] })),
    ).toBe('a');
    expect(after(over, { type: 'free', items: [item] }).free).toEqual([item]);
  });
});

const caseId = fc.constantFrom('a', 'b', 'c');
const things = fc.constantFrom({ id: 'u' }, { id: 'v' });
const note = fc.record({
  type: fc.constant('note' as const),
  caseId,
  version: fc.integer({ min: 1, max: 9 }),
  waiting: fc.option(
    fc.record({ rank: fc.nat(2), since: fc.integer({ min: 0, max: 59 }).map(since), ready: fc.boolean() }),
    { nil: undefined },
  ),
  holds: fc.option(fc.constantFrom('u', 'v'), { nil: undefined }),
  left: fc.array(things, { maxLength: 2 }),
});
const anything: fc.Arbitrary<LineCommand> = fc.oneof(
  note,
  fc.record({ type: fc.constant('free' as const), items: fc.array(things, { maxLength: 2 }) }),
  fc.record({ type: fc.constant('pass-on' as const), itemId: fc.constantFrom('u', 'v'), caseId, taken: fc.boolean() }),
);

test('given anything in any order and twice, when it is noted, then nothing is free and called for at once, nobody is called twice, and nobody waits for what is free and could be theirs', () => {
  const property = fc.property(fc.array(anything, { maxLength: 30 }), (commands) => {
    const line = commands.flatMap((one) => [one, one]).reduce(after, emptyLine);
    const called = Object.values(line.turns).map((turn) => turn.caseId);
    expect(new Set(called).size).toBe(called.length);
    const free = line.free.map(({ id }) => id);
    expect(new Set(free).size).toBe(free.length);
    expect(free.filter((id) => line.turns[id])).toEqual([]);
    for (const id of free)
      expect(
        inOrder(line).filter(
          (one) => one.place.ready && !called.includes(one.caseId) && !one.left.some((left) => left.id === id),
        ),
      ).toEqual([]);
  });
  fc.assert(property, { numRuns: 500 });
});
