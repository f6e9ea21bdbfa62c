import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

describe('turns', () => {
  it('given work about one thing, when asked for at once, then each piece begins when the one before has ended', async () => {
    const inTurn = createTurns();
    const story: string[] = [];
    const work = (name: string) => async () => {
      story.push(`${name} begins`);
      await tick();
      story.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => inTurn('case/1', work(name))));
    expect(story).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('given work about several things, when asked for at once, then it runs side by side', async () => {
    const inTurn = createTurns();
    const { promise, resolve } = Promise.withResolvers<string>();
    const waiting = inTurn('case/1', () => promise);
    await inTurn('case/2', async () => resolve('done'));
    expect(await waiting).toBe('done');
  });

  it('given a piece that fails, when another waits for it, then the failure is told once and the other runs', async () => {
    const inTurn = createTurns();
    const failed = inTurn('case/1', () => Promise.reject(new Error('broken')));
    const after = inTurn('case/1', async () => 'went on');
    await expect(failed).rejects.toThrow('broken');
    expect(await after).toBe('went on');
  });
});
