import { describe, expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { project } from '../aggregates.ts';
import type { ProjectCommand, ProjectEvent } from './project.ts';
import { cny, no, nothing, registered, signed, withdrawn } from './testing/projects.ts';

const change = (more: object = {}): ProjectCommand => ({
  type: 'change-investor',
  on: '2025-06-01',
  to: 'second',
  reason: '股权转让（演示数据 / made up）',
  amounts: {},
  ...more,
});
const first = registered({ enterpriseId: 'first' });
const accepted = (events: ProjectEvent[], command: ProjectCommand) => {
  const { decision } = given(project, events).when(command);
  return decision.ok ? [...events, ...decision.events] : [];
};

describe('a change of investor', () => {
  test('replaces the record: the project is the new one’s, and counts no second time', () => {
    const { decision, state } = given(project, [first, signed({}, 500)]).when(change());
    expect(decision).toMatchObject({ events: [{ type: 'investor-changed', change: { from: 'first', to: 'second' } }] });
    expect(state).toMatchObject({
      counted: { on: '2024-05-23', amount: cny(500) },
      investors: [{ from: 'first', to: 'second' }],
    });
    expect(state?.signings).toHaveLength(1);
  });

  test('with another amount, that one counts in place of what counted', () => {
    const amounts = { signed: cny(300) };
    const { decision, state } = given(project, [first, signed({}, 500)]).when(change({ amounts }));
    expect(decision).toMatchObject({ events: [{ countedBefore: cny(500), countedAmount: cny(300) }] });
    expect(state).toMatchObject({ amounts, counted: { on: '2024-05-23', amount: cny(300) } });
    const unknown = given(project, [first, signed()]).when(change({ amounts }));
    expect(unknown.decision).toMatchObject({ events: [{ countedAmount: cny(300) }] });
    expect(unknown.state?.counted?.amount).toEqual(cny(300));
  });

  test('of a project that does not count yet changes no count', () => {
    const { state } = given(project, [first]).when(change({ amounts: { signed: cny(300) } }));
    expect(state?.counted).toBeUndefined();
    expect(state?.amounts).toEqual({ signed: cny(300) });
  });

  test('given a project without a named investor, then it gets one', () => {
    expect(given(project, [registered()]).when(change()).state?.investors).toEqual([
      expect.not.objectContaining({ from: expect.anything() }),
    ]);
  });

  test('the same change again changes nothing; back to the first is a change of its own', () => {
    const changed = accepted([first], change());
    expect(given(project, changed).when(change()).decision).toEqual(nothing);
    expect(given(project, changed).when(change({ to: 'first', on: '2025-07-01' })).state?.investors).toHaveLength(2);
  });

  test('to whom it belongs, of a project that ended, or on a day to come, is refused', () => {
    expect(given(project, [first]).when(change({ to: 'first' })).decision).toEqual(no('same-investor'));
    expect(given(project, [first, withdrawn]).when(change()).decision).toEqual(no('stage-not-legal'));
    expect(given(project, [first]).when(change({ on: '2026-12-24' })).decision).toEqual(no('date-in-future'));
  });

  test('the same registration again is still the same', () => {
    const again = {
      type: 'register',
      registration: (first as unknown as { registration: never }).registration,
      on: '2026-01-01',
    };
    expect(given(project, accepted([first], change())).when(again as ProjectCommand).decision).toEqual(nothing);
  });
});
