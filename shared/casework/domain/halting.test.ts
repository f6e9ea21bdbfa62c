import { expect, test } from 'vitest';
import { office } from '../testing/played.ts';
import { decideCase } from './decide.ts';
import { evolveCase } from './evolve.ts';
import { halt } from './halting.ts';
import { type Case, noCase } from './state.ts';

const open: Case<never> = { ...noCase, status: 'open', person: 'ana' };
const meta = { at: '2026-11-23T09:00:00.000+08:00', by: 'event' };
const word = (halted: boolean, version: number) => ({ type: 'halt', halted, version }) as const;

test('given an open case, when its person halts and lifts, then the newest word counts, in whichever order they come', () => {
  const halted = { type: 'case-halted', halted: true, version: 3 } as const;
  expect(decideCase(office, word(true, 3), open, { ...meta, id: 'one' })).toEqual({ ok: true, events: [halted] });
  const after = evolveCase(open, halted, meta);
  expect(after.halt).toEqual({ on: true, version: 3 });
  for (const version of [2, 3]) expect(halt(word(false, version), after)).toEqual({ ok: true, events: [] });
  expect(halt(word(false, 4), after)).toMatchObject({ events: [{ halted: false }] });
});

test('given no open case, when its person halts, then nothing changes', () => {
  expect(halt(word(true, 1), noCase)).toEqual({ ok: true, events: [] });
  expect(halt(word(true, 1), { ...open, status: 'closed' })).toEqual({ ok: true, events: [] });
});
