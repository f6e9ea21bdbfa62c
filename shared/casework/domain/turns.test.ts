import { describe, expect, test } from 'vitest';
import type { Context } from '../../log/aggregate.ts';
import { given as givenAny } from '../../testing/given.ts';
import { happened, office, officeCase, type Wish } from '../testing/played.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseEvent } from './events.ts';

const { assigned, checked, granted, asked, answered, listed, approved, rejected, withdrawn } = happened;
const at = '2026-11-24T10:00:00.000+08:00';
const by = (who: string, time = at): Context => ({ at: time, by: who, id: 'one' });
const given = (events: CaseEvent<Wish>[], who = 'worker', time = at) => givenAny(officeCase, events, by(who, time));
const when = (events: CaseEvent<Wish>[], command: CaseCommand<Wish>, who = 'worker', time = at) =>
  given(events, who, time).when(command).decision;
const no = (code: string) => ({ ok: false, refusal: { code } });
const nothing = { ok: true, events: [] };
const opened: CaseEvent<Wish> = { ...happened.opened, settings: { ...office.settings, fourEyes: ['rejected'] } };
const mine = [opened, assigned];
const words = { zh: '市中心', en: 'the city' };

describe('more time', () => {
  const extend = { type: 'extend', days: 5, reason: words } as const;

  test('given a case in time, when it is extended, then there is a new date, once', () => {
    const { decision, state } = given(mine).when(extend);
    expect(decision).toEqual({ ok: true, events: [{ type: 'case-extended', days: 5, reason: words }] });
    expect(state).toMatchObject({ extension: { days: 5 }, clock: { extension: { days: 5 } } });
    expect(state.letters.at(-1)).toMatchObject({ kind: 'extension', promisedOn: '2026-12-07' });
    const again: CaseEvent<Wish> = { type: 'case-extended', days: 5, reason: words };
    expect(when([...mine, again], extend)).toEqual(no('already-extended'));
    expect(given([...mine, again, again]).state.clock.extension).toMatchObject({ days: 5 });
  });

  test('given a case that is late, not mine, or a time too long, when it is extended, then it is refused', () => {
    expect(when(mine, extend, 'worker', '2026-12-04T10:00:00.000+08:00')).toEqual(no('overdue'));
    expect(when(mine, extend, 'other')).toEqual(no('not-yours'));
    expect(when(mine, { ...extend, days: 11 })).toMatchObject(no('too-long'));
    expect(when([], extend)).toEqual(no('not-found'));
  });
});

describe('waiting for another body', () => {
  const wait = { type: 'await-body', body: words } as const;
  const awaited: CaseEvent<Wish> = { type: 'body-awaited', body: words };
  const end = { type: 'body-answered', asLead: false } as const;

  test('given a case, when it waits for a body, then the clock stands still until that has answered', () => {
    const { state } = given(mine).when(wait);
    expect(state).toMatchObject({ body: { text: words }, effects: { paused: 'body' } });
    const after = given([...mine, awaited]).when(end).state;
    expect(after.body).toBeUndefined();
    expect(after.clock.pauses).toMatchObject([{ reason: 'body', until: at }]);
  });

  test('given a case that moves on, when it waited, then it waits no longer, and that is on record', () => {
    const waited = { text: words, since: at, until: at };
    const moved = given([...mine, awaited]).when({ type: 'advance', to: 'CHECKED' }).state;
    expect([moved.body, moved.waited]).toEqual([undefined, [{ ...waited, how: 'moved' }]]);
    const closed = given([...mine, awaited, { type: 'body-answered' }, awaited, rejected]).state;
    expect(closed.waited?.map(({ how }) => how)).toEqual(['ended', 'closed']);
    // What leaves the case where it stands leaves it waiting, too.
    const stays = given([...mine, awaited, { type: 'case-moved', stage: 'NEW' }]).state;
    expect(stays).toMatchObject({ body: { text: words }, clock: { pauses: [{ reason: 'body' }] } });
    expect(stays.waited).toBeUndefined();
  });

  test('given one that waits already, does not wait, or is not mine, when it is told so, then it is refused', () => {
    expect(when([...mine, awaited], wait)).toEqual(no('already-waiting'));
    expect(when([...mine, asked], wait)).toEqual(no('supplement-open'));
    expect(when(mine, wait, 'other')).toEqual(no('not-yours'));
    expect(when(mine, end)).toEqual(no('not-waiting'));
    expect(when([...mine, awaited], end, 'other')).toEqual(no('not-yours'));
    expect(when([...mine, awaited], { ...end, asLead: true }, 'lead').ok).toBe(true);
  });

  test('given a supplement that came another way, when it is closed, then the clock goes on', () => {
    const close = { type: 'close-supplement', asLead: false } as const;
    const { decision, state } = given([...mine, asked]).when(close);
    expect(decision).toEqual({ ok: true, events: [{ type: 'supplement-closed' }] });
    expect(state.clock.pauses).toMatchObject([{ until: at }]);
    expect(when([...mine, asked, answered], close)).toEqual(no('no-supplement'));
    expect(given([{ type: 'supplement-closed' }]).state.supplement).toMatchObject({ closedAt: at });
  });
});

