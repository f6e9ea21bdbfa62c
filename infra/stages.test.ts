import { describe, expect, test } from 'vitest';
import { parseStages, stageNamed, stages } from './stages.ts';

const settings = () => structuredClone([stageNamed('prod')]);

describe('stages', () => {
  test('are what was agreed, setting by setting', async () => {
    await expect(`${JSON.stringify(stages, null, 2)}\n`).toMatchFileSnapshot('./stages.golden.json');
  });

  test('given an unknown name, says which stages there are', () => {
    expect(() => stageNamed('production')).toThrow('there is no stage production; there are local, dev, prod, prod-cn');
  });

  test('given several faults, names them all at once', () => {
    const wrong = settings().map((stage) => ({ ...stage, region: 'Shanghai', logRetentionDays: 8, colour: 'red' }));
    const complaint = () => parseStages(wrong);
    expect(complaint).toThrow(/region/);
    expect(complaint).toThrow(/logRetentionDays/);
    expect(complaint).toThrow(/colour/);
  });

  test('given a stage that forgets the memory of a function, is refused', () => {
    const [prod] = settings();
    const { relay: _, ...memoryMb } = prod?.memoryMb ?? {};
    expect(() => parseStages([{ ...prod, memoryMb }])).toThrow(/relay/);
  });

  test.each([
    [{ keepData: false }, 'only stage local may drop its data'],
    [{ loopbackTargets: true }, 'only stage local may call itself'],
    [{ mailbox: true }, 'only stage local may keep its messages'],
  ])('given %o outside local, is refused', (change, reason) => {
    expect(() => parseStages(settings().map((stage) => ({ ...stage, ...change })))).toThrow(reason);
  });
});
