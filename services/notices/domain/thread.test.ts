import { describe, expect, test } from 'vitest';
import { context } from './testing/moments.ts';
import { decideThread, evolveThread, type Hear, noThread, type Thread } from './thread.ts';

describe('a thread', () => {
  const hear = (version: number, more: Partial<Hear> = {}): Hear => ({
    type: 'hear',
    family: 'status',
    version,
    facts: {},
    ends: false,
    ...more,
  });
  const after = (state: Thread, command: Hear): Thread => {
    const decision = decideThread(command, state, context);
    return decision.ok ? decision.events.reduce(evolveThread, state) : state;
  };
  const refused = (state: Thread, command: Hear) => !decideThread(command, state, context).ok;

  test('keeps since when a fact holds, and forgets nothing by a repetition', () => {
    const first = after(noThread, hear(1, { facts: { asked: '', paused: 'paused' } }));
    expect(first.facts).toEqual({ paused: { value: 'paused', since: 1 } });
    const second = after(first, hear(2, { facts: { paused: 'paused' } }));
    expect(second.facts.paused?.since).toBe(1);
    expect(after(second, hear(2, { facts: { paused: '' } }))).toBe(second);
    expect(after(second, hear(3, { facts: { paused: '' } })).facts.paused).toEqual({ value: '', since: 3 });
  });

  test('is deaf to what is older in its family, or older than the end; until it goes on', () => {
    const ended = after(noThread, hear(5, { ends: true }));
    expect(refused(ended, hear(4))).toBe(true);
    expect(refused(ended, hear(4, { family: 'clock' }))).toBe(true);
    const later = after(ended, hear(6, { family: 'review' }));
    expect(later.ended).toBe(5);
    expect(refused(later, hear(3, { family: 'clock' }))).toBe(true);
    const again = after(later, hear(7));
    expect(again.ended).toBeUndefined();
    expect(refused(again, hear(3, { family: 'clock' }))).toBe(false);
  });
});