describe('a second pair of eyes', () => {
  const reject = { type: 'decide', outcome: 'rejected', reasonCode: 'misfits', note: 'sorry' } as const;
  const proposed: CaseEvent<Wish> = { type: 'decision-proposed', outcome: 'rejected', reasonCode: 'misfits' };
  // Who proposed it is who made the commit.
  const waiting = [...mine, proposed];
  const second = { type: 'second', confirm: true } as const;

  test('given a department that wants four eyes, when a caseworker decides, then it is a proposal and nothing else moves', () => {
    const { decision, state } = given(mine).when(reject);
    const { type: _type, ...told } = reject;
    expect(decision).toEqual({ ok: true, events: [{ type: 'decision-proposed', ...told }] });
    expect(state).toMatchObject({ status: 'open', proposal: { by: 'worker' } });
    for (const command of [
      reject,
      { type: 'advance', to: 'CHECKED' },
      { type: 'ask-supplement', missing: [] },
    ] as const)
      expect(when(waiting, command.type === 'ask-supplement' ? { ...command, missing: [] } : command)).toEqual(
        no('awaiting-second'),
      );
    const ready = [...mine, checked, granted];
    expect(when(ready, { type: 'decide', outcome: 'approved', reasonCode: 'fits' })).toMatchObject({
      events: [{ type: 'case-decided' }],
    });
  });

  test('given a proposal, when somebody else confirms it, then it is decided; sent back, the case goes on', () => {
    const { state } = givenAny(officeCase, waiting, by('worker'));
    const confirmed = officeCase.decide(second, state, by('other'));
    expect(confirmed).toMatchObject({ ok: true, events: [{ type: 'case-decided', proposedBy: 'worker' }] });
    const back = officeCase.decide({ ...second, confirm: false, note: 'look again' }, state, by('other'));
    expect(back).toEqual({ ok: true, events: [{ type: 'decision-returned', note: 'look again' }] });
    expect(officeCase.decide({ ...second, confirm: false }, state, by('other'))).toMatchObject({ ok: true });
    expect(given([...waiting, { type: 'decision-returned' }]).state.proposal).toBeUndefined();
    const whole = given([...waiting, { ...rejected, proposedBy: 'worker' }], 'other').state;
    expect(whole.decidedBy).toEqual(['worker', 'other']);
  });

  test('given a proposal, when the same person, the applicant, or anybody without one confirms, then it is refused', () => {
    expect(when(waiting, second)).toEqual(no('same-person'));
    const { state } = givenAny(officeCase, waiting, by('worker'));
    expect(officeCase.decide(second, state, by('talent'))).toEqual(no('own-case'));
    expect(when(mine, second)).toEqual(no('nothing-proposed'));
    expect(when([opened, withdrawn], second)).toEqual(no('case-closed'));
  });

  test('given a proposal to approve and an offer that lapsed meanwhile, when it is confirmed, then it is refused by name', () => {
    const approving: CaseEvent<Wish> = { type: 'decision-proposed', outcome: 'approved', reasonCode: 'fits' };
    const { state } = givenAny(officeCase, [...mine, checked, approving], by('worker'));
    expect(officeCase.decide(second, state, by('other'))).toMatchObject({
      refusal: { code: 'wrong-stage', detail: { en: expect.stringContaining('cannot go to approved') } },
    });
  });
});

