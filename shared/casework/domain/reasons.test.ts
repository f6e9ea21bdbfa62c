import { describe, expect, test } from 'vitest';
import type { Context } from '../../log/aggregate.ts';
import { given } from '../../testing/given.ts';
import { happened, office, officeCase, type Wish } from '../testing/played.ts';
import type { CaseCommand } from './commands.ts';
import { decideCase } from './decide.ts';
import type { CaseEvent } from './events.ts';

const { opened, assigned, checked, granted, asked } = happened;
const mine: CaseEvent<Wish>[] = [opened, assigned];
const by = (who: string): Context => ({ at: '2026-11-23T10:00:00.000+08:00', by: who, id: 'one' });
const no = (code: string, more = {}) => ({ ok: false, refusal: { code, ...more } });

describe('a reason', () => {
  const reasons = {
    ...office.reasons,
    early: { ...office.reasons.misfits, from: ['NEW', 'CHECKED'] },
    lapsed: { ...office.reasons.misfits, from: [] },
    silent: { ...office.reasons.misfits, asked: true },
  } as const;
  const department = { ...office, reasons };
  const decide = (events: CaseEvent<Wish>[], command: CaseCommand<Wish>, who = 'worker') =>
    decideCase<Wish>(department, command, given(officeCase, events, by('worker')).state, by(who));
  const rejectAs = (reasonCode: string) => ({ type: 'decide', outcome: 'rejected', reasonCode }) as const;

  test('given a stage in which it cannot be true, when it is chosen, then that is refused and names where it can', () => {
    expect(decide(mine, rejectAs('early')).ok).toBe(true);
    expect(decide([...mine, checked, granted], rejectAs('early'))).toEqual(
      no('reason-not-here', {
        pointer: '/reasonCode',
        detail: {
          zh: '只在这些环节成立：新（NEW）、已查（CHECKED）',
          en: 'it can be true in: New (NEW), Checked (CHECKED)',
        },
      }),
    );
    expect(decide(mine, rejectAs('lapsed'))).toMatchObject(
      no('reason-not-here', { detail: { en: expect.stringContaining('nobody chooses it') } }),
    );
  });

  test('given that nothing is asked for, when it is said to be missing, then that is refused, also when a second one confirms', () => {
    expect(decide(mine, rejectAs('silent'))).toMatchObject(
      no('reason-not-here', { detail: { en: 'nothing that was asked for is missing' } }),
    );
    expect(decide([...mine, asked], rejectAs('silent')).ok).toBe(true);
    const proposed = { type: 'decision-proposed', outcome: 'rejected', reasonCode: 'silent' } as const;
    const came: CaseEvent<Wish>[] = [...mine, asked, proposed, { type: 'supplement-answered', items: ['i'] }];
    const confirm = { type: 'second', confirm: true } as const;
    expect(decide([...mine, asked, proposed], confirm, 'second').ok).toBe(true);
    const late = decide(came, confirm, 'second');
    expect(late).toMatchObject(no('reason-not-here'));
    expect(JSON.stringify(late)).not.toContain('pointer');
    // One that has left the catalogue since says nothing of stages.
    expect(decide([...mine, { ...proposed, reasonCode: 'gone' }], confirm, 'second').ok).toBe(true);
  });
});
