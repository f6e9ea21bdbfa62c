import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../log/index.ts';
import { type Changes, changesOf } from './changes.ts';

/** The rows of one state: places that several lists share, and few values, so that rows often come back as they were. */
const state = fc.uniqueArray(
  fc.record<Row>({
    list: fc.constantFrom('mine#a', 'queue#open'),
    sort: fc.constantFrom('1', '2', '3'),
    item: fc.constantFrom({ status: 'open' }, { status: 'done' }),
  }),
  { selector: ({ list, sort }) => `${list}/${sort}` },
);

const inOrder = (rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => (`${a.list}/${a.sort}` < `${b.list}/${b.sort}` ? -1 : 1));

function applied(shown: readonly Row[], { put, remove }: Changes): Row[] {
  const touched = new Set([...put, ...remove].map(({ list, sort }) => `${list}/${sort}`));
  return inOrder([...shown.filter(({ list, sort }) => !touched.has(`${list}/${sort}`)), ...put]);
}

describe('changes of a view', () => {
  test('given any state that was shown before, when they are applied, then the newest state shows', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 5 }), (history) => {
        const changes = changesOf(history);
        for (const shown of history) expect(applied(shown, changes)).toEqual(inOrder(history.at(-1) ?? []));
      }),
    );
  });

  test('given rows that are the same in every state, when changes are made, then those rows cost nothing', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 5 }), (history) => {
        const always = { list: 'always', sort: '1', item: { status: 'open' } };
        const { put, remove } = changesOf(history.map((rows) => [...rows, structuredClone(always)]));
        expect([...put, ...remove].filter(({ list }) => list === 'always')).toEqual([]);
      }),
    );
  });

  test('given any history, when changes are made, then no place is touched twice and the order of writes is free', () => {
    fc.assert(
      fc.property(fc.array(state, { maxLength: 5 }), (history) => {
        const { put, remove } = changesOf(history);
        const places = [...put, ...remove].map(({ list, sort }) => `${list}/${sort}`);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  test('given a row that went and came back as it was, when a view shows the state between, then it is written', () => {
    const row = { list: 'mine#a', sort: '1', item: { status: 'open' } };
    expect(changesOf([[row], [], [row]])).toEqual({ put: [row], remove: [] });
  });
});