describe('reopening', () => {
  const reopen = { type: 'reopen', why: 'lead', decision: 1, reason: words, owner: 'other' } as const;
  const closed = [...mine, checked, granted, approved];

  test('given a decided case, when it is reopened, then there is a new promise and the first decision stays on record', () => {
    const later = '2026-12-01T10:00:00.000+08:00';
    const { decision, state } = given(closed, 'lead', later).when(reopen);
    expect(decision).toMatchObject({ ok: true, events: [{ type: 'case-reopened', why: 'lead', stage: 'NEW' }] });
    expect(state).toMatchObject({
      status: 'open',
      owner: 'other',
      earlier: [{ outcome: 'approved' }],
      clock: { startedAt: later, pauses: [] },
      hold: { claim: 'thing#1' },
    });
    expect(state.outcome).toBeUndefined();
  });

  test('given no decision, another decision or a withdrawal, when it is reopened, then nothing happens or it is refused', () => {
    expect(when([], reopen)).toEqual(no('not-found'));
    expect(when(mine, reopen)).toEqual(no('not-decided'));
    expect(when([opened, withdrawn], { ...reopen, decision: 0 })).toEqual(no('not-decided'));
    expect(when(closed, { type: 'reopen', why: 'review', decision: 2 })).toEqual(nothing);
    expect(when(closed, { type: 'reopen', why: 'review', decision: 1 })).toMatchObject({ ok: true });
    const odd = { type: 'case-reopened', why: 'lead', stage: 'NEW', settings: office.settings } as const;
    expect(given([odd]).state).toMatchObject({ status: 'open', earlier: [] });
  });
});

describe('escalation', () => {
  const days = (text: string) => `2026-${text}T23:59:59.999+08:00`;
  const escalated: CaseEvent<Wish> = { type: 'case-escalated', level: 1, role: 'caseworker' };

  test('given a share of the time or days after its end, when they are gone, then the role that is named is told, once', () => {
    const command = { type: 'escalate', level: 1 } as const;
    expect(when(mine, command, 'x', days('11-26'))).toEqual(nothing);
    expect(when(mine, command, 'x', days('11-27'))).toMatchObject({ events: [{ level: 1, role: 'caseworker' }] });
    expect(when([...mine, escalated], command, 'x', days('11-27'))).toEqual(nothing);
    const second = { type: 'escalate', level: 2 } as const;
    expect(when(mine, second, 'x', days('11-30'))).toEqual(nothing);
    expect(when(mine, second, 'x', days('12-01'))).toMatchObject({ events: [{ level: 2, role: 'leader' }] });
    expect(when([], second, 'x', days('12-01'))).toEqual(nothing);
  });

  test('given a clock that stands still, when the day comes, then nothing is escalated', () => {
    const { state } = givenAny(officeCase, [...mine, asked], by('worker'));
    expect(officeCase.decide({ type: 'escalate', level: 2 }, state, by('x', days('12-01')))).toEqual(nothing);
  });

  test('given levels that name neither share nor days, when they are asked for, then they come with the end of the time', () => {
    const bare = { ...office.settings, escalation: [{ level: 1, role: 'ops' as const }] };
    const plain: CaseEvent<Wish> = { ...happened.opened, settings: bare };
    expect(when([plain], { type: 'escalate', level: 1 }, 'x', days('11-30'))).toMatchObject({ events: [{ level: 1 }] });
  });
});

describe('steps', () => {
  test('given a case that moves, when it leaves a step, then the working days of the step are told', () => {
    const start = givenAny(officeCase, mine, by('worker', '2026-11-23T10:00:00.000+08:00')).state;
    const play = (state: typeof start, event: CaseEvent<Wish>, time: string) =>
      officeCase.evolve(state, event, { at: time, by: 'worker', version: 1 });
    const moved = play(start, checked, '2026-11-25T10:00:00.000+08:00');
    expect(moved.effects).toEqual({ left: { step: 'NEW', usedDays: 2 } });
    const waiting = play(moved, listed, '2026-11-26T10:00:00.000+08:00');
    expect(waiting.effects).toEqual({ left: { step: 'CHECKED', usedDays: 1 }, paused: 'stage' });
    const back = play(waiting, checked, '2026-11-30T10:00:00.000+08:00');
    expect(back.effects).toEqual({ left: { step: 'LISTED', usedDays: 0 } });
    expect(back.passed).toEqual(['NEW', 'CHECKED', 'LISTED']);
  });

  test('given a case that begins in a stage that waits, when it is opened, then that is told', () => {
    const waits = { zh: '等待', en: 'Waiting' };
    expect(given([{ ...happened.opened, waits }]).state.effects).toEqual({ paused: 'stage' });
  });
});
